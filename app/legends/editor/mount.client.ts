// The editor of a draft: ProseMirror over the text the server drew, and the saver behind it.
import { collab, getVersion } from "prosemirror-collab"
import { dropCursor } from "prosemirror-dropcursor"
import { gapCursor } from "prosemirror-gapcursor"
import { history } from "prosemirror-history"
import { EditorState, Selection } from "prosemirror-state"
import { tableEditing } from "prosemirror-tables"
import { EditorView } from "prosemirror-view"
import { type PartKind, schema } from "../../document/schema"
import { stillUnsaved } from "../rebase"
import type { Saving } from "../saved"
import { besideTheText } from "./beside"
import { choicesFor } from "./choices.client"
import { addPart, addRole, commands, insertBlock, partPos } from "./commands.client"
import { setAttributes } from "./fields.client"
import { beOpen, keep, leftHere } from "./kept.client"
import { keys, rules } from "./keys.client"
import { hrefHere, link } from "./links.client"
import { looksOf } from "./looks.client"
import { menu } from "./menu.client"
import { answers } from "./network.client"
import { freshId, ownIds } from "./own-ids.client"
import { PartView } from "./part-view.client"
import { cleaned, printable } from "./paste.client"
import { PictureView } from "./picture-view.client"
import { PromiseView } from "./promise-view.client"
import { promptsInEmptyParts } from "./prompts.client"
import { startSaver } from "./saver"
import type { Looks, Tool } from "./tools"

/** What the editor tells and asks the page around it. */
export interface Around {
  readonly looks: (looks: Looks) => void
  readonly saving: (saving: Saving) => void
  /** Others' title and the version that applies, with every answer of the server. */
  readonly news: (news: { title: string; published: string | null }) => void
  readonly ask: (
    what:
      | { dialog: "part"; index: number; about: "kind" | "owner" }
      | { dialog: "link"; href: string }
      | { dialog: "role" },
  ) => void
  readonly tell: (sentence: string) => void
  /** Why a title was refused; null when it was taken. */
  readonly titleRefused: (why: string | null) => void
  readonly roles: () => readonly string[]
  readonly newRole: (name: string) => void
}

export type Start = {
  readonly legendId: string
  readonly personId: string
  readonly lang: string
  readonly doc: unknown
  readonly revision: number
}

export interface Editor {
  readonly run: (tool: Tool) => void
  readonly addPart: (kind: PartKind) => void
  readonly setPart: (index: number, part: { kind: PartKind; owner: string | null }) => void
  readonly removePart: (index: number) => void
  readonly goTo: (index: number) => void
  /** Links what is chosen, or what is there; null takes the link away. */
  readonly setLink: (href: string | null, text: string) => void
  readonly insertRole: (name: string) => void
  /** Saves the title; without a connection it is tried again with the next news. */
  readonly rename: (title: string) => void
  readonly nameRole: (name: string) => void
  readonly stop: () => void
}

