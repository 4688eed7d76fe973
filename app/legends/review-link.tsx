import { useEffect, useState } from "react"

/** How long nothing is written before the changes are counted anew, in milliseconds. */
const rest = 3000

/** The way to the publish page, with how many changes there are since the version that applies, once that is known. */
export function ReviewLink({ at, savedAt }: { at: string; savedAt: number | null }) {
  const [count, setCount] = useState<number | null>(null)
  useEffect(() => {
    if (savedAt === null) return
    const waiting = setTimeout(async () => {
      const answer = await fetch(`${at}/draft/changes`).catch(() => null)
      const told: unknown = answer?.ok ? await answer.json() : null
      if (typeof told === "object" && told !== null && "changes" in told) setCount(Number(told.changes))
    }, rest)
    return () => clearTimeout(waiting)
  }, [at, savedAt])
  return (
    <a className="btn p s" href={`${at}/publish`}>
      <span>
        Review<span className="more"> and publish</span>
      </span>
      {count === null ? null : (
        <>
          <span className="vh">, {count === 1 ? "1 change" : `${count} changes`}</span>
          <span aria-hidden="true"> · {count}</span>
        </>
      )}
    </a>
  )
}
