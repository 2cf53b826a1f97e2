import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { readConfig } from '../../api/config.ts'
import { playCast } from '../../api/setup/demonstration/cast.ts'
import { seedDemonstration } from '../../seeds/demonstration/seed.ts'
import { makeTemplate, sourcesKey } from './testCluster.ts'

const GROUND = [
  ...['migrations', 'seeds', 'api/db', 'spatial/territory'],
  ...['api/contract/demonstration.ts', 'api/contract/policy/roles.ts'],
]
/** Whatever the dossiers of the cast are made by. */
const COURSE = [
  'api/dossiers',
  'api/deadlines',
  'api/conformity',
  'api/journal',
  'api/contract/procedures',
  'api/setup',
]

/**
 * The template of the demonstration country and its dossiers, made by the first test file that wants it: the ground
 * first, which changes rarely. Contents of its documents are in a store that is thrown away.
 */
export async function demonstrationTemplate(maintenanceUrl: string, territory: string): Promise<string> {
  const ground = `template_ground_${sourcesKey(GROUND)}`
  await makeTemplate(maintenanceUrl, { name: ground, from: territory }, (db) => seedDemonstration(db))
  const name = `template_demonstration_${sourcesKey([...GROUND, ...COURSE])}`
  const folder = mkdtempSync(`${tmpdir()}/rokhas-cast-`)
  try {
    const config = readConfig({ ROKHAS_DATA: folder })
    await makeTemplate(maintenanceUrl, { name, from: ground }, (_, url) => playCast(url, config))
  } finally {
    rmSync(folder, { recursive: true })
  }
  return name
}
