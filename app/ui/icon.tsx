const paths = {
  back: "M15 5l-7 7 7 7",
  check: "M5 13l4 4L19 7",
  gauge: "M4 18a8 8 0 1 1 16 0M12 18l4-6",
  person: "M12 4.5a3.5 3.5 0 1 1 0 7a3.5 3.5 0 1 1 0-7M5 20c1-4 4-6 7-6s6 2 7 6",
  plus: "M12 5v14M5 12h14",
  minus: "M5 12h14",
  pen: "M4 20l1-5L16 4l4 4L9 19z",
  move: "M7 4v16M7 20l-3-3M7 20l3-3M17 20V4M17 4l-3 3M17 4l3 3",
  swap: "M4 8h14l-4-4M20 16H6l4 4",
  merge: "M6 4v5a4 4 0 0 0 4 4h4a4 4 0 0 1 4 4v3M18 4v5",
  split: "M12 3v6M12 15v6M4 12h16",
  warning: "M12 3l10 18H2zM12 10v5M12 18v.5",
  eye: "M2 12s4-7 10-7 10 7 10 7-4 7-10 7S2 12 2 12zM12 9a3 3 0 1 1 0 6a3 3 0 1 1 0-6",
  flag: "M5 21V4M5 5h12l-2 4 2 4H5",
  bubble: "M4 5h16v11H9l-5 4z",
  table: "M4 5h16v14H4zM4 10h16M10 5v14",
  list: "M9 6h11M9 12h11M9 18h11M4 6h1M4 12h1M4 18h1",
} as const

export type IconName = keyof typeof paths

/** A drawn sign beside a word; the word says it. */
export function Icon({ name }: { name: IconName }) {
  return (
    <svg className="i" viewBox="0 0 24 24" aria-hidden="true">
      <path d={paths[name]} />
    </svg>
  )
}
