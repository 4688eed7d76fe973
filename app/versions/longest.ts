// How many characters an author may write into each field of the publish page. What is longer is cut off, by the page and again
// when it is kept.

export const longest = {
  title: 160,
  reason: 600,
  note: 400,
  summary: 300,
  question: 200,
  answer: 160,
  explanation: 400,
  reply: 2000,
} as const
