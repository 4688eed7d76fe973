import { dayName } from "../ui/day"
import { Frame } from "../ui/frame"
import { quoted } from "../ui/quote"
import { type Receipt, receiptSentence } from "./receipt"

/** The receipt of a version, made for printing. */
export function ReceiptPage({ receipt }: { receipt: Receipt }) {
  const { company, reader, legend, version, lines } = receipt
  return (
    <Frame person={{ name: reader }}>
      <main id="main" className="page stack reading receipt">
        <p className="small muted">
          Receipt · {company} · {reader}
        </p>
        <h1 tabIndex={-1}>{receiptSentence(receipt)}</h1>
        <p>
          <a href={`/legends/${legend.id}`}>{legend.title}</a>, version {version.label}, published{" "}
          {dayName(version.publishedOn)} {version.publishedOn.slice(0, 4)}.
        </p>
        <ol className="list" aria-label="Confirmed changes">
          {lines.map((line) => (
            <li key={line.fp} className="pad">
              <p className="t15">
                <strong>{line.title}</strong> <span className="muted">in {quoted(line.where)}</span>
              </p>
              <p className="small">
                Opened {line.opened} · confirmed {line.confirmed}
                {line.entry === null ? "" : ` · entry ${line.entry} of the ledger`}
              </p>
            </li>
          ))}
        </ol>
        <p className="small muted">
          SHA-256 of the text: <code className="hash">{version.hash}</code>
        </p>
        <p className="small muted">
          It says that {reader} opened and confirmed each of these changes. It does not say how long anybody looked:
          that is not recorded.
        </p>
        <Checkpoint text={receipt.checkpoint} />
        <p className="onscreen">
          <a href={`/legends/${legend.id}/read`}>Back to your part</a>
        </p>
      </main>
    </Frame>
  )
}

/** With this text, which others keep too, nobody can change those entries unseen. */
function Checkpoint({ text }: { text: string | null }) {
  if (text === null)
    return <p className="small muted">The ledger is signed every few minutes: the signature will stand here then.</p>
  return (
    <div className="stack tight small muted">
      <p>The ledger’s signed checkpoint that covers these entries:</p>
      <pre className="checkpoint">{text}</pre>
    </div>
  )
}
