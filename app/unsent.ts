// What a page is drawn from when no browser hydrates it. Remix writes out everything a loader gives, for a script that
// such a page does not have; what is hidden from it costs nothing.

export type Unsent<T> = { readonly page: T }

/** Hands `page` to the component of a door without hydration: `useLoaderData<typeof loader>().page`. */
export const unsent = <T>(page: T): Unsent<T> => Object.defineProperty({}, "page", { value: page }) as Unsent<T>
