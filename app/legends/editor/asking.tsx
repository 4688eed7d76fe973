import { type ReactNode, useEffect, useRef } from "react"

type Props = {
  readonly title: string
  readonly close: () => void
  /** What to do with the fields when the form is sent. */
  readonly done: (fields: FormData) => void
  readonly children: ReactNode
}

/** A native dialog over the editor with one form. The caret goes to the field marked `data-first`; Escape and "Cancel" leave everything as it was. */
export function Asking({ title, close, done, children }: Props) {
  const dialog = useRef<HTMLDialogElement>(null)
  useEffect(() => {
    dialog.current?.showModal()
    dialog.current?.querySelector<HTMLElement>("[data-first]")?.focus()
  }, [])
  return (
    <dialog ref={dialog} className="ask" aria-labelledby="asking" onClose={close}>
      <form
        method="dialog"
        className="stack"
        onSubmit={(event) => {
          event.preventDefault()
          const submitter = event.nativeEvent instanceof SubmitEvent ? event.nativeEvent.submitter : null
          done(new FormData(event.currentTarget, submitter))
          dialog.current?.close()
        }}
      >
        <div className="row between">
          <h2 id="asking">{title}</h2>
          <button className="btn q s" type="button" onClick={() => dialog.current?.close()}>
            Cancel
          </button>
        </div>
        {children}
      </form>
    </dialog>
  )
}
