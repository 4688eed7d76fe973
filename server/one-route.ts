// Remix matches every request against all routes, several times, and renders with all of them. A page needs its own route
// only: each gets a build of its own, chosen by the path. What no route knows,
// what hydrates, and what pages that do ask for later goes to the whole build.
import type { ServerBuild } from "@remix-run/node"
import { asksToHydrate } from "../app/hydrate"
import { type Alone, withOutcomes } from "./acting"

type Routes = ServerBuild["routes"]
type Route = Routes[string]

/** What answers a path. */
export interface Answering {
  readonly build: ServerBuild
  /** Null where the whole build answers. */
  readonly alone: Alone | null
}

/** Gives the smallest build that answers a path: root and the one route, or the whole build. */
export function buildsByPath(build: ServerBuild): (pathname: string) => Answering {
  const all: Answering = { build, alone: null }
  const leaves = Object.values(build.routes).filter((route) => route.parentId === "root")
  const isFlat = Object.values(build.routes).every((route) => route.id === "root" || route.parentId === "root")
  if (!isFlat) return () => all
  const known = leaves
    .filter((route) => !hydrates(route))
    .map((route) => ({ ...patternOf(route), module: route.module, build: onlyOf(build, route) }))
    .sort((a, b) => b.weight - a.weight)
  const whole = leaves.filter(hydrates).map(patternOf)
  return (pathname) => {
    if (pathname.endsWith(".data")) return all
    const path = pathname.length > 1 ? pathname.replace(/\/+$/, "") : pathname
    const found = known.find(({ pattern }) => pattern.test(path))
    if (!found) return all
    if (whole.some(({ pattern, weight }) => weight >= found.weight && pattern.test(path))) return all
    return { build: found.build, alone: { module: found.module, paramsOf: () => paramsOf(found, path) } }
  }
}

/** As Remix ranks them: a word weighs more than a parameter, from left to right. */
function patternOf({ path = "" }: Route) {
  const segments = path.split("/").filter(Boolean)
  const pattern = segments.map((segment) =>
    segment.startsWith(":") ? "/([^/]+)" : `/${segment.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")}`,
  )
  const weight = segments.reduce((sum, segment, i) => sum + (segment.startsWith(":") ? 0 : 2 ** (20 - i)), 0)
  const names = segments.flatMap((segment) => (segment.startsWith(":") ? [segment.slice(1)] : []))
  return { pattern: new RegExp(`^${pattern.join("") || "/"}$`, "i"), weight, names }
}

function paramsOf({ pattern, names }: ReturnType<typeof patternOf>, path: string): Record<string, string> {
  const [, ...said] = pattern.exec(path) ?? []
  return Object.fromEntries(names.map((name, at) => [name, decodeURIComponent(said[at] ?? "")]))
}

const hydrates = ({ module }: Route) => asksToHydrate(module.handle)

function onlyOf(build: ServerBuild, route: Route): ServerBuild {
  const only = <T>(all: { readonly [id: string]: T }): { [id: string]: T } =>
    Object.fromEntries(Object.entries(all).filter(([id]) => id === "root" || id === route.id))
  const routes = { ...only(build.routes), [route.id]: { ...route, module: withOutcomes(route.module) } }
  return { ...build, routes, assets: { ...build.assets, routes: only(build.assets.routes) } }
}
