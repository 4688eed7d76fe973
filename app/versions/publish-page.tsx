import { useLocation, useNavigate } from "@remix-run/react"
import { useEffect, useState } from "react"
import type { Look } from "./as-a-reader-sees-it"
import type { Refused } from "./refused"
import { ReviewChanges } from "./review-changes"
import type { ReviewPage } from "./review-page"
import { useSaving } from "./saving-as-you-write"

/** The publish page in the browser: plain links and forms, and with script the words are saved as they are written. */
export function PublishPage({ page: served, refused }: { page: ReviewPage; refused: Refused | null }) {
  const [state, setState] = useState({ served, page: served })
  if (state.served !== served) setState({ served, page: served })
  const page = state.served === served ? state.page : served
  const at = `/legends/${page.legend.id}/publish`
  const clashed = (refused?.clash.length ?? 0) > 0
  const show = (fresh: ReviewPage) => setState({ served, page: fresh })
  const { saving, sent, told, refused: clash, unsavedOf, onWritten, onSent } = useSaving(`${at}/words`, clashed, show)
  const query = new URLSearchParams(useLocation().search)
  const asked = query.get("change") ?? refused?.fp ?? refused?.problems.find(({ fp }) => fp !== null)?.fp
  const chosen = page.changes.find(({ fp }) => fp === asked) ?? page.changes[0] ?? null
  useStaying(at, page, chosen?.fp ?? null, saving !== "clash")
  return (
    <ReviewChanges
      page={page}
      chosen={chosen}
      look={lookFrom(query)}
      refused={clash ?? refused}
      saving={saving}
      sent={sent}
      unsaved={unsavedOf(chosen?.fp ?? null)}
      told={told}
      onWritten={onWritten}
      onSent={onSent}
    />
  )
}

function lookFrom(query: URLSearchParams): Look {
  const view = query.get("v")
  const step = query.get("show")
  return {
    as: query.get("as"),
    step: step === "mail" || step === "find" ? step : "change",
    view: view === "now" || view === "before" ? view : "changes",
  }
}

/** Links within the page, the choice of reader, J and K change what is shown without loading anew; M merges, S splits and takes apart. */
function useStaying(at: string, page: ReviewPage, chosen: string | null, may: boolean) {
  const navigate = useNavigate()
  useEffect(() => {
    if (!may) return
    const fps = page.changes.map(({ fp }) => fp)
    const stay = (search: string) => navigate(`${at}${search}`, { preventScrollReset: true })
    const clicked = (event: MouseEvent) => {
      const link = event.target instanceof Element ? event.target.closest("a") : null
      if (!link || link.pathname !== at || link.hash) return
      if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return
      event.preventDefault()
      stay(link.search)
    }
    const looked = (event: Event) => {
      const form = event.target instanceof HTMLSelectElement ? event.target.form : null
      if (form?.method !== "get") return
      const texts = [...new FormData(form)].map(([name, value]) => [name, String(value)])
      stay(`?${new URLSearchParams(texts)}`)
    }
    const pressed = (event: KeyboardEvent) => {
      if (!chosen || isWriting(event) || document.cookie.includes("keys=off")) return
      const key = event.key.toLowerCase()
      const next = fps[fps.indexOf(chosen) + (key === "j" ? 1 : -1)]
      if ((key === "j" || key === "k") && next) stay(`?change=${next}`)
      if (key === "m" || key === "s") document.querySelector<HTMLElement>(`[data-k="${key}"]`)?.click()
    }
    document.addEventListener("click", clicked)
    document.addEventListener("change", looked)
    document.addEventListener("keydown", pressed)
    return () => {
      document.removeEventListener("click", clicked)
      document.removeEventListener("change", looked)
      document.removeEventListener("keydown", pressed)
    }
  }, [navigate, at, page, chosen, may])
}

const isWriting = ({ target, altKey, ctrlKey, metaKey, shiftKey }: KeyboardEvent) =>
  altKey ||
  ctrlKey ||
  metaKey ||
  shiftKey ||
  (target instanceof Element && target.closest("input, textarea, select") !== null)
