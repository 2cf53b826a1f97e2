import { seedDemonstration } from '../../seeds/demonstration/seed.ts'
import { makeTemplate, sourcesKey } from './testCluster.ts'

/** The template of the demonstration country, made by the first test file that wants it. */
export async function demonstrationTemplate(maintenanceUrl: string, territory: string): Promise<string> {
  const name = `template_demonstration_${sourcesKey(['migrations', 'seeds', 'api/db', 'spatial/territory', 'api/contract/demonstration.ts', 'api/contract/policy/roles.ts'])}`
  await makeTemplate(maintenanceUrl, { name, from: territory }, (db) => seedDemonstration(db))
  return name
}
