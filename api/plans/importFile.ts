import type { Kysely } from 'kysely'
import { fail, ok, type Result } from '../../spatial/result.ts'
import type { Database } from '../db/tables.ts'
import { describeEdits, describeLayer, describeProblem, describeServitudes, describeZones } from './describe.ts'
import { importServitudes } from './importServitudes.ts'
import { importZones } from './importZones.ts'
import { type Mapping, parseMapping, type ServitudesMapping, type ZonesMapping } from './mapping.ts'
import { mapServitudes } from './mapServitudes.ts'
import { mapZones } from './mapZones.ts'
import { type Layer, type LayerFile, readLayer } from './readLayer.ts'

export type ImportRequest = {
  readonly mapping: string
  readonly file: LayerFile
  readonly generators?: LayerFile | undefined
  readonly dryRun: boolean
  /** Leaves invalid shapes out instead of refusing the file; they are listed all the same. */
  readonly skipInvalid: boolean
  readonly replace: boolean
  /** Replaces servitudes even where somebody wrote them at the desk since. */
  readonly loseEdits: boolean
  readonly now: Date
}

/** What was done, or why nothing was, one line a fact. */
export type ImportAnswer = Result<readonly string[], readonly string[]>

/** Reads, checks and writes a layer of zones or of servitudes. Nothing is written unless everything can be. */
export async function importFile(db: Kysely<Database>, request: ImportRequest): Promise<ImportAnswer> {
  const mapping = parseMapping(request.mapping)
  if (!mapping.ok) return mapping
  const layer = readLayer(request.file, mapping.value.srid)
  if (!layer.ok) return fail([layer.error])
  const said = describeLayer(request.file.name, layer.value)
  if (layer.value.refused.length > 0 && !request.skipInvalid)
    return fail([...said, 'nothing was written: correct these shapes, or say --skip-invalid to leave them out'])
  const answer = await importLayer(db, { request, layer: layer.value, mapping: mapping.value })
  const end = request.dryRun ? ['dry run: nothing was written'] : ['done']
  return answer.ok ? ok([...said, ...answer.value, ...end]) : fail([...said, ...answer.error, 'nothing was written'])
}

type Task<M> = { readonly request: ImportRequest; readonly layer: Layer; readonly mapping: M }

const importLayer = (db: Kysely<Database>, { request, layer, mapping }: Task<Mapping>): Promise<ImportAnswer> =>
  mapping.kind === 'zones'
    ? importPlan(db, { request, layer, mapping })
    : importConstraints(db, { request, layer, mapping })

async function importPlan(
  db: Kysely<Database>,
  { request, layer, mapping }: Task<ZonesMapping>,
): Promise<ImportAnswer> {
  const mapped = mapZones(layer.features, mapping)
  if (!mapped.ok) return fail(mapped.error.map(describeProblem))
  const { zones, withoutArabic } = mapped.value
  const imported = await importZones(db, { srid: layer.srid, zones, mapping }, request)
  if (imported.ok) return ok(describeZones(imported.value, withoutArabic))
  const { code, plan, version } = imported.error
  return fail([
    code === 'VERSION_EXISTS'
      ? `${plan} has a version "${version}": reports were made from it, give the new one another label`
      : `${plan} is there with another kind of plan`,
  ])
}

async function importConstraints(
  db: Kysely<Database>,
  { request, layer, mapping }: Task<ServitudesMapping>,
): Promise<ImportAnswer> {
  const generators = readGenerators(request.generators, layer, mapping)
  if (!generators.ok) return fail([generators.error])
  const mapped = mapServitudes(layer.features, generators.value?.features ?? null, mapping)
  if (!mapped.ok) return fail(mapped.error.map(describeProblem))
  const { servitudes } = mapped.value
  const imported = await importServitudes(db, { srid: layer.srid, servitudes, mapping }, request)
  if (imported.ok) return ok(describeServitudes(imported.value, mapped.value))
  const refusal = imported.error
  if (refusal.code === 'EDITED') return fail(describeEdits(refusal.source, refusal.edits))
  return fail([`${refusal.count} servitudes of "${refusal.source}" are there: say --replace to take them away first`])
}

/** A generator is kept when it is a polygon in the zone of the footprints; a file of points or lines is refused by name. */
function readGenerators(
  file: LayerFile | undefined,
  footprints: Layer,
  mapping: ServitudesMapping,
): Result<Layer | null, string> {
  if (!file) return ok(null)
  if (!mapping.generators) return fail('the mapping has no "generators": it must say which field links the two files')
  const read = readLayer(file, mapping.srid)
  if (!read.ok)
    return fail(`${read.error} Import without --generators to keep the footprints alone: only polygons can be kept.`)
  const { srid, refused } = read.value
  if (srid !== footprints.srid) return fail(`${file.name} is in ${srid}, the footprints are in ${footprints.srid}`)
  return refused.length > 0 ? fail(describeLayer(file.name, read.value).join('\n')) : read
}