/** Starts it in `mount`, where the server has drawn the same text. */
export async function mountEditor(mount: HTMLElement, start: Start, around: Around): Promise<Editor> {
  const drawer = { personId: start.personId, legendId: start.legendId }
  const net = answers(start.legendId, (news) => {
    if (!beside.isRenaming()) around.news(news)
    void beside.say()
  })
  const beside = besideTheText(net, around.titleRefused)
  const found = await foundHere()
  const clientId = found[0]?.unsaved.clientId ?? freshId()
  beOpen(clientId)
  let pictureAt: number | null = null
  const run = commands((what) => {
    if (what === "link") around.ask({ dialog: "link", href: hrefHere(view.state) })
    else if (what === "role") around.ask({ dialog: "role" })
    else choosePicture(null)
  })

  const file = document.createElement("input")
  file.type = "file"
  file.accept = "image/png,image/jpeg,image/webp,image/gif"
  file.addEventListener("change", () => {
    const chosen = file.files?.[0]
    if (chosen) void insertPicture(chosen, pictureAt)
    file.value = ""
  })
  function choosePicture(pos: number | null) {
    pictureAt = pos
    file.click()
  }
  async function insertPicture(picture: File, pos: number | null) {
    const kept = await net.upload(picture)
    if ("problem" in kept) return around.tell(kept.problem)
    if (pos !== null && view.state.doc.nodeAt(pos)?.type === schema.nodes.image)
      setAttributes(view, pos, { src: kept.hash, missing: null })
    else insertBlock(() => schema.node("image", { src: kept.hash }))(view.state, view.dispatch)
  }

  const state = EditorState.create({
    doc: schema.nodeFromJSON(start.doc),
    plugins: [
      menu(choicesFor(run, around)),
      ...keys(run, () => void saver.exchange()),
      rules,
      history(),
      collab({ version: start.revision, clientID: clientId }),
      tableEditing(),
      dropCursor({ color: "var(--accent)", width: 2 }),
      gapCursor(),
      ownIds,
      promptsInEmptyParts,
    ],
  })
  let isDrawn = 0
  const view = new EditorView(
    { mount },
    {
      state,
      attributes: {
        role: "textbox",
        "aria-multiline": "true",
        "aria-label": "Text of the legend",
        class: "story writing",
        lang: start.lang,
        spellcheck: "true",
      },
      nodeViews: {
        part: (node, view, place) =>
          new PartView(node, view, place, (pos, about) =>
            around.ask({ dialog: "part", index: view.state.doc.resolve(pos).index(0), about }),
          ),
        promise: (node, view, place) => new PromiseView(node, view, place),
        image: (node, view, place) => new PictureView(node, view, place, choosePicture),
      },
      transformPastedHTML: cleaned,
      transformPastedText: printable,
      handlePaste: (_view, event) => takesPicture(event.clipboardData),
      handleDrop: (_view, event) => takesPicture(event.dataTransfer),
      dispatchTransaction(tr) {
        view.updateState(view.state.apply(tr))
        if (tr.docChanged) saver.changed()
        look()
      },
    },
  )
  function takesPicture(data: DataTransfer | null): boolean {
    const picture = [...(data?.files ?? [])].find((file) => file.type.startsWith("image/"))
    if (!picture || data?.getData("text/html")) return false
    void insertPicture(picture, null)
    return true
  }
  function look() {
    cancelAnimationFrame(isDrawn)
    isDrawn = requestAnimationFrame(() => around.looks(looksOf(view.state, run)))
  }

  const saver = startSaver({
    clientId,
    state: () => view.state,
    dispatch: (tr) => view.dispatch(tr),
    post: net.post,
    since: net.since,
    keep: (unsaved) => keep(drawer, unsaved),
    say(saving) {
      if (saving.state === "gone") view.setProps({ editable: () => false })
      around.saving(saving)
    },
    lost: (text) =>
      around.tell(`Somebody moved or removed the place you were writing in. Your last words there: “${text}”`),
    now: () => Date.now(),
    later(ms, then) {
      const timer = window.setTimeout(then, document.hidden ? ms * 5 : ms)
      return () => clearTimeout(timer)
    },
  })
  const leave = (event: BeforeUnloadEvent) => {
    if (!saver.mayLeave()) event.preventDefault()
  }
  const meet = () => {
    if (!document.hidden) void saver.exchange()
  }
  window.addEventListener("beforeunload", leave)
  window.addEventListener("online", meet)
  document.addEventListener("visibilitychange", meet)
  await bringBack()
  look()

  /** What pages that were closed left here, with what was saved since. Without a connection it stays where it is. */
  async function foundHere() {
    const left = await leftHere(drawer)
    const asked = await Promise.all(
      left.map(async (unsaved) => {
        const since = await net.since(unsaved.revision)
        return since !== "offline" && since.body && since.status === 200 ? { unsaved, since: since.body } : null
      }),
    )
    const found = asked.filter((one) => one !== null)
    if (found.length < left.length)
      around.tell("Text kept on this computer waits for a connection: load the page again.")
    return found
  }

  /** Brings it into the text, over what others saved up to here. */
  function bringBack() {
    for (const { unsaved, since } of found) {
      const seen = getVersion(view.state) - unsaved.revision
      const upToHere = { ...since, steps: since.steps.slice(0, seen), clientIds: since.clientIds.slice(0, seen) }
      const steps = stillUnsaved(unsaved, upToHere)
      const tr = view.state.tr
      const failed = steps.filter((step) => tr.maybeStep(step).failed !== null)
      if (tr.docChanged) view.dispatch(tr.setMeta("addToHistory", false))
      if (unsaved.clientId !== clientId || !tr.docChanged) keep(drawer, { ...unsaved, steps: [] })
      if (tr.docChanged) around.tell("Your text that was kept on this computer is back in the draft.")
      if (failed.length > 0) around.tell("Some of the text kept on this computer has no place in the draft any more.")
    }
    return saver.exchange()
  }

  return {
    run(tool) {
      if (tool !== "link" && tool !== "role" && tool !== "picture") view.focus()
      run[tool](view.state, view.dispatch, view)
    },
    addPart(kind) {
      addPart(kind)(view.state, view.dispatch)
      view.focus()
    },
    setPart(index, part) {
      setAttributes(view, partPos(view.state.doc, index), part)
      view.focus()
    },
    removePart(index) {
      const at = partPos(view.state.doc, index)
      const size = view.state.doc.maybeChild(index)?.nodeSize ?? 0
      view.dispatch(view.state.tr.delete(at, at + size).scrollIntoView())
      view.focus()
    },
    goTo(index) {
      const at = view.state.doc.resolve(partPos(view.state.doc, index) + 1)
      view.dispatch(view.state.tr.setSelection(Selection.near(at)).scrollIntoView())
      view.dom.querySelectorAll("section.blk")[index]?.scrollIntoView({ block: "start" })
      view.focus()
    },
    setLink(href, text) {
      link(view, href, text)
      view.focus()
    },
    insertRole(name) {
      addRole(name)(view.state, view.dispatch)
      view.focus()
    },
    rename: (title) => void beside.rename(title),
    nameRole: (name) => void beside.nameRole(name),
    stop() {
      saver.stop()
      window.removeEventListener("beforeunload", leave)
      window.removeEventListener("online", meet)
      document.removeEventListener("visibilitychange", meet)
      view.destroy()
    },
  }
}
