import { dayName } from "../ui/day"

type Props = {
  legend: { id: string; title: string }
  version: { label: string; readBy: string | null; inForceFrom: string | null }
  people: number
  today: string
}

/** What happened, and where to go from here. */
export function Published({ legend, version, people, today }: Props) {
  return (
    <main id="main" className="page stack" tabIndex={-1}>
      <p className="small muted">{legend.title}</p>
      <h1>Version {version.label} is published</h1>
      <p>
        {people === 1 ? "One person gets one e-mail." : `${people} people get one e-mail each.`}
        {version.readBy ? ` It is to be read by ${dayName(version.readBy, today)}.` : ""}
        {version.inForceFrom ? ` It is in force from ${dayName(version.inForceFrom, today)}.` : ""}
      </p>
      <p className="row">
        <a className="btn p" href={`/legends/${legend.id}/status`}>
          Where we stand
        </a>
        <a className="btn" href={`/legends/${legend.id}`}>
          The legend
        </a>
      </p>
      <p className="small muted">
        This version can never change again. What you write from now on belongs to the draft of the next one.
      </p>
    </main>
  )
}
