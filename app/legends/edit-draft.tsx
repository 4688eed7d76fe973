import { useEffect, useRef, useState } from "react"
import type { Editor } from "./editor/mount.client"
import { PartDialog } from "./editor/part-dialog"
import { PartsOutline } from "./editor/parts-outline"
import { LinkDialog, RoleDialog } from "./editor/small-dialogs"
import type { Looks } from "./editor/tools"
import { WritingTools } from "./editor/writing-tools"
import { nextLabel } from "./legend"
import { ReviewLink } from "./review-link"
import type { Saving } from "./saved"
import { SavingWords } from "./saving-words"
import { TitleField } from "./title-field"
import type { Told } from "./told"
import { ToldBefore } from "./told-before"

export type DraftPage = {
  readonly legend: {
    readonly id: string
    readonly title: string
    readonly lang: string
    readonly current: { readonly ordinal: number; readonly label: string } | null
  }
  readonly draft: {
    readonly revision: number
    readonly updatedAt: number
    readonly doc: unknown
    readonly html: string
  }
  readonly parts: readonly { readonly title: string; readonly kind: string; readonly owner: string | null }[]
  readonly roles: readonly string[]
  readonly personId: string
  readonly mayWrite: boolean
  readonly told: Told | null
}
type Dialog =
  | { dialog: "part"; index: number; about: "kind" | "owner" }
  | { dialog: "new" }
  | { dialog: "link"; href: string }
  | { dialog: "role" }

