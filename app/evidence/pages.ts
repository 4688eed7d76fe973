// What stands in an export for people: the version as it was published, the page that verifies, and what all of it proves.
import { escapeHtml } from "../document/render"
import { dayName } from "../ui/day"
import type { Evidence } from "./evidence"
import { pageOf } from "./paper"

const nameOf = ({ legend, version }: Evidence) =>
  `“${escapeHtml(version.title || legend.title)}”, version ${escapeHtml(version.label)}`

/** The version in full. `html` is the story, its pictures already those beside the page. */
export function versionPage(evidence: Evidence, html: string, by: string, publishedOn: string): string {
  const { version, legend, company } = evidence
  const inForce = version.inForceFrom
    ? `, in force from ${dayName(version.inForceFrom)} ${version.inForceFrom.slice(0, 4)}`
    : ""
  return pageOf({
    lang: legend.lang,
    title: `${version.title}, version ${version.label}`,
    body: `<h1>${escapeHtml(version.title)}</h1>
<p class="muted">${escapeHtml(company.name)} · version ${escapeHtml(version.label)}, published ${dayName(publishedOn)} ${publishedOn.slice(0, 4)} by ${escapeHtml(by)}${inForce}.</p>
${version.summary ? `<p>${escapeHtml(version.summary)}</p>\n` : ""}<main class="story">${html}</main>
<p class="muted"><small>This page is drawn from document.json beside it. SHA-256 of that file, which the ledger holds: <code>${version.document}</code></small></p>`,
  })
}

/** The page that checks the export in a browser, without a network. */
export const verifyPage = (script: string): string =>
  pageOf({
    lang: "en",
    title: "Verify the evidence",
    script,
    body: `<main>
<h1>Verify the evidence</h1>
<p>This page checks an export of Reread. It loads nothing and sends nothing: you may switch your network off first.</p>
<noscript><p><strong>It needs JavaScript.</strong> Without it, use the command line: <code>npm run verify -- export.zip</code>.</p></noscript>
<form id="form">
<label for="zip">The ZIP file you were given<small>As you received it, not unpacked.</small></label>
<input id="zip" type="file" accept=".zip,application/zip">
<label for="folder">Or the unpacked folder<small>Choose the folder in which this page lies.</small></label>
<input id="folder" type="file" webkitdirectory multiple>
<label for="held">Checkpoints or the key that you hold from elsewhere<small>Text files of the folder of checkpoints, copied before. Without one, this page can say that the export agrees with itself, not that it is authentic.</small></label>
<input id="held" type="file" multiple accept=".txt,text/plain">
<button type="submit">Check it</button>
</form>
<section id="verdict" class="verdict" aria-live="polite" tabindex="-1" hidden></section>
</main>`,
  })

const list = (lines: readonly string[]) => `<ul>${lines.map((line) => `<li>${line}</li>`).join("\n")}</ul>`

