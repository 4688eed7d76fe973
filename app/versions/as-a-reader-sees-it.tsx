import { concealed } from "./careful"
import { ChangeShown } from "./change-shown"
import { FindWhatIsNew } from "./find-what-is-new"
import { OneQuestion } from "./one-question"
import { type ChangeFields, type ReviewedChange, type ReviewPage, thingOf, titled, withWords } from "./review-page"

/** What is previewed: as whom (a team's id), and the mail, the passage to look through, or the change in one of its three views. */
export type Look = {
  readonly as: string | null
  readonly step: "mail" | "find" | "change"
  readonly view: "changes" | "now" | "before"
}

type Props = {
  page: ReviewPage
  chosen: ReviewedChange | null
  typed: ChangeFields
  look: Look
  at: string
  /** True with script: what is chosen is shown at once. */
  live: boolean
}

/** The chosen change in the very component its readers will see, with the words that are being typed. */
export function AsAReaderSeesIt({ page, chosen, typed, look, at, live }: Props) {
  const addressed = page.teams.find(({ id }) => page.version.teams.includes(id))
  const team = page.teams.find(({ id }) => id === look.as) ?? addressed ?? page.teams[0]
  const shown = chosen ? withWords(chosen, typed) : null
  const find = shown?.careful ? concealed(shown).find : undefined
  const step = look.step === "find" && !find ? "change" : look.step
  const to = (more: Partial<Look>) => hrefOf(at, chosen, { ...look, as: team?.id ?? null, ...more })
  return (
    <section aria-labelledby="as-reader" className="stack near">
      <div className="row between">
        <form className="row show-as" method="get" action={at}>
          <h2 id="as-reader">
            As a reader in <span className="vh">a team</span>
          </h2>
          {chosen ? <input type="hidden" name="change" value={chosen.fp} /> : null}
          {step === "change" ? null : <input type="hidden" name="show" value={step} />}
          <select aria-label="Show as" name="as" defaultValue={team?.id} key={team?.id}>
            {page.teams.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
          <span className="sees">sees it</span>
          <button className="btn s" type="submit" hidden={live}>
            Show
          </button>
        </form>
        <nav className="seg" aria-label="What is previewed">
          {page.mail ? (
            <a href={to({ step: "mail" })} aria-current={step === "mail" ? "true" : undefined}>
              E-mail
            </a>
          ) : null}
          {find ? (
            <a href={to({ step: "find" })} aria-current={step === "find" ? "true" : undefined}>
              Find it
            </a>
          ) : null}
          <a href={to({ step: "change" })} aria-current={step === "change" ? "true" : undefined}>
            {titled(thingOf(page))}
          </a>
        </nav>
      </div>
      <div className="phone">
        {step === "mail" && page.mail ? (
          <Mail mail={page.mail} />
        ) : step === "find" && shown && find ? (
          <FindWhatIsNew find={find} author={shown.author} concerns={concernsOf(typed, team)} />
        ) : shown ? (
          <>
            <ChangeShown
              shown={shown}
              view={look.view}
              roles={team?.roles ?? []}
              concerns={concernsOf(typed, team)}
              href={(view) => to({ view })}
            />
            {shown.check ? <OneQuestion {...shown.check} /> : null}
          </>
        ) : null}
      </div>
    </section>
  )
}

function Mail({ mail }: { mail: NonNullable<ReviewPage["mail"]> }) {
  return (
    <article className="stack mail" aria-label="E-mail">
      <h3>{mail.subject}</h3>
      <p>{mail.body}</p>
    </article>
  )
}

/** Why somebody in a team is told "Concerns you". */
function concernsOf(typed: ChangeFields, team: ReviewPage["teams"][number] | undefined): string[] {
  if (!team) return []
  const byRole = typed.roles.filter((role) => team.roles.includes(role))
  return typed.teams.includes(team.id) ? [...new Set([...byRole, team.name])] : byRole
}

function hrefOf(at: string, chosen: ReviewedChange | null, look: Look): string {
  const query = new URLSearchParams()
  if (chosen) query.set("change", chosen.fp)
  if (look.as) query.set("as", look.as)
  if (look.step !== "change") query.set("show", look.step)
  if (look.view !== "changes") query.set("v", look.view)
  return `${at}?${query}`
}
