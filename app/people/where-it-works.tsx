import { closes, opens } from "./working-hours"

/** Where a company's working hours are: what can wait is mailed in them. */
export function WhereItWorks({
  here,
  timeZone,
  timeZones,
}: {
  here: string
  timeZone: string
  timeZones: readonly string[]
}) {
  return (
    <section className="stack" aria-labelledby="hours">
      <h2 id="hours">Working hours</h2>
      <p className="t15">
        New versions and reminders are mailed Monday to Friday, from {opens} to {closes}. Nobody is reminded more than
        twice of a version, or after having read it.
      </p>
      <form method="post" action={`${here}/hours`} className="add-one">
        <div>
          <label className="f" htmlFor="time-zone">
            Time zone
          </label>
          <select id="time-zone" name="timeZone" defaultValue={timeZone}>
            {timeZones.includes(timeZone) ? null : <option value={timeZone}>{timeZone}</option>}
            {timeZones.map((zone) => (
              <option key={zone} value={zone}>
                {zone.replaceAll("_", " ")}
              </option>
            ))}
          </select>
        </div>
        <button className="btn" type="submit">
          Save
        </button>
      </form>
    </section>
  )
}
