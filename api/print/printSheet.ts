import { type LegalSrid, zoneAtLatitude } from '../../spatial/crs/legalZones.ts'
import { toLegal } from '../../spatial/crs/reproject.ts'
import { asDay } from '../../spatial/day.ts'
import type { LegalMultiPolygon, Position } from '../../spatial/geometry/types.ts'
import { mapSizeMm, type PrintQuery } from '../contract/print.ts'
import type { Deps } from '../deps.ts'
import { Problem } from '../http/problem.ts'
import { readGround } from '../papers/drawing/readGround.ts'
import { type PaperPress, PressBusy } from '../papers/press.ts'
import { type CadastreParcelRow, cadastreParcel, communesAt } from '../parcels/queries.ts'
import { composeSheet } from './compose.ts'

type Needs = Pick<Deps, 'db' | 'clock'> & { readonly press: PaperPress }

/**
 * A map of the ground at the asked scale, as PDF.
 * @throws Problem NOT_FOUND for an unknown parcel, PLACE_OUTSIDE beyond the legal zones, BUSY
 */
export async function printSheet({ db, clock, press }: Needs, wanted: PrintQuery): Promise<Uint8Array> {
  const row = wanted.parcel === undefined ? null : await cadastreParcel(db, wanted.parcel)
  if (wanted.parcel !== undefined && !row) throw new Problem('NOT_FOUND')
  const on = wanted.on ? asDay(wanted.on) : clock.today()
  const { srid, centre } = await placeOf(db, wanted, row)
  const [widthMm, heightMm] = mapSizeMm(wanted.paper, wanted.orientation)
  const frame = { srid, centre, denominator: wanted.scale, widthMm, heightMm }
  const ground = await readGround(db, frame, { on })
  const data = composeSheet({ wanted, frame, ground, parcel: row && parcelOf(row), on })
  return press.print({ template: 'sheet', data, madeAt: new Date(`${on}T00:00:00Z`) }).catch((error: unknown) => {
    if (error instanceof PressBusy) throw new Problem('BUSY', { retryAfterS: 5 })
    throw error
  })
}

const parcelOf = ({ titleNumber, legal }: CadastreParcelRow) => ({
  number: titleNumber,
  shape: legal as LegalMultiPolygon, // read from the legal column
})

type Placed = { readonly srid: LegalSrid; readonly centre: Position }

/** In the parcel's zone, else in that of the commune, else in that of the latitude. */
async function placeOf(db: Needs['db'], { at }: PrintQuery, row: CadastreParcelRow | null): Promise<Placed> {
  if (row && !at) return { srid: row.srid, centre: middleOf(row.legal.coordinates.flat(2)) }
  if (!at) throw new Problem('PLACE_OUTSIDE')
  const srid = row?.srid ?? (await communesAt(db, [at]))[0]?.legalSrid ?? zoneAtLatitude(at[1])?.srid
  if (!srid) throw new Problem('PLACE_OUTSIDE')
  return { srid, centre: toLegal(srid, at) }
}

function middleOf(positions: readonly number[][]): Position {
  const middle = (axis: 0 | 1) => {
    const along = positions.map((position) => position[axis] ?? Number.NaN)
    return (along.reduce((a, b) => Math.min(a, b)) + along.reduce((a, b) => Math.max(a, b))) / 2
  }
  return [middle(0), middle(1)]
}