export function EditDraft(page: DraftPage) {
  const { legend, draft, mayWrite } = page
  const text = useRef<HTMLDivElement>(null)
  const editor = useRef<Editor | null>(null)
  const [looks, setLooks] = useState<Looks | null>(null)
  const [saving, setSaving] = useState<Saving | null>(null)
  const [published, setPublished] = useState(legend.current?.label ?? null)
  const [said, setSaid] = useState<readonly string[]>(page.told?.sentences ?? [])
  const [dialog, setDialog] = useState<Dialog | null>(null)
  const [named, setNamed] = useState<readonly string[]>([])
  const [title, setTitle] = useState(legend.title)
  const roles = [...new Set([...page.roles, ...named, ...rolesIn(looks)])].sort()
  const [titleRefused, setTitleRefused] = useState<string | null>(null)
  const fresh = useRef({ roles, title })
  fresh.current.roles = roles
  const nameRole = (name: string) => {
    if (roles.includes(name)) return
    setNamed((names) => [...names, name])
    editor.current?.nameRole(name)
  }
  const naming = useRef(nameRole)
  naming.current = nameRole

  // biome-ignore lint/correctness/useExhaustiveDependencies: the editor is started once, over the text the server drew
  useEffect(() => {
    if (!mayWrite) return
    let isOver = false
    const around = {
      looks: setLooks,
      saving: setSaving,
      news(news: { title: string; published: string | null }) {
        setPublished(news.published)
        if (news.title !== fresh.current.title) {
          fresh.current.title = news.title
          setTitle(news.title)
        }
      },
      ask: setDialog,
      titleRefused: setTitleRefused,
      tell: (sentence: string) => setSaid((before) => [...before.filter((one) => one !== sentence), sentence]),
      roles: () => fresh.current.roles,
      newRole: (name: string) => naming.current(name),
    }
    const start = {
      legendId: legend.id,
      personId: page.personId,
      lang: legend.lang,
      doc: draft.doc,
      revision: draft.revision,
    }
    setSaving({ state: "saved", at: draft.updatedAt })
    void import("./editor/mount.client").then(
      async ({ mountEditor }) => {
        if (isOver || !text.current) return
        const mounted = await mountEditor(text.current, start, around)
        if (isOver) mounted.stop()
        else editor.current = mounted
      },
      () => around.tell("The editor did not come through. Load the page again when there is a connection."),
    )
    return () => {
      isOver = true
      editor.current?.stop()
    }
  }, [])

  const parts = looks?.parts ?? page.parts
  const close = () => setDialog(null)
  const at = `/legends/${legend.id}`
  const next = nextLabel({ current: published === null ? null : { ordinal: 0, label: published } })
  const isNewer = published !== null && published !== legend.current?.label
  return (
    <>
      <a className="skip" href="#main">
        Skip to the text
      </a>
      <header className="top edit-top">
        <a className="brand" href="/">
          Reread
        </a>
        <p className="t15 what">
          <strong>{title}</strong> <span className="muted">· draft of version {next}</span>
        </p>
        <p className="small muted saving" role="status">
          {mayWrite ? (
            saving ? (
              <SavingWords saving={saving} back={`${at}/edit`} />
            ) : null
          ) : (
            "You may read this draft, not edit it."
          )}
        </p>
        {mayWrite ? (
          <>
            <a className="btn s broad" href={`${at}/import`}>
              Import a text
            </a>
            <ReviewLink at={at} savedAt={saving?.state === "saved" ? saving.at : null} />
          </>
        ) : legend.current ? (
          <a className="btn s" href={at}>
            The version that applies
          </a>
        ) : null}
      </header>
      <div className="ed">
        <PartsOutline
          parts={parts}
          here={looks?.here ?? -1}
          goTo={(index) => (editor.current ? editor.current.goTo(index) : scrollTo(index))}
          add={mayWrite ? () => setDialog({ dialog: "new" }) : null}
        />
        <main id="main">
          <p className="small muted draft-note">
            Draft of version {next}. Nobody outside sees it until you publish.{" "}
            {mayWrite ? (
              <a className="narrow" href={`${at}/import`}>
                Import a text
              </a>
            ) : null}
          </p>
          {isNewer ? (
            <p className="note" role="status">
              Version {published} was published. You now edit the draft of version {next}.
            </p>
          ) : null}
          <ToldBefore said={said} imported={page.told?.imported ?? null} legendId={legend.id} />
          <TitleField
            title={title}
            type={setTitle}
            mayWrite={mayWrite}
            refused={titleRefused}
            legendId={legend.id}
            save={(typed) => {
              fresh.current.title = typed
              editor.current?.rename(typed)
            }}
          />
          {mayWrite ? <WritingTools looks={looks} run={(tool) => editor.current?.run(tool)} /> : null}
          <div
            ref={text}
            className="story writing"
            lang={legend.lang}
            suppressHydrationWarning
            // biome-ignore lint/security/noDangerouslySetInnerHtml: made by app/document/render from a checked document
            dangerouslySetInnerHTML={{ __html: draft.html }}
          />
          {mayWrite ? (
            <noscript>
              <p className="note">
                Writing here needs JavaScript. Without it you can <a href={`${at}/import`}>import a text</a>.
              </p>
            </noscript>
          ) : null}
        </main>
      </div>
      <datalist id="known-roles">
        {roles.map((name) => (
          <option key={name} value={name} />
        ))}
      </datalist>
      {dialog?.dialog === "part" || dialog?.dialog === "new" ? (
        <PartDialog
          part={dialog.dialog === "part" ? (parts[dialog.index] ?? null) : null}
          about={dialog.dialog === "part" ? dialog.about : "kind"}
          roles={roles}
          close={close}
          done={(part) => {
            if (part.owner) nameRole(part.owner)
            if (dialog.dialog === "part") editor.current?.setPart(dialog.index, part)
            else editor.current?.addPart(part.kind)
          }}
          move={(by) => {
            if (dialog.dialog !== "part") return
            editor.current?.goTo(dialog.index)
            editor.current?.run(by === "up" ? "partUp" : "partDown")
          }}
          remove={() => dialog.dialog === "part" && editor.current?.removePart(dialog.index)}
        />
      ) : null}
      {dialog?.dialog === "link" ? (
        <LinkDialog href={dialog.href} close={close} done={(href, text) => editor.current?.setLink(href, text)} />
      ) : null}
      {dialog?.dialog === "role" ? (
        <RoleDialog
          close={close}
          done={(name) => {
            nameRole(name)
            editor.current?.insertRole(name)
          }}
        />
      ) : null}
    </>
  )
}

const rolesIn = (looks: Looks | null) => (looks?.parts ?? []).flatMap(({ owner }) => owner ?? [])

const scrollTo = (index: number) =>
  document.querySelectorAll(".writing > section")[index]?.scrollIntoView({ block: "start" })
