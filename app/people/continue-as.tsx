import "./people.css"
import { firstNameOf, initialsOf } from "../ui/initials"
import { demoPeople } from "./demo-people"

/** The demo's way in: one button for each of its people, no code needed. */
export function ContinueAs({ back = "/" }: { back?: string }) {
  return (
    <ul className="list">
      {demoPeople.map(({ slug, name, is }) => (
        <li key={slug}>
          <form method="post" action={`/demo/${slug}`}>
            <input type="hidden" name="back" value={back} />
            <button className="as" type="submit">
              <span className="av" aria-hidden="true">
                {initialsOf(name)}
              </span>
              <span>
                <span className="who">Continue as {firstNameOf(name)}</span>
                <span className="small muted">{is}</span>
              </span>
            </button>
          </form>
        </li>
      ))}
    </ul>
  )
}
