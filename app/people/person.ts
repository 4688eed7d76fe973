// A person, and their place in a company: the seats they hold there, their teams and their roles.
import { z } from "zod"

export const seats = ["author", "reader", "consultant", "admin"] as const
export type Seat = (typeof seats)[number]

export type Person = { readonly id: string; readonly name: string; readonly email: string }

/** Whose names authors see on the status page: everyone's, or nobody's but for a consultant. */
export type Names = "everyone" | "teams"

export type Member = {
  readonly person: Person
  readonly company: { readonly id: string; readonly name: string; readonly names: Names }
  readonly seats: readonly Seat[]
  readonly teams: readonly { readonly id: string; readonly name: string }[]
  readonly roles: readonly string[]
}

/** Somebody in a company, as its admins see them. */
export type Colleague = Person & {
  readonly seats: readonly Seat[]
  readonly teams: readonly { readonly id: string; readonly name: string }[]
  readonly roles: readonly { readonly id: string; readonly name: string }[]
}

/** True when the member holds one of these seats. */
export const holds = (member: Pick<Member, "seats">, ...any: readonly Seat[]) =>
  any.some((seat) => member.seats.includes(seat))

/** The seats among stored texts, in the order of `seats`; unknown texts are left out. */
export const seatsAmong = (stored: readonly string[]): readonly Seat[] => seats.filter((seat) => stored.includes(seat))

/** A mail address as it is stored: without spaces around, in small letters, at most 254 characters, on one line. */
export const Email = z
  .string()
  .trim()
  .toLowerCase()
  // What is longer is not looked at any further: the pattern would take minutes for a megabyte of it.
  .max(254, { error: "A mail address has at most 254 characters.", abort: true })
  .regex(
    /^[^\s@<>(),;:"\\\p{Cc}]+@[^\s@<>(),;:"\\\p{Cc}]+\.[^\s@<>(),;:"\\\p{Cc}]+$/u,
    "Enter a mail address, such as lars@example.com.",
  )

/** A name of a person, company, team or role: one line, 1 to 80 characters. */
export const Name = z
  .string()
  .transform((text) => text.replace(/[\s\p{Cc}]+/gu, " ").trim())
  .pipe(z.string().min(1, "Enter a name.").max(80, "A name has at most 80 characters."))

/** What somebody is called until they say so: "lars.berg@example.com" → "Lars Berg"; by the address where it holds no name. */
export function nameOf(email: string): string {
  const words = (email.split("@")[0] ?? "").split(/[._+-]+/).filter((word) => word !== "")
  const name = words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join(" ")
  return (name || email).slice(0, 80)
}
