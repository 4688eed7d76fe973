// The mail to somebody who joined a team to which the version that applies is addressed. Plain text.
type Told = { readonly label: string; readonly title: string; readonly team: string; readonly link: string }

/** Subject and body. */
export const joinedNotice = ({ label, title, team, link }: Told): { subject: string; body: string } => ({
  subject: `Version ${label}: ${title}`,
  body: `You joined ${team}, and version ${label} of “${title}” is addressed to ${team}.\n\nRead what is new for you:\n${link}\n`,
})
