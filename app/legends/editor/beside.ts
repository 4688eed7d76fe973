// What an author says beside the text: its title, and roles nobody has named yet. These are no steps of the draft: they are said
// again and again until the server has answered.
import type { Answer } from "./saver"

type Said = Promise<Answer<{ readonly problem?: string }>>
type Ways = { readonly rename: (title: string) => Said; readonly nameRole: (name: string) => Said }

/** Says it over these ways; `refused` is told why a title was not taken, or null when it was. */
export function besideTheText({ rename, nameRole }: Ways, refused: (why: string | null) => void) {
  let title: string | null = null
  const roles = new Set<string>()

  async function say(): Promise<void> {
    const asked = title
    if (asked !== null) {
      const answer = await rename(asked)
      if (!isAnswered(answer)) return
      if (title === asked) title = null
      refused(answer.body?.problem ?? null)
    }
    for (const name of roles) if (isAnswered(await nameRole(name))) roles.delete(name)
  }

  return {
    /** Says what is not answered yet. */
    say,
    /** True while a title is on its way: until then others' title is not shown over it. */
    isRenaming: () => title !== null,
    rename(typed: string) {
      title = typed
      return say()
    },
    nameRole(name: string) {
      roles.add(name)
      return say()
    },
  }
}

/** Not where there is no connection, the server has failed, or one is signed out: there it is tried again. */
const isAnswered = <T>(answer: Answer<T>): answer is Exclude<Answer<T>, "offline"> =>
  answer !== "offline" && answer.status < 500 && answer.status !== 401
