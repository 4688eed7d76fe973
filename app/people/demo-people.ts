// The six of the demo whom anybody may continue as. The demo company founds them with these names and addresses.

export const demoPeople = [
  { slug: "ruth", name: "Ruth Adler", email: "ruth@northlight.example", is: "Author, Northlight" },
  { slug: "lars", name: "Lars Berg", email: "lars@northlight.example", is: "Sales, Northlight" },
  { slug: "mina", name: "Mina Haddad", email: "mina@northlight.example", is: "Support, Northlight" },
  { slug: "jana", name: "Jana Novak", email: "jana@northlight.example", is: "Sales coordinator, Northlight" },
  { slug: "tess", name: "Tess Morgan", email: "tess@tessmorgan.example", is: "Consultant" },
  { slug: "otto", name: "Otto Kern", email: "otto@kernmobel.example", is: "Author, another company" },
] as const

/** The one of the demo with this name in the address. */
export const demoPerson = (slug: string | undefined) => demoPeople.find((person) => person.slug === slug)
