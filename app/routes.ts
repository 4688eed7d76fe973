// The table of URLs is `ls app/routes`: dots are slashes, $x is a parameter, [.] is a dot, _index is the home page.
import { readdirSync } from "node:fs"
import { join } from "node:path"
import { getAppDirectory, index, type RouteConfig, route } from "@remix-run/route-config"

/** "legends.$legend.read.$change" → "legends/:legend/read/:change" */
const pathOf = (name: string) =>
  name
    .split(/\.(?![^[]*\])/)
    .map((part) => part.replace(/\[(.)\]/g, "$1").replace(/^\$/, ":"))
    .join("/")

export default readdirSync(join(getAppDirectory(), "routes"))
  .filter((file) => /\.tsx?$/.test(file))
  .sort()
  .map((file) => {
    const name = file.replace(/\.tsx?$/, "")
    return name === "_index" ? index(`routes/${file}`) : route(pathOf(name), `routes/${file}`)
  }) satisfies RouteConfig
