import "../reading/reading.css"
import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node"
import { useLoaderData } from "@remix-run/react"
import { ContinueAs } from "../people/continue-as"
import { FoundACompany } from "../people/found-a-company"
import { personOf } from "../people/sessions.server"
import { HomePage } from "../reading/home-page"
import { homeOf } from "../reading/homes.server"
import { WelcomePage } from "../reading/welcome-page"
import { Frame } from "../ui/frame"

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.home ? "Home – Reread" : "Reread" }]

export async function loader({ request, context }: LoaderFunctionArgs) {
  const person = await personOf(context, request)
  return { demo: context.demo, home: person && (await homeOf(context, person)) }
}

export default function Index() {
  const { demo, home } = useLoaderData<typeof loader>()
  return (
    <Frame person={home} here="home">
      {home ? (
        <HomePage home={home}>{home.inNone ? <FoundACompany person={home} /> : null}</HomePage>
      ) : (
        <WelcomePage>
          {demo ? (
            <section className="stack near">
              <h2>Look around as one of them</h2>
              <ContinueAs />
            </section>
          ) : null}
        </WelcomePage>
      )}
    </Frame>
  )
}
