import type { ServerBuild } from "@remix-run/node"
import { expect, test } from "vitest"
import { buildsByPath } from "../../server/one-route"

const hydrated = ["legends/:legend/edit"]
const paths = ["", "legends/new", "legends/:legend", "legends/:legend/edit", "legends/:legend/read/:change", "healthz"]

const routes = Object.fromEntries([
  ["root", { id: "root", path: "", module: {} }],
  ...paths.map((path) => [
    path || "home",
    { id: path || "home", parentId: "root", path, module: { handle: { hydrate: hydrated.includes(path) } } },
  ]),
])
const build = { routes, assets: { routes } } as unknown as ServerBuild
const routesFor = (pathname: string) =>
  Object.keys(buildsByPath(build)(pathname).build.routes).filter((id) => id !== "root")

test.each([
  ["/", ["home"]],
  ["/legends/new", ["legends/new"]],
  ["/legends/0190", ["legends/:legend"]],
  ["/legends/0190/", ["legends/:legend"]],
  ["/legends/0190/read/a%2Fb", ["legends/:legend/read/:change"]],
  ["/HEALTHZ", ["healthz"]],
])("%s needs only its own route", (pathname, ids) => {
  expect(routesFor(pathname)).toEqual(ids)
})

test.each([
  ["what hydrates", "/legends/0190/edit"],
  ["what its script asks for later", "/legends/0190.data"],
  ["what no route knows", "/legends/0190/read"],
  ["another address", "//elsewhere.example"],
])("%s goes to all routes", (_what, pathname) => {
  expect(buildsByPath(build)(pathname)).toEqual({ build, alone: null })
})

test("a route alone is told what the path says", () => {
  const { alone } = buildsByPath(build)("/legends/0190/read/a%2Fb%C3%A4")
  expect(alone?.module).toBe(routes["legends/:legend/read/:change"]?.module)
  expect(alone?.paramsOf()).toEqual({ legend: "0190", change: "a/bä" })
})

test("a route inside another one keeps all of them together", () => {
  const nested = { ...routes, inner: { id: "inner", parentId: "healthz", path: "inner", module: {} } }
  const deep = { ...build, routes: nested } as unknown as ServerBuild
  expect(buildsByPath(deep)("/healthz").build).toBe(deep)
})
