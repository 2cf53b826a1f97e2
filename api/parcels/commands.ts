import { type Kysely, sql } from 'kysely'
import type { LegalSrid } from '../../spatial/crs/legalZones.ts'
import type { Database } from '../db/tables.ts'
import { uuidv7 } from '../db/uuid.ts'
import { Problem } from '../http/problem.ts'
import type { Deposit } from './deposit.ts'
import { intakeProblem } from './intakeProblem.ts'
import { type CommuneAt, type CommuneNames, communesAt, severalCommunes } from './queries.ts'
import { PoolBusy, type ReadingPool } from './reading/pool.ts'
import type { ParcelMessage, ReadingJob, ReadingMessage } from './reading/protocol.ts'
import { transformationOf, type ZoneChoice } from './transformation.ts'

/** A parcel that was read and stored, with the commune it is in. */
export type FiledReading = {
  readonly id: string
  readonly parcel: ParcelMessage
  readonly commune: CommuneAt | null
  readonly several: CommuneNames | null
  readonly transformation: string
}

export type ReadAndFiled = {
  readonly reading: ReadingMessage
  readonly parcels: readonly FiledReading[]
  /** The commune of the first parcel in each of the other zones its coordinates fit. */
  readonly candidates: readonly { readonly srid: LegalSrid; readonly commune: CommuneAt | null }[]
}

export type ReadDeps = { readonly db: Kysely<Database>; readonly pool: ReadingPool; readonly now: () => Date }

/**
 * Reads a deposit where it can be stopped, finds the commune of each parcel, and stores what was filed beside what it
 * became, in one transaction. The same bytes read the same way are stored once.
 * @throws Problem with the intake's code when nothing could be read, BUSY when too many files wait
 */
export async function readAndFile(deps: ReadDeps, deposit: Deposit): Promise<ReadAndFiled> {
  const { db } = deps
  const { reading, communes } = await readInCommunes(deps, deposit)
  const choices = reading.parcels.map((parcel, index) => zoneChoice(reading, parcel, communes[index] ?? null))
  const filings = reading.parcels.map((parcel, index) => ({
    parcel,
    transformation: transformationOf(choices[index] ?? choiceOf(parcel)),
  }))
  const ids = await file(deps, { deposit, reading, filings })
  const inCommunes = reading.parcels.flatMap((parcel, index) => {
    const commune = communes[index]?.code
    return commune ? [{ id: idOf(ids, parcel), commune }] : []
  })
  const several = new Map((await severalCommunes(db, inCommunes)).map((names) => [names.id, names]))
  const elsewhere = await communesAt(
    db,
    reading.candidates.map(({ point }) => point),
  )
  return {
    reading,
    parcels: filings.map(({ parcel, transformation }, index) => {
      const id = idOf(ids, parcel)
      return { id, parcel, transformation, commune: communes[index] ?? null, several: several.get(id) ?? null }
    }),
    candidates: reading.candidates.map(({ srid }, index) => ({ srid, commune: elsewhere[index] ?? null })),
  }
}

type InCommunes = { readonly reading: ReadingMessage; readonly communes: readonly (CommuneAt | null)[] }

/** Reads, and reads again the parcels in degrees whose commune is not in the zone their latitude says. */
async function readInCommunes(deps: ReadDeps, { source, srid }: Deposit): Promise<InCommunes> {
  const job: ReadingJob = { source, ...(srid === undefined ? {} : { srid }) }
  const reading = await readWith(deps.pool, job)
  const communes = await communesAt(
    deps.db,
    reading.parcels.map(({ point }) => point),
  )
  if (reading.crs.srid !== 4326) return { reading, communes }
  const zones: Record<number, LegalSrid> = {}
  for (const [index, parcel] of reading.parcels.entries()) {
    const legal = communes[index]?.legalSrid
    if (legal && legal !== parcel.srid) zones[parcel.ordinal] = legal
  }
  if (Object.keys(zones).length === 0) return { reading, communes }
  const again = await readWith(deps.pool, { ...job, zones })
  return {
    reading: again,
    communes: await communesAt(
      deps.db,
      again.parcels.map(({ point }) => point),
    ),
  }
}

