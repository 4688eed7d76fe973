// The order in which test files begin. A worker that takes a long file last lets the other cores wait for it.
import { BaseSequencer, type TestSpecification } from "vitest/node"

/** Those that take longest, by the end of their path. */
const long = [
  "journeys/every-page.test.ts",
  "journeys/whole-way.test.ts",
  "journeys/markdown.test.ts",
  "journeys/thirty-careful.test.ts",
  "journeys/thirty-teams-only.test.ts",
  "journeys/publishing.test.ts",
  "reading/racing.test.ts",
  "reading/protocol.test.ts",
  "evidence/tampering.test.ts",
  "reading/by-parts.test.ts",
  "server/verify.test.ts",
  "changes/tables.test.ts",
  "demo/demo.test.ts",
  "changes/work.test.ts",
  "changes/changes.test.ts",
]

/** Long ones first, the others as vitest sorts them: by what it remembers of earlier runs, else by size. */
export class LongFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const project = ({ project }: TestSpecification) => project.config.sequence.groupOrder
    const place = ({ moduleId }: TestSpecification) => {
      const at = long.findIndex((name) => moduleId.endsWith(name))
      return at < 0 ? long.length : at
    }
    return (await super.sort(files)).sort((a, b) => project(a) - project(b) || place(a) - place(b))
  }
}
