import { dayName } from "../ui/day"

export type EvidencePage = {
  readonly legendId: string
  readonly version: { readonly label: string; readonly title: string }
  /** Whether people stand in it by name, for the one who asks. */
  readonly names: boolean
  readonly taken: readonly { readonly id: string; readonly by: string; readonly day: string; readonly names: boolean }[]
  readonly today: string
}

/** What the evidence on a version holds, and the button that takes a copy of it. */
export function TakeEvidence({ page }: { page: EvidencePage }) {
  const { legendId, version, names, taken, today } = page
  const at = `/legends/${legendId}`
  return (
    <main id="main" className="page stack reading">
      <header className="stack tight">
        <p className="small muted">
          <a href={`${at}/v/${version.label}`}>{version.title}</a> · version {version.label}
        </p>
        <h1 tabIndex={-1}>Evidence</h1>
      </header>
      <p>
        A ZIP file with what was published, whom it was addressed to and why, and who confirmed what. Anybody can check
        it without Reread and without a network: a page for the browser is in it.
      </p>
      <ul className="stack near plain">
        <li>The version as it was published, and its changes.</li>
        {names ? (
          <li>Everybody it was addressed to, each opening by its day, and each confirmation with what was shown.</li>
        ) : (
          <li>How many people have read it, by team. No names: your company shows teams only.</li>
        )}
        <li>The ledger’s entries with their proofs, and a signed checkpoint.</li>
        <li>A page that says what all of this proves, and what it does not.</li>
      </ul>
      <form method="post" action={`${at}/v/${version.label}/evidence.zip`} className="stack near">
        <p>
          <button className="btn p" type="submit">
            Take a copy
          </button>
        </p>
        <p className="small muted">That you took one is recorded. The people in it can see that on their own page.</p>
      </form>
      {taken.length > 0 ? (
        <section className="stack near">
          <h2>Copies taken</h2>
          <ul className="list">
            {taken.map((copy) => (
              <li key={copy.id} className="pad">
                <p className="t15">
                  <strong>{copy.by}</strong>, {dayName(copy.day, today)}
                </p>
                <p className="small muted">{copy.names ? "With people’s names" : "In numbers only"}</p>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
    </main>
  )
}
