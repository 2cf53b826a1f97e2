import { basename } from 'node:path'
import type { Kysely } from 'kysely'
import { PLAN_EVENT_KINDS } from '../../../spatial/conformity/planState.ts'
import type { Database } from '../../db/tables.ts'
import { COVERAGE_LAYERS, declareCoverage } from '../declareCoverage.ts'
import { describeLayer, describeRegulation, describeVersion } from '../describe.ts'
import { importFile } from '../importFile.ts'
import { importRegulation } from '../importRegulation.ts'
import { parseRegulation } from '../parseRegulation.ts'
import { listVersions } from '../queries.ts'
import { type LayerFile, readLayer } from '../readLayer.ts'
import { recordEvent } from '../recordEvent.ts'
import { draftCommand } from './draftCommands.ts'
import { dayNamed, fileNamed, oneOf, required, type Values, type Words } from './words.ts'

const layerFile = async (path: string, name = 'the file'): Promise<LayerFile> => ({
  bytes: await fileNamed(name, path),
  name: basename(path),
})

const versionOf = ({ plan, version }: Values) => ({
  plan: required('--plan', plan),
  version: required('--version', version),
})

/** In the name of an examiner the file becomes a version in preparation; without a name it goes straight to the law. */
export async function importCommand(db: Kysely<Database>, words: Words): Promise<readonly string[]> {
  const { file, values, now } = words
  if (values.by !== undefined) return draftCommand(db, words)
  const answer = await importFile(db, {
    mapping: (await fileNamed('--mapping', required('--mapping', values.mapping))).toString('utf8'),
    file: await layerFile(required('the file', file)),
    generators: values.generators === undefined ? undefined : await layerFile(values.generators, '--generators'),
    dryRun: values['dry-run'],
    skipInvalid: values['skip-invalid'],
    replace: values.replace,
    loseEdits: values['lose-edits'],
    now,
  })
  if (!answer.ok) throw new Error(answer.error.join('\n'))
  return answer.value
}

export async function regulationCommand(db: Kysely<Database>, { file, values }: Words): Promise<readonly string[]> {
  const rows = parseRegulation(await fileNamed('the file', required('the file', file)))
  if (!rows.ok) throw new Error(rows.error.map(({ line, sentence }) => `line ${line}: ${sentence}`).join('\n'))
  const done = await importRegulation(db, versionOf(values), { rows: rows.value, replace: values.replace })
  if (done.ok) return describeRegulation(done.value)
  if (done.error.code === 'VERSION_UNKNOWN') throw new Error('no such version; npm run plan -- list shows them')
  throw new Error(`these zones have their règlement, say --replace to write it again: ${done.error.zones.join(', ')}`)
}

export async function eventCommand(db: Kysely<Database>, { values, now, today }: Words): Promise<readonly string[]> {
  const kind = oneOf('--kind', values.kind, PLAN_EVENT_KINDS)
  const onDay = dayNamed('--on', required('--on', values.on))
  const event = { kind, onDay, act: values.act ?? null }
  const done = await recordEvent(db, versionOf(values), { event, now, today })
  if (done.ok) return [`${kind} on ${onDay} recorded; the dossiers it touches are checked again by the service`]
  throw new Error(
    done.error.code === 'VERSION_UNKNOWN'
      ? 'no such version; npm run plan -- list shows them'
      : `${kind} on ${onDay} is already recorded`,
  )
}

export async function coverageCommand(db: Kysely<Database>, { file, values, now }: Words): Promise<readonly string[]> {
  const layer = oneOf('--layer', values.layer, COVERAGE_LAYERS)
  const source = required('--source', values.source)
  const dataDate = values.date === undefined ? null : dayNamed('--date', values.date)
  const path = required('the file', file)
  const ground = readLayer(await layerFile(path), values.srid === undefined ? undefined : Number(values.srid))
  if (!ground.ok) throw new Error(ground.error)
  const said = describeLayer(basename(path), ground.value)
  if (ground.value.refused.length > 0) throw new Error([...said, 'nothing was written'].join('\n'))
  const count = await declareCoverage(db, { layer, source, dataDate, ground: ground.value }, now)
  return [...said, `${layer} declared known over ${count} areas`]
}

export async function listCommand(db: Kysely<Database>, { today }: Words): Promise<readonly string[]> {
  const versions = await listVersions(db)
  return versions.length === 0 ? ['no plan yet'] : versions.map((row) => describeVersion(row, today))
}
