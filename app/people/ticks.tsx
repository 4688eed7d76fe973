type Tick = { readonly value: string; readonly label: string; readonly hint?: string }

/** Boxes of which any may be ticked. */
export function Ticks({
  legend,
  name,
  ticks,
  ticked,
}: {
  legend: string
  name: string
  ticks: readonly Tick[]
  ticked: readonly string[]
}) {
  return (
    <fieldset>
      <legend className="f">{legend}</legend>
      <div className="boxes">
        {ticks.map(({ value, label, hint }) => (
          <label key={value} className="opt">
            <input type="checkbox" name={name} value={value} defaultChecked={ticked.includes(value)} />
            <span className="t15">
              {label}
              {hint ? <span className="muted">: {hint}</span> : null}
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  )
}