/** In plain words: what is in the export, what it proves, what it does not, and how to check it. */
export function aboutPage(evidence: Evidence): string {
  const { company, readers, entries } = evidence
  const named = readers.by === "name"
  return pageOf({
    lang: "en",
    title: `Evidence for ${evidence.version.title}, version ${evidence.version.label}`,
    body: `<main>
<h1>Evidence for ${nameOf(evidence)}</h1>
<p class="muted">${escapeHtml(company.name)}. Made ${evidence.madeAt.slice(0, 16).replace("T", " at ")} UTC from the first ${entries} entries of the company’s ledger.</p>
<h2>What it shows</h2>
${list([
  'The text that was published, letter for letter: <code>version/document.json</code> has the fingerprint (SHA-256) that the ledger wrote down when it was published. <a href="version/version.html">version.html</a> shows it.',
  named
    ? "Whom it was addressed to, complete: <code>audience.csv</code> has as many people as the ledger’s entries on it (one at publishing, one for each time somebody joined a team later), each of them is in one, and so is the reason: the teams that brought them in."
    : "To how many people it was addressed. Their names are not in here: the company shows teams only.",
  ...(readers.by === "name"
    ? [
        "Who was served which change and when, to the day, and who confirmed it afterwards: <code>answers.csv</code>. For each of these, <code>shown.json</code> has exactly what was served.",
        "That each confirmation followed an opening of the same content by the same account, and used it up.",
        ...(readers.audience.some(({ due }) => due !== undefined)
          ? [
              "Where <code>audience.csv</code> has a day by which each was to read it: it waits for who is away. These days are as Reread reckons them; the absences stand in the ledger, which is not all in here.",
            ]
          : []),
      ]
    : [
        "How many confirmed each change. These are the figures that Reread shows; the ledger’s entries behind them are left out, since they are about single people.",
      ]),
  ...(evidence.questions
    ? [
        "What was asked and objected beside confirmations, and what was replied, as far as whoever took this export may hear of it: <code>objections.csv</code>. The ledger holds the fingerprint of the words. Who spoke without a name, or through the consultant only, is in no entry; the ledger tells of it only from the first answer on.",
      ]
    : []),
  "That all of this stood in the ledger in this order, and was not changed after the checkpoint that you hold from elsewhere.",
])}
<h2>What it does not show</h2>
${list([
  "That eyes were on the page, or that anybody understood or agrees. How long somebody read is not recorded at all.",
  "That the owner of an account held the phone.",
  ...(named
    ? [
        "That the names belong to the accounts. The ledger knows accounts; the names are what the company’s Reread calls them.",
      ]
    : []),
  ...(evidence.questions
    ? ["That nothing else was objected. What went through a consultant and was not passed on is in no author’s export."]
    : []),
  "That no entry was left out of this export, such as one that takes a confirmation back. Only another export, or the ledger itself, shows that.",
  "Anything that happened after the export, or that was confirmed in a later version of the same legend: that is in the export of that version.",
  "That what was entered before the first checkpoint outside was not made up. Whoever runs the machine holds its key. A copy of a checkpoint on another machine, from that time, is what they cannot change.",
  "Hours other than those of the company’s own server.",
])}
<h2>How to check it</h2>
<p>Open <a href="verify.html">verify.html</a> in a browser and give it the ZIP file; it needs no network. Or, with Reread’s sources: <code>npm run verify -- export.zip --checkpoint FILE</code>, where FILE is a checkpoint that you kept.</p>
<p>Without a checkpoint or key from elsewhere both say “consistent”: the export agrees with itself. With one they say “authentic”: it agrees with what you hold as well.</p>
<h2>The levels, by name</h2>
<dl>
<dt>Addressed</dt><dd>The version was addressed to this account.</dd>
<dt>Opened</dt><dd>The account asked for a change and was served it. The day is kept, not the hour.</dd>
<dt>Confirmed</dt><dd>The account said “I’ve read this” about what it was served.</dd>
<dt>Taken back</dt><dd>The account took that word back; it counts as not read from then on.</dd>
</dl>
<h2>The files</h2>
<table>
<tr><td><code>changes.csv</code></td><td>What changed in this version, and why</td></tr>
<tr><td><code>audience.csv</code></td><td>Whom it was addressed to, and how far they are</td></tr>
<tr><td><code>answers.csv</code></td><td>Each opening and confirmation</td></tr>
<tr><td><code>objections.csv</code></td><td>${evidence.questions ? "Questions and objections, each with its reply" : "Empty: questions and objections are not for whoever took this export. It does not mean that nobody objected"}</td></tr>
<tr><td><code>evidence.json</code><br><code>shown.json</code></td><td>The same for programs; what was served, by its fingerprint</td></tr>
<tr><td><code>ledger/</code></td><td>The entries with their proofs (RFC 6962), the signed checkpoint (C2SP), the public key, earlier checkpoints</td></tr>
<tr><td><code>manifest.json</code></td><td>All files outside <code>ledger/</code> with their SHA-256; the ledger holds the SHA-256 of this list</td></tr>
</table>
</main>`,
  })
}
