/** What there is to tell once about this draft: what came in, what could not be kept; an import may be taken back. */
export function ToldBefore({
  said,
  imported,
  legendId,
}: {
  said: readonly string[]
  imported: number | null
  legendId: string
}) {
  if (said.length === 0) return null
  return (
    <div className="note stack told" role="status">
      {said.map((sentence) => (
        <p key={sentence} className="t15">
          {sentence}
        </p>
      ))}
      {imported === null ? null : (
        <form method="post" action={`/legends/${legendId}/import`}>
          <input type="hidden" name="intent" value="take-back" />
          <input type="hidden" name="revision" value={imported} />
          <button className="btn s" type="submit">
            Take back the import
          </button>
        </form>
      )}
    </div>
  )
}
