import { initialsOf } from "../ui/initials"
import { Message } from "../ui/message"
import { Places } from "./company-places"
import { type Colleague, type Member, type Seat, seats } from "./person"
import { seatDoes, seatList, seatNames } from "./seat-words"
import { Ticks } from "./ticks"
import { WhereItWorks } from "./where-it-works"
import { WhoHasLeft } from "./who-has-left"

type Team = { readonly id: string; readonly name: string; readonly members: number }
type Role = { readonly id: string; readonly name: string; readonly holders: number }
export type Inviting = { readonly list: string; readonly seats: readonly Seat[]; readonly team: string }

type Shown = {
  readonly member: Member
  /** One page of them, of all who were searched for; `next` is the last of it when there are more. */
  readonly people: readonly Colleague[]
  readonly count: number
  readonly next: string | null
  readonly search: string
  readonly after: string | null
  readonly teams: readonly Team[]
  readonly roles: readonly Role[]
  readonly leavers: Parameters<typeof WhoHasLeft>[0]["leavers"]
  readonly moreLeft: boolean
  /** Where its working hours are, and the names to choose from. */
  readonly timeZone: string
  readonly timeZones: readonly string[]
  readonly today: string
  /** What was done just now, as a sentence. */
  readonly done: string | null
  readonly typed: Inviting | null
  readonly refused: string | null
}

/** Who is in a company: people with their places, inviting, teams, roles, and whose names are shown. */
export function CompanyPeople({ member, teams, roles, leavers, moreLeft, done, typed, refused, ...shown }: Shown) {
  const { company } = member
  const { timeZone, timeZones, today, ...listed } = shown
  const here = `/companies/${company.id}`
  return (
    <main id="main" className="page stack company" tabIndex={-1}>
      <div className="stack head">
        <p className="small muted">
          <a href={here}>{company.name}</a>
        </p>
        <h1>People, teams and roles</h1>
      </div>
      {done ? (
        <p role="status" className="note">
          {done}
        </p>
      ) : null}
      <Invite here={here} teams={teams} typed={typed} refused={refused} />
      <People here={here} {...listed} />
      <Places
        here={here}
        what="teams"
        title="Teams"
        one="team"
        counted={teams.map((team) => ({ ...team, people: team.members }))}
      >
        A version is addressed to teams: people who work together read together.
      </Places>
      <Places
        here={here}
        what="roles"
        title="Roles"
        one="role"
        counted={roles.map((role) => ({ ...role, people: role.holders }))}
      >
        A role does a step in a story. Who holds it is told when the step changes.
      </Places>
      <WhoHasLeft here={here} leavers={leavers} more={moreLeft} today={today} />
      <WhoseNames here={here} names={company.names} />
      <WhereItWorks here={here} timeZone={timeZone} timeZones={timeZones} />
    </main>
  )
}

type Listed = Pick<Shown, "people" | "count" | "next" | "search" | "after">

function People({ here, people, count, next, search, after }: { here: string } & Listed) {
  const at = `${here}/people`
  const searching = search ? `search=${encodeURIComponent(search)}&` : ""
  return (
    <section className="stack" aria-labelledby="people">
      <h2 id="people">
        People <span className="muted">({count})</span>
      </h2>
      <search>
        <form method="get" action={`${at}#people`} className="add-one">
          <div>
            <label className="f" htmlFor="search">
              Name or mail address
            </label>
            <input id="search" name="search" type="search" maxLength={80} defaultValue={search} />
          </div>
          <button className="btn" type="submit">
            Search
          </button>
        </form>
      </search>
      {people.length === 0 ? (
        <p className="muted">Nobody here is called “{search}”.</p>
      ) : (
        <ul className="list">
          {people.map((person) => (
            <PersonRow key={person.id} here={here} person={person} />
          ))}
        </ul>
      )}
      {next || after || search ? (
        <p className="row">
          {next ? (
            <a className="btn" href={`${at}?${searching}after=${next}#people`}>
              More people
            </a>
          ) : null}
          {after ? (
            <a className="btn q" href={`${at}${search ? `?search=${encodeURIComponent(search)}` : ""}#people`}>
              From the beginning
            </a>
          ) : null}
          {search ? (
            <a className="btn q" href={`${at}#people`}>
              Show everybody
            </a>
          ) : null}
        </p>
      ) : null}
    </section>
  )
}

function PersonRow({ here, person }: { here: string; person: Colleague }) {
  const places = [...person.teams, ...person.roles].map((place) => place.name)
  return (
    <li>
      <a className="it" href={`${here}/people/${person.id}`}>
        <span className="av" aria-hidden="true">
          {initialsOf(person.name)}
        </span>
        <span className="t15">
          <strong>{person.name}</strong> <span className="muted address">{person.email}</span>
          <br />
          {seatList(person.seats)}
          {places.length > 0 ? <span className="muted"> · {[...new Set(places)].join(", ")}</span> : null}
        </span>
      </a>
    </li>
  )
}

function Invite({ here, teams, typed, refused }: { here: string } & Pick<Shown, "teams" | "typed" | "refused">) {
  return (
    <details className="card" open={refused !== null}>
      <summary>Invite people</summary>
      <form method="post" action={`${here}/people`} className="stack">
        {refused ? (
          <Message kind="no" id="invite-refused">
            <p>{refused}</p>
          </Message>
        ) : null}
        <div>
          <label className="f" htmlFor="list">
            Mail addresses
          </label>
          <p className="small muted" id="list-hint">
            Paste a list: one a line, or out of a mail or a table, with or without names.
          </p>
          <textarea
            id="list"
            name="list"
            rows={5}
            defaultValue={typed?.list}
            aria-describedby={refused ? "invite-refused list-hint" : "list-hint"}
            aria-invalid={refused ? true : undefined}
            placeholder={"Lars Berg <lars@example.com>\nmina@example.com"}
            required
          />
        </div>
        <Ticks
          legend="They are"
          name="seat"
          ticks={seats.map((seat) => ({ value: seat, label: seatNames[seat], hint: seatDoes[seat] }))}
          ticked={typed?.seats ?? ["reader"]}
        />
        {teams.length > 0 ? (
          <div>
            <label className="f" htmlFor="team">
              They join the team
            </label>
            <select id="team" name="team" defaultValue={typed?.team ?? ""}>
              <option value="">none for now</option>
              {teams.map((team) => (
                <option key={team.id} value={team.id}>
                  {team.name}
                </option>
              ))}
            </select>
          </div>
        ) : null}
        <div className="row">
          <button className="btn p" type="submit">
            Invite them
          </button>
          <span className="small muted">Each gets one mail.</span>
        </div>
      </form>
    </details>
  )
}

function WhoseNames({ here, names }: { here: string; names: Member["company"]["names"] }) {
  const choices = [
    ["everyone", "Authors see who has finished and who has not, with the day"],
    ["teams", "Teams only: names for nobody but a consultant who is neither author nor admin"],
  ] as const
  return (
    <section className="stack" aria-labelledby="names">
      <h2 id="names">Whose names are shown</h2>
      <form method="post" action={`${here}/names`} className="stack">
        <fieldset className="stack">
          <legend className="vh">Whose names are shown on “Where we stand”</legend>
          {choices.map(([value, label]) => (
            <label key={value} className="opt">
              <input type="radio" name="names" value={value} defaultChecked={names === value} />
              <span className="t15">{label}</span>
            </label>
          ))}
        </fieldset>
        <div className="row">
          <button className="btn" type="submit">
            Save
          </button>
        </div>
      </form>
    </section>
  )
}
