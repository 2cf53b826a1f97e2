import { type Kysely, sql } from 'kysely'
import type { Day } from '../../../spatial/day.ts'
import { fail, ok, type Result } from '../../../spatial/result.ts'
import { searchKey } from '../../../spatial/territory/searchKey.ts'
import type { Database } from '../../db/tables.ts'
import type { ChangeGiven } from './given.ts'

/** Why a change is not taken, and what about. */
export type ChangeFault = {
  readonly code:
    | 'COMMUNE_UNKNOWN'
    | 'COMMUNE_EXISTS'
    | 'COMMUNE_ENDED'
    | 'PROVINCE_UNKNOWN'
    | 'DAY_TO_COME'
    | 'CHANGE_TWICE'
    | 'CHANGED_LATER'
    | 'NOTHING_CHANGES'
    | 'CITY_WITH_PARTS'
    | 'ZONES_DIFFER'
  readonly about: string
}

/** The change as it is written. */
export type ChangeRow = {
  readonly other_code: string | null
  readonly name_fr_before: string | null
  readonly name_ar_before: string | null
  readonly name_fr_after: string | null
  readonly name_ar_after: string | null
  readonly province_before: string | null
  readonly province_after: string | null
  readonly facts: string | null
}

type Known = {
  readonly code: string
  readonly nameFr: string
  readonly nameAr: string
  readonly province: string
  readonly parent: string | null
  readonly parts: number
  readonly srid: number
}

const NONE: ChangeRow = {
  other_code: null,
  name_fr_before: null,
  name_ar_before: null,
  name_fr_after: null,
  name_ar_after: null,
  province_before: null,
  province_after: null,
  facts: null,
}

/** The guichet of its own that a census gives (law 12-90's application). */
const GUICHET_ABOVE = 50_000

/** A change against the communes that are in being on its day. */
export async function judgeChange(
  db: Kysely<Database>,
  given: ChangeGiven,
  today: Day,
): Promise<Result<ChangeRow, ChangeFault>> {
  const no = (code: ChangeFault['code'], about: string) => fail({ code, about })
  const { kind, commune, day } = given
  if (day > today && !given.announced) return no('DAY_TO_COME', day)
  const twice = await changesOf(db, commune)
  if (twice.some((one) => one.kind === kind && one.day === day)) return no('CHANGE_TWICE', `${commune}, ${day}`)
  const later = twice.find((one) => one.day > day)
  if (later) return no('CHANGED_LATER', `${commune}, ${later.kind} on ${later.day}`)
  const known = await communeOn(db, commune, day)
  if (kind === 'created') {
    if (await isWritten(db, commune)) return no('COMMUNE_EXISTS', commune)
    const from = await communeOn(db, given.from, day)
    return from ? ok(created(given, from)) : no('COMMUNE_UNKNOWN', given.from)
  }
  if (!known) return no((await isWritten(db, commune)) ? 'COMMUNE_ENDED' : 'COMMUNE_UNKNOWN', commune)
  if (kind === 'merged') return judgeMerger(db, given, known)
  const before = { name_fr_before: known.nameFr, name_ar_before: known.nameAr }
  if (kind === 'renamed') {
    if (known.nameFr === given.nameFr && known.nameAr === given.nameAr) return no('NOTHING_CHANGES', commune)
    const city = known.parent === null ? null : await communeOn(db, known.parent, day)
    const facts = JSON.stringify({ searchKey: searchKey({ ...given, otherNames: [known.nameFr, known.nameAr] }, city) })
    return ok({ ...NONE, ...before, name_fr_after: given.nameFr, name_ar_after: given.nameAr, facts })
  }
  if (known.province === given.province) return no('NOTHING_CHANGES', commune)
  if (!(await isProvince(db, given.province))) return no('PROVINCE_UNKNOWN', given.province)
  return ok({ ...NONE, province_before: known.province, province_after: given.province })
}

async function judgeMerger(
  db: Kysely<Database>,
  { into, day }: Extract<ChangeGiven, { kind: 'merged' }>,
  known: Known,
): Promise<Result<ChangeRow, ChangeFault>> {
  if (into === known.code) return fail({ code: 'NOTHING_CHANGES', about: into })
  const successor = await communeOn(db, into, day)
  if (!successor) return fail({ code: (await isWritten(db, into)) ? 'COMMUNE_ENDED' : 'COMMUNE_UNKNOWN', about: into })
  const city = [known, successor].find(({ parts }) => parts > 0)
  if (city) return fail({ code: 'CITY_WITH_PARTS', about: city.code })
  // Its dossiers lie in its own legal zone; another could not read their ground.
  if (known.srid !== successor.srid) return fail({ code: 'ZONES_DIFFER', about: `${known.code}, ${into}` })
  const { nameFr, nameAr, province } = known
  return ok({ ...NONE, other_code: into, name_fr_before: nameFr, name_ar_before: nameAr, province_before: province })
}

function created(given: Extract<ChangeGiven, { kind: 'created' }>, from: Known): ChangeRow {
  const { type, population, areaKm2, nameFr, nameAr } = given
  const parentCode = type === 'arrondissement' ? from.parent : null
  const filing = type === 'arrondissement' || population > GUICHET_ABOVE ? 'guichet' : 'provincial_committee'
  const facts = { kind: type, parentCode, population, areaKm2, filing, searchKey: searchKey(given, null) }
  return {
    ...{ ...NONE, other_code: from.code, name_fr_after: nameFr, name_ar_after: nameAr },
    ...{ province_after: from.province, facts: JSON.stringify(facts) },
  }
}

async function communeOn(db: Kysely<Database>, code: string, day: string): Promise<Known | null> {
  const { rows } = await sql<Known>`
    select o.code, o.name_fr as "nameFr", o.name_ar as "nameAr", o.province_code as province, o.parent_code as parent,
      c.legal_srid as srid, (select count(*)::integer from commune p where p.parent_code = o.code and p.ended_on is null) as parts
    from communes_on(${day}::date) o left join commune c on c.code = o.code where o.code = ${code}`.execute(db)
  return rows[0] ?? null
}

const changesOf = (db: Kysely<Database>, commune: string) =>
  db.selectFrom('commune_change').select(['kind', 'day']).where('commune_code', '=', commune).orderBy('day').execute()

async function isWritten(db: Kysely<Database>, code: string): Promise<boolean> {
  const { rows } = await sql`select from commune where code = ${code}
    union all select from commune_change where commune_code = ${code} and kind = 'created'`.execute(db)
  return rows.length > 0
}

const isProvince = async (db: Kysely<Database>, code: string): Promise<boolean> =>
  (await db.selectFrom('province').select('code').where('code', '=', code).executeTakeFirst()) !== undefined
