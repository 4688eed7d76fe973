import { dayName } from "../ui/day"
import { Message } from "../ui/message"
import { type AbsenceRefused, type AbsenceRow, type Away, absenceSentences } from "./absence"

type Props = {
  /** Where the forms go, and for which company. */
  action: string
  company: string
  heading: "h2" | "h3"
  /** Null for oneself. */
  name: string | null
  absences: readonly AbsenceRow[]
  refused: AbsenceRefused | null
  today: string
}

/** Days away: those there are, and a form for more. Neither why nor what kind is asked. */
export function Absences({ action, company, heading: Heading, name, absences, refused, today }: Props) {
  const mine = refused?.company === company ? refused : null
  const field = (which: string) => `${which}-${company}`
  return (
    <section className="stack near" id={`away-${company}`} aria-labelledby={field("away-name")}>
      <Heading id={field("away-name")}>{name === null ? "Days you are away" : `Days ${name} is away`}</Heading>
      <p className="small muted">
        Dates to read something by wait for {name ?? "you"}, and so do mails about reading. Nobody is asked why.
      </p>
      {absences.length > 0 ? (
        <ul className="list">
          {absences.map((one) => (
            <li key={one.id} className="pad row between">
              <span className="t15">
                {spanText(one, today)}
                {one.byAnother ? <span className="small muted"> · entered by an admin</span> : null}
              </span>
              {one.mayEnd ? (
                <form method="post" action={action}>
                  <input type="hidden" name="company" value={company} />
                  <button className="btn s" type="submit" name="end" value={one.id}>
                    {!one.hasBegun ? "Take it back" : name === null ? "I am back" : "Back today"}
                  </button>
                </form>
              ) : null}
            </li>
          ))}
        </ul>
      ) : null}
      {mine ? (
        <Message kind="no" id={field("away-no")}>
          <p>{absenceSentences[mine.refused]}</p>
        </Message>
      ) : null}
      <form method="post" action={action} className="stack near">
        <input type="hidden" name="company" value={company} />
        <div className="row">
          <Day
            id={field("from")}
            name="from"
            label="First day"
            value={mine?.from}
            refused={mine ? field("away-no") : null}
          />
          <Day id={field("to")} name="to" label="Last day" value={mine?.to} refused={mine ? field("away-no") : null} />
        </div>
        <p className="row">
          <button className="btn s" type="submit">
            Save these days
          </button>
        </p>
      </form>
    </section>
  )
}

type DayProps = { id: string; name: string; label: string; value: string | undefined; refused: string | null }

function Day({ id, name, label, value, refused }: DayProps) {
  return (
    <div>
      <label className="f" htmlFor={id}>
        {label}
      </label>
      <input
        id={id}
        type="date"
        name={name}
        defaultValue={value}
        aria-invalid={refused ? true : undefined}
        aria-describedby={refused ?? undefined}
      />
    </div>
  )
}

/** "Mon 4 May to Fri 8 May"; one day alone; "taken back" where none is left. */
function spanText({ from, to }: Away, today: string): string {
  if (to < from) return `From ${dayName(from, today)}: taken back`
  return from === to ? dayName(from, today) : `${dayName(from, today)} to ${dayName(to, today)}`
}
