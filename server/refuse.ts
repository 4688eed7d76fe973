import type { Response as Answer } from "express"

const inHtml = (text: string) => text.replace(/[&<>"]/g, (c) => `&#${c.charCodeAt(0)};`)

/** Answers with a plain page, before Remix is asked: for what is refused at the house's front door. */
export function refuse(answer: Answer, status: number, title: string, more: string) {
  const page = `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${inHtml(title)} – Reread</title><h1>${inHtml(title)}</h1><p>${inHtml(more)}</p><p><a href="/">Go to the home page</a></p></html>`
  answer.status(status).set("cache-control", "no-store").type("html").send(page)
}
