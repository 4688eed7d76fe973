import type { AbsenceRefused } from "../people/absence"
import { Absences } from "../people/absences"
import { dayName, dayOf } from "../ui/day"
import type { Me } from "./me"
import type { Recorded } from "./recorded"

/** Who one is here, the keys, and everything that is recorded. */
export function MePage({ me, refused = null }: { me: Me; refused?: AbsenceRefused | null }) {
  return (
    <main id="main" className="page stack reading">
      <h1 tabIndex={-1}>{me.person.name}</h1>
      <p className="muted">{me.person.email}</p>
      {me.members.map(({ company, teams, roles }) => (
        <section className="stack" key={company.id}>
          <h2>{company.name}</h2>
          <dl className="facts">
            <dt>Team</dt>
            <dd>{teams.map((team) => team.name).join(", ") || "none"}</dd>
            <dt>Role</dt>
            <dd>{roles.join(", ") || "none"}</dd>
          </dl>
          <Absences
            action="/me/absence"
            company={company.id}
            heading="h3"
            name={null}
            absences={me.absences[company.id] ?? []}
            refused={refused}
            today={me.today}
          />
        </section>
      ))}
      <Keys on={me.keys} />
      <WhatIsRecorded recorded={me.recorded} today={me.today} />
      <form method="post" action="/sign-out">
        <button className="btn" type="submit">
          Sign out
        </button>
      </form>
    </main>
  )
}

function Keys({ on }: { on: boolean }) {
  return (
    <section className="stack near" id="keys">
      <h2>Single keys</h2>
      <p className="t15">
        {on
          ? "On: J and K go through the changes, V shows another view, U goes to the list. No single key ever confirms."
          : "Off: only Shift + Enter and your browser’s own keys do something."}
      </p>
      <form method="post" action="/me">
        <button className="btn s" type="submit" name="keys" value={on ? "off" : "on"}>
          {on ? "Turn single keys off" : "Turn single keys on"}
        </button>
      </form>
    </section>
  )
}

function WhatIsRecorded({ recorded, today }: { recorded: Recorded; today: string }) {
  const { memberships, sessions, last, openings, copies, addressed, mails, more } = recorded
  return (
    <section className="stack near" id="recorded">
      <h2>What is recorded about me</h2>
      <ul className="stack near plain">
        {memberships.map(({ company, joinedOn }) => (
          <li key={company}>
            You joined {company} on {dayName(joinedOn, today)}.
          </li>
        ))}
        <li>
          You are signed in on {sessions.length === 1 ? "one device" : `${sessions.length} devices`}, since{" "}
          {[...new Set(sessions)].map((day) => dayName(day, today)).join(", ")}.
        </li>
        {last.map(({ company, at }) => (
          <li key={company}>
            Your last opening or confirmation at {company}: {hourName(at, today)}. One such time is kept, and
            overwritten.
          </li>
        ))}
        <li>
          {addressed === 1 ? "One version was" : `${addressed} versions were`} addressed to you, and{" "}
          {mails === 1 ? "one mail was" : `${mails} mails were`} written to you.
        </li>
      </ul>
      {copies.length > 0 ? <Copies copies={copies} today={today} /> : null}
      {openings.length > 0 ? <Openings openings={openings} today={today} /> : null}
      {more ? <p className="small muted">These are the newest 200.</p> : null}
      <p className="small muted">
        How long you read, how you scroll and at which hour you open a change are not recorded. What you open and
        confirm stands in the company’s ledger too, under a number instead of your name.
      </p>
      <p>
        <a className="btn s" href="/me/record.json" download>
          Download everything recorded about me
        </a>
      </p>
    </section>
  )
}

function Copies({ copies, today }: { copies: Recorded["copies"]; today: string }) {
  return (
    <ul className="list" aria-label="Copies of evidence in which you stand">
      {copies.map((copy) => (
        <li key={copy.id} className="pad">
          <p className="t15">
            {copy.by} took a copy of the evidence on <strong>{copy.legend}</strong>, version {copy.version}
          </p>
          <p className="small muted">
            {dayName(copy.day, today)} ·{" "}
            {copy.names ? "you stand in it by name" : "you are counted in it, without your name"}
          </p>
        </li>
      ))}
    </ul>
  )
}

function Openings({ openings, today }: { openings: Recorded["openings"]; today: string }) {
  return (
    <ul className="list" aria-label="Changes you opened, newest first">
      {openings.map((opening) => (
        <li key={opening.id} className="pad">
          <p className="t15">
            <strong>{opening.title}</strong>
          </p>
          <p className="small muted">
            {opening.legend}, version {opening.version}
          </p>
          <p className="small">{historyOf(opening, today)}</p>
        </li>
      ))}
    </ul>
  )
}

/** "Opened Fri 20 Nov · confirmed Fri 20 Nov, 04:28 UTC" */
function historyOf(
  { day, revealed, confirmedAt, undoneAt, daysOnly }: Recorded["openings"][number],
  today: string,
): string {
  const told = (at: number) => (daysOnly ? dayName(dayOf(at), today) : hourName(at, today))
  return [
    `Opened ${dayName(day, today)}`,
    revealed === null ? null : revealed === "found" ? "found what is new" : "was shown what is new",
    confirmedAt === null ? null : `confirmed ${told(confirmedAt)}`,
    undoneAt === null ? null : `taken back ${told(undoneAt)}`,
  ]
    .filter((text) => text !== null)
    .join(" · ")
}

const hourName = (at: number, today: string) =>
  `${dayName(dayOf(at), today)}, ${new Date(at).toISOString().slice(11, 16)} UTC`
