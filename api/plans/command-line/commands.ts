import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import type { parseArgs } from 'node:util'
import type { Kysely } from 'kysely'
import { PLAN_EVENT_KINDS } from '../../../spatial/conformity/planState.ts'
import { type Day, parseDay } from '../../../spatial/day.ts'
import type { Database } from '../../db/tables.ts'
import { COVERAGE_LAYERS, declareCoverage } from '../declareCoverage.ts'
import { describeLayer, describeRegulation, describeVersion } from '../describe.ts'
import { importFile } from '../importFile.ts'
import { importRegulation } from '../importRegulation.ts'
import { parseRegulation } from '../parseRegulation.ts'
import { listVersions } from '../queries.ts'
import { type LayerFile, readLayer } from '../readLayer.ts'
import { recordEvent } from '../recordEvent.ts'

export const OPTIONS = {
  mapping: { type: 'string' },
  generators: { type: 'string' },
  'dry-run': { type: 'boolean', default: false },
  'skip-invalid': { type: 'boolean', default: false },
  replace: { type: 'boolean', default: false },
  force: { type: 'boolean', default: false },
  plan: { type: 'string' },
  version: { type: 'string' },
  kind: { type: 'string' },
  on: { type: 'string' },
  act: { type: 'string' },
  layer: { type: 'string' },
  source: { type: 'string' },
  date: { type: 'string' },
  srid: { type: 'string' },
} as const

type Values = ReturnType<typeof parseArgs<{ options: typeof OPTIONS }>>['values']

/** What was typed after the command's name, and when. */
export type Words = {
  readonly file: string | undefined
  readonly values: Values
  readonly now: Date
  readonly today: Day
}

const required = (name: string, value: string | undefined): string => {
  if (value === undefined || value === '') throw new Error(`${name} is missing`)
  return value
}

function dayNamed(name: string, text: string): Day {
  const day = parseDay(text)
  if (!day) throw new Error(`${name} ${text} is not a day, YYYY-MM-DD`)
  return day
}

function oneOf<T extends string>(name: string, value: string | undefined, allowed: readonly T[]): T {
  const found = allowed.find((each) => each === value)
  if (found === undefined) throw new Error(`${name} is one of ${allowed.join(', ')}`)
  return found
}

const layerFile = async (path: string): Promise<LayerFile> => ({ bytes: await readFile(path), name: basename(path) })

const versionOf = ({ plan, version }: Values) => ({
  plan: required('--plan', plan),
  version: required('--version', version),
})

export async function importCommand(db: Kysely<Database>, { file, values, now }: Words): Promise<readonly string[]> {
  const answer = await importFile(db, {
    mapping: await readFile(required('--mapping', values.mapping), 'utf8'),
    file: await layerFile(required('the file', file)),
    generators: values.generators === undefined ? undefined : await layerFile(values.generators),
    dryRun: values['dry-run'],
    skipInvalid: values['skip-invalid'],
    replace: values.replace,
    now,
  })
  if (!answer.ok) throw new Error(answer.error.join('\n'))
  return answer.value
}

export async function regulationCommand(db: Kysely<Database>, { file, values }: Words): Promise<readonly string[]> {
  const rows = parseRegulation(await readFile(required('the file', file)))
  if (!rows.ok) throw new Error(rows.error.map(({ line, sentence }) => `line ${line}: ${sentence}`).join('\n'))
  const done = await importRegulation(db, versionOf(values), { rows: rows.value, replace: values.replace })
  if (done.ok) return describeRegulation(done.value)
  if (done.error.code === 'VERSION_UNKNOWN') throw new Error('no such version; npm run plan -- list shows them')
  throw new Error(`these zones have their règlement, say --replace to write it again: ${done.error.zones.join(', ')}`)
}

export async function eventCommand(db: Kysely<Database>, { values, now }: Words): Promise<readonly string[]> {
  const kind = oneOf('--kind', values.kind, PLAN_EVENT_KINDS)
  const onDay = dayNamed('--on', required('--on', values.on))
  const event = { kind, onDay, act: values.act ?? null }
  const done = await recordEvent(db, versionOf(values), { event, now })
  if (done.ok) return [`${kind} on ${onDay} recorded`]
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
