import type { MultiPolygon } from 'geojson'
import type { Kysely } from 'kysely'
import type { Tolerance } from '../../spatial/conformity/types.ts'
import { isLegalSrid } from '../../spatial/crs/legalZones.ts'
import { type LegalOutline, legalOutline, outlineFromDegrees } from '../conformity/subject.ts'
import type { AskNote, NoteContent } from '../contract/notes.ts'
import type { Database } from '../db/tables.ts'
import { Problem } from '../http/problem.ts'
import { cadastreParcel, filedParcel } from '../parcels/queries.ts'

/** The land a note is about, in its legal plane, and what its title is when the cadastre says it. */
export type Land = LegalOutline & {
  readonly because: Tolerance['because']
  readonly title: NoteContent['title']
}

/**
 * What was asked about, found and put on the legal plane.
 * @throws Problem NOTE_PARCEL_UNKNOWN; the intake's code and place for an outline
 */
export async function landOf(db: Kysely<Database>, asked: AskNote): Promise<Land> {
  if ('parcel' in asked) return ofCadastre(db, asked.parcel)
  if ('filed' in asked) return ofFiling(db, asked.filed)
  if ('legal' in asked)
    return { ...legalOutline(asked.legal.geometry, asked.legal.srid), because: 'legal_source', title: null }
  return { ...(await outlineFromDegrees(db, asked.geometry)), because: 'geographic_source', title: null }
}

async function ofCadastre(db: Kysely<Database>, key: string): Promise<Land> {
  const found = await cadastreParcel(db, key)
  if (!found) throw new Problem('NOTE_PARCEL_UNKNOWN', { field: 'parcel' })
  const { titleKind: kind, titleNumber: number, source, dataDate } = found
  return {
    ...legalOutline(found.legal, found.srid),
    because: 'legal_source',
    title: { kind, number, source, dataDate },
  }
}

/** As it was filed: in metres of its zone, or in degrees, which are worth less. */
async function ofFiling(db: Kysely<Database>, id: string): Promise<Land> {
  const filed = await filedParcel(db, id)
  if (!filed) throw new Problem('NOTE_PARCEL_UNKNOWN', { field: 'filed' })
  const geometry: MultiPolygon = { type: 'MultiPolygon', coordinates: filed.coordinates }
  if (isLegalSrid(filed.filedSrid))
    return { ...legalOutline(geometry, filed.filedSrid), because: 'legal_source', title: null }
  return { ...(await outlineFromDegrees(db, geometry)), because: 'geographic_source', title: null }
}
