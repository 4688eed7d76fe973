// What an invited person is written.

/** The mail of an invitation: who invites, into which company, and where to sign in. */
export function invitationMail(asked: { company: string; by: string; to: string; origin: string; email: string }) {
  return {
    subject: `${asked.by} invites you to ${asked.company} on Reread`,
    body: `Hello ${asked.to},

${asked.by} has added you to ${asked.company} on Reread. There you read the company’s Buyer Legends, and what changes in
them, one change at a time.

Sign in with this mail address (${asked.email}); there is no password:
${asked.origin}/sign-in
`,
  }
}
