import { type Kysely, sql } from 'kysely'
import type { Bilingual } from '../../spatial/bilingual.ts'
import type { AgencyGrounds, Level } from '../contract/performance/performance.ts'
import type { Database } from '../db/tables.ts'
import { changesKnown, withHistory } from './communeNotes.ts'

/** A territory of a level and the communes whose dossiers are its own. */
export type Territory = {
  readonly code: string
  /**
   * The units it belongs to, widest first, itself the last; of an agency, those of each of its communes. Its small figures are
   * for whoever reads every one of them.
   */
  readonly paths: readonly (readonly string[])[]
  readonly communes: readonly string[]
  readonly note: Bilingual | null
}

type Commune = {
  readonly code: string
  readonly parent: string | null
  readonly province: string
  readonly region: string
  /**
   * Codes its dossiers are counted under: its own, those merged into it by that day, and those taken from it later: a dossier
   * that passed to one of them had its earlier days here.
   */
  readonly counted: readonly string[]
}

const COUNTRY = 'MA'

/** The territories of a level as they were on a day, by code; agencies by name. */
export async function territoriesOf(db: Kysely<Database>, level: Level, on: string): Promise<readonly Territory[]> {
  const communes = await communesOn(db, on)
  switch (level) {
    case 'country':
      return [{ code: COUNTRY, paths: [[COUNTRY]], communes: communes.flatMap(({ counted }) => counted), note: null }]
    case 'regions':
      return grouped(communes, ({ region }) => [COUNTRY, region])
    case 'provinces':
      return grouped(communes, ({ region, province }) => [COUNTRY, region, province])
    case 'communes':
      return withHistory(communesThemselves(communes), await changesKnown(db), on)
    case 'agencies':
      return agencies(await agenciesOn(db, on), communes)
  }
}

async function communesOn(db: Kysely<Database>, on: string): Promise<readonly Commune[]> {
  const { rows } = await sql<Commune>`
    select code, parent_code as parent, province_code as province, region_code as region, counted
    from communes_counted_on(${on}::date) order by code`.execute(db)
  return rows
}

function grouped(communes: readonly Commune[], pathOf: (commune: Commune) => readonly string[]): readonly Territory[] {
  const byCode = Map.groupBy(communes, (commune) => pathOf(commune).at(-1) ?? '')
  return [...byCode].map(([code, within]) => ({
    code,
    paths: [within[0] ? pathOf(within[0]) : [code]],
    communes: within.flatMap(({ counted }) => counted),
    note: null,
  }))
}

const pathOf = ({ code, parent, province, region }: Commune) => [
  ...[COUNTRY, region, province],
  ...(parent === null ? [] : [parent]),
  code,
]

/** A city with arrondissements is what its arrondissements are, and what was filed at the city itself. */
function communesThemselves(communes: readonly Commune[]): readonly Territory[] {
  const parts = Map.groupBy(communes, ({ parent }) => parent)
  return communes.map((commune) => ({
    code: commune.code,
    paths: [pathOf(commune)],
    communes: [commune, ...(parts.get(commune.code) ?? [])].flatMap(({ counted }) => counted),
    note: null,
  }))
}

type Agency = {
  readonly id: string
  readonly nameFr: string
  readonly nameAr: string
  readonly territories: readonly string[]
}

/** Agencies there were on a day, those whose territory nobody has told with none. */
async function agenciesOn(db: Kysely<Database>, on: string): Promise<readonly Agency[]> {
  const { rows } = await sql<Agency>`
    select b.id, b.name_fr as "nameFr", b.name_ar as "nameAr", coalesce(
      array_agg(t.territory order by t.territory) filter (where t.territory is not null), '{}') as territories
    from body b left join body_territory t on t.body_id = b.id and t.valid_from <= ${on}::date
      and coalesce(t.valid_to, 'infinity') >= ${on}::date
    where b.kind = 'urban_agency' and b.valid_from <= ${on}::date and coalesce(b.valid_to, 'infinity') >= ${on}::date
    group by b.id order by b.name_fr, b.id`.execute(db)
  return rows
}

const communesOf = ({ territories }: Agency, communes: readonly Commune[]): readonly Commune[] => {
  const held = new Set(territories)
  return communes.filter(({ code, parent, province, region }) =>
    [COUNTRY, region, province, parent, code].some((unit) => unit !== null && held.has(unit)),
  )
}

const agencies = (found: readonly Agency[], communes: readonly Commune[]): readonly Territory[] =>
  found
    .filter(({ territories }) => territories.length > 0)
    .map((agency) => {
      const own = communesOf(agency, communes)
      return { code: agency.id, paths: own.map(pathOf), communes: own.flatMap(({ counted }) => counted), note: null }
    })

/** Every urban agency of a day with the communes its figures are made of; none where its territory is not known. */
export async function agencyGroundsOn(db: Kysely<Database>, on: string): Promise<AgencyGrounds['agencies']> {
  const [communes, found] = await Promise.all([communesOn(db, on), agenciesOn(db, on)])
  return found.map(({ id, nameFr, nameAr, ...agency }) => ({
    ...{ code: id, nameFr, nameAr },
    communes: communesOf({ id, nameFr, nameAr, ...agency }, communes).map(({ code }) => code),
  }))
}
