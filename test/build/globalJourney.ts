import type { TestProject } from 'vitest/node'
import { ensureWebBuild } from '../../api/setup/webBuild.ts'
import prepareDatabases from './globalDatabase.ts'

/** Once a run: databases as for the API, and the interface as it is served. */
export default async function prepareJourney(project: TestProject): Promise<() => Promise<void>> {
  ensureWebBuild()
  return prepareDatabases(project)
}
