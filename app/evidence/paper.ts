// Pages of an export: whole files that need no other file and no network.
import { escapeHtml } from "../document/render"

const style = `
:root { color-scheme: light dark; --paper: #fbfaf7; --ink: #1d1b18; --muted: #5f5a52; --line: #ddd8ce; --accent: #0f5b4f; --ok: #146c3a; --bad: #a3211b; --sunk: #f2f0ea }
@media (prefers-color-scheme: dark) { :root { --paper: #161513; --ink: #efece6; --muted: #b0a99d; --line: #3a3732; --accent: #6fc7b3; --ok: #7ed8a0; --bad: #ff9c94; --sunk: #121110 } }
* { box-sizing: border-box }
body { margin: 0 auto; max-width: 40rem; padding: 2rem 1rem 4rem; background: var(--paper); color: var(--ink); font: 1.0625rem/1.55 ui-sans-serif, system-ui, sans-serif; overflow-wrap: break-word }
h1 { font-size: 1.6875rem; line-height: 1.25 } h2 { font-size: 1.25rem; margin-top: 2rem }
.story { font: 1.1875rem/1.6 Georgia, serif } .story section { margin-top: 2rem } img { max-width: 100% }
.muted, .kind, .who { color: var(--muted) } .kind, .who, small { font: .875rem/1.5 ui-sans-serif, system-ui, sans-serif }
a { color: var(--accent) } code { font: .8125rem/1.5 ui-monospace, Menlo, Consolas, monospace; overflow-wrap: anywhere }
td code { white-space: nowrap } table { border-collapse: collapse; max-width: 100% } th, td { border: 1px solid var(--line); padding: .25rem .5rem; text-align: start; vertical-align: top }
label { display: block; margin-top: 1.25rem; font-weight: 600 } label small { display: block; font-weight: 400; color: var(--muted) }
input { display: block; margin-top: .375rem; max-width: 100%; font: inherit } input::file-selector-button { font: inherit; padding: .5rem .75rem }
button { font: inherit; margin-top: 1.5rem; padding: .625rem 1rem; border: 0; border-radius: .5rem; background: var(--accent); color: var(--paper); font-weight: 600 }
:focus-visible { outline: 3px solid #b4370f; outline-offset: 2px }
.verdict { margin-top: 2rem; padding: 1rem; border: 1px solid var(--line); border-inline-start: 6px solid var(--muted); border-radius: .5rem; background: var(--sunk) }
.verdict[data-is=consistent], .verdict[data-is=authentic] { border-inline-start-color: var(--ok) } .verdict[data-is=wrong] { border-inline-start-color: var(--bad) }
.verdict > :first-child { margin-top: 0 } dt { color: var(--muted); margin-top: .5rem } dd { margin: 0 }
@media print { body { background: none; color: black } }
`

type Page = {
  readonly lang: string
  readonly title: string
  /** HTML, made by us. */
  readonly body: string
  readonly script?: string
}

/** A page that may load nothing from anywhere; pictures beside it are all it shows. */
export function pageOf({ lang, title, body, script }: Page): string {
  const scripts = script === undefined ? "" : "script-src 'unsafe-inline'; "
  const inline = script === undefined ? "" : `<script>${script.replaceAll("</script", "<\\/script")}</script>\n`
  return `<!doctype html>
<html lang="${escapeHtml(lang)}">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; ${scripts}style-src 'unsafe-inline'; img-src 'self' file: data:">
<title>${escapeHtml(title)}</title>
<style>${style}</style>
${body}
${inline}</html>
`
}