async function readWith(pool: ReadingPool, job: ReadingJob): Promise<ReadingMessage> {
  const outcome = await pool.read(job).catch((error: unknown) => {
    if (error instanceof PoolBusy) throw new Problem('BUSY', { retryAfterS: 5 })
    throw error
  })
  if (!outcome.ok) throw intakeProblem(outcome.error)
  return outcome.value
}

const choiceOf = ({ srid }: ParcelMessage): ZoneChoice => ({ srid, by: 'coordinates' })

function zoneChoice({ crs }: ReadingMessage, parcel: ParcelMessage, commune: CommuneAt | null): ZoneChoice {
  if (crs.srid !== 4326) return choiceOf(parcel)
  return { srid: parcel.srid, by: commune?.legalSrid === parcel.srid ? 'commune' : 'latitude' }
}

type Filing = { readonly parcel: ParcelMessage; readonly transformation: string }
type Stored = { readonly deposit: Deposit; readonly reading: ReadingMessage; readonly filings: readonly Filing[] }

const keyOf = (ordinal: number, srid: number) => `${ordinal} ${srid}`

function idOf(ids: ReadonlyMap<string, string>, { ordinal, srid }: ParcelMessage): string {
  const id = ids.get(keyOf(ordinal, srid))
  if (!id) throw new Error(`parcel ${ordinal} was not stored`)
  return id
}

/** @returns the id of each parcel by rank and zone; a deposit already stored keeps its ids and its place in time is renewed */
async function file(
  { db, now }: ReadDeps,
  { deposit, reading, filings }: Stored,
): Promise<ReadonlyMap<string, string>> {
  const { sha256, bytes, name } = deposit
  return db.transaction().execute(async (transaction) => {
    await transaction
      .insertInto('filed_file')
      .values({ sha256, bytes, name, format: reading.format, received_at: now() })
      .onConflict((conflict) => conflict.column('sha256').doUpdateSet({ received_at: now() }))
      .execute()
    await insertParcels(transaction, { deposit, reading, filings }, now())
    const stored = await transaction
      .selectFrom('filed_parcel')
      .where('sha256', '=', sha256)
      .where('filed_srid', '=', reading.crs.srid)
      .select(['id', 'ordinal', 'srid'])
      .execute()
    return new Map(stored.map(({ id, ordinal, srid }) => [keyOf(ordinal, srid), id]))
  })
}

/** What a person declares later about the same bytes replaces what was proposed, and nothing else is ever changed. */
async function insertParcels(db: Kysely<Database>, { deposit, reading, filings }: Stored, now: Date): Promise<void> {
  const { srid, how } = reading.crs
  const column = <T>(value: (filing: Filing) => T) => filings.map(value)
  await sql`
    insert into filed_parcel (id, sha256, ordinal, label, filed_srid, filed_how, filed_coordinates, transformation, srid, geom, findings)
    select p.id, ${deposit.sha256}, p.ordinal, p.label, ${srid}::integer, ${how}, p.filed::jsonb, p.transformation, p.srid,
      ST_SetSRID(ST_GeomFromGeoJSON(p.legal), p.srid), p.findings::jsonb
    from unnest(
      ${column(() => uuidv7(now))}::uuid[], ${column(({ parcel }) => parcel.ordinal)}::integer[],
      ${column(({ parcel }) => parcel.label)}::text[], ${column(({ parcel }) => parcel.filed)}::text[],
      ${column(({ transformation }) => transformation)}::text[], ${column(({ parcel }) => parcel.srid)}::integer[],
      ${column(({ parcel }) => parcel.legal)}::text[], ${column(({ parcel }) => JSON.stringify(parcel.findings))}::text[]
    ) as p(id, ordinal, label, filed, transformation, srid, legal, findings)
    on conflict (sha256, ordinal, filed_srid, srid) do update
      set filed_how = excluded.filed_how, findings = excluded.findings
      where excluded.filed_how = 'declared' and filed_parcel.filed_how <> 'declared'`.execute(db)
}
