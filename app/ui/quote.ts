const inner: Record<string, string> = { "“": "‘", "”": "’", "„": "‚" }

/** Between quotation marks; those within become single ones. */
export const quoted = (text: string): string => `“${text.replace(/[“”„]/g, (mark) => inner[mark] ?? mark)}”`
