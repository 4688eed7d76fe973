// The editor's requests. No answer is "offline"; an answer that is no JSON (a page to sign in) counts by its status.
import type { Saved, Since } from "../saving"
import type { Answer } from "./saver"

type News = { readonly title: string; readonly published: string | null }

async function ask<T>(path: string, more: RequestInit): Promise<Answer<T>> {
  const response = await fetch(path, { ...more, redirect: "manual", credentials: "same-origin" }).catch(() => null)
  if (!response) return "offline"
  if (response.type === "opaqueredirect") return { status: 401, body: null }
  const isJson = response.headers.get("content-type")?.includes("application/json") ?? false
  const body = isJson ? ((await response.json().catch(() => null)) as T | null) : null
  return { status: response.status, body }
}

const say = (path: string, fields: Record<string, string>): Promise<Answer<{ problem?: string }>> =>
  ask(path, { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(fields) })

export function answers(legendId: string, tell: (news: News) => void) {
  const steps = `/legends/${legendId}/draft/steps`
  return {
    post: (body: unknown): Promise<Answer<Saved>> =>
      ask(steps, { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(body) }),
    async since(revision: number): Promise<Answer<Since>> {
      const answer = await ask<Since & News>(`${steps}?since=${revision}`, {})
      if (answer !== "offline" && answer.body && answer.status === 200) tell(answer.body)
      return answer
    },
    rename: (title: string) => say(`/legends/${legendId}/title`, { title }),
    nameRole: (name: string) => say(`/legends/${legendId}/roles`, { name }),
    async upload(picture: File): Promise<{ hash: string } | { problem: string }> {
      const form = new FormData()
      form.set("file", picture)
      const answer = await ask<{ hash: string } | { problem: string }>(`/images?legend=${legendId}`, {
        method: "POST",
        body: form,
      })
      if (answer === "offline") return { problem: "The picture was not kept: no connection. Try again." }
      if (answer.status === 413) return { problem: "A picture may have 5 MB at most." }
      return answer.body ?? { problem: "The picture was not kept. Try again." }
    },
  }
}
