// Remix matches every request against all routes, several times, and renders with all of them. A page needs its own route
// only: each gets a build of its own, chosen by the path. What no route knows,
// what hydrates, and what pages that do ask for later goes to the whole build.
import type { ServerBuild } from "@remix-run/node"
import { asksToHydrate } from "../app/hydrate"

type Routes = ServerBuild["routes"]
type Route = Routes[string]

/** Gives the smallest build that answers a path: root and the one route, or the whole build. */
export function buildsByPath(build: ServerBuild): (pathname: string) => ServerBuild {
  const leaves = Object.values(build.routes).filter((route) => route.parentId === "root")
  const isFlat = Object.values(build.routes).every((route) => route.id === "root" || route.parentId === "root")
  if (!isFlat) return () => build
  const known = leaves
    .filter((route) => !hydrates(route))
    .map((route) => ({ ...patternOf(route), build: onlyOf(build, route) }))
    .sort((a, b) => b.weight - a.weight)
  const whole = leaves.filter(hydrates).map(patternOf)
  return (pathname) => {
    if (pathname.endsWith(".data")) return build
    const path = pathname.length > 1 ? pathname.replace(/\/+$/, "") : pathname
    const found = known.find(({ pattern }) => pattern.test(path))
    if (!found) return build
    return whole.some(({ pattern, weight }) => weight >= found.weight && pattern.test(path)) ? build : found.build
  }
}

/** As Remix ranks them: a word weighs more than a parameter, from left to right. */
function patternOf({ path = "" }: Route) {
  const segments = path.split("/").filter(Boolean)
  const pattern = segments.map((segment) =>
    segment.startsWith(":") ? "/[^/]+" : `/${segment.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")}`,
  )
  const weight = segments.reduce((sum, segment, i) => sum + (segment.startsWith(":") ? 0 : 2 ** (20 - i)), 0)
  return { pattern: new RegExp(`^${pattern.join("") || "/"}$`, "i"), weight }
}

const hydrates = ({ module }: Route) => asksToHydrate(module.handle)

function onlyOf(build: ServerBuild, route: Route): ServerBuild {
  const only = <T>(all: { readonly [id: string]: T }): { [id: string]: T } =>
    Object.fromEntries(Object.entries(all).filter(([id]) => id === "root" || id === route.id))
  return { ...build, routes: only(build.routes), assets: { ...build.assets, routes: only(build.assets.routes) } }
}
