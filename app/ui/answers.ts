// Answers every door may give.

/** What is not there, or not for the one who asks: the same in both cases. `throw notFound()`. */
export const notFound = () => new Response("Not found", { status: 404 })
