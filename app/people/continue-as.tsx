import { firstNameOf, initialsOf } from "../ui/initials"
import { demoPeople } from "./demo-people"

/** The demo's way in: one button for each of its people, no code needed. */
export function ContinueAs({ back = "/" }: { back?: string }) {
  return (
    <ul className="list">
      {demoPeople.map(({ slug, name, is }) => (
        <li key={slug}>
          <form method="post" action={`/demo/${slug}`} className="row between pad">
            <input type="hidden" name="back" value={back} />
            <span className="row">
              <span className="av" aria-hidden="true">
                {initialsOf(name)}
              </span>
              <span className="t15">
                {name}
                <br />
                <span className="small muted">{is}</span>
              </span>
            </span>
            <button className="btn s" type="submit">
              Continue as {firstNameOf(name)}
            </button>
          </form>
        </li>
      ))}
    </ul>
  )
}
