// What the seats are called, and what who holds one may do.
import type { Seat } from "./person"

export const seatNames: Record<Seat, string> = {
  author: "Author",
  reader: "Reader",
  consultant: "Consultant",
  admin: "Admin",
}

export const seatDoes: Record<Seat, string> = {
  author: "writes and publishes legends",
  reader: "reads what changes",
  consultant: "compares versions and coaches",
  admin: "invites people, sets teams and roles",
}

/** "Author, admin" */
export const seatList = (held: readonly Seat[]) =>
  held.map((seat, i) => (i === 0 ? seatNames[seat] : seatNames[seat].toLowerCase())).join(", ")
