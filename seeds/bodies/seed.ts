import { type Kysely, sql, type Transaction } from 'kysely'
import type { Database } from '../../api/db/tables.ts'
import { readTable } from '../territory/table.ts'

/** Before any act this register records: what a body is in charge of is dated from here until an act says otherwise. */
const SINCE = '2000-01-01'
const CENSUS = 'Codes du recensement, HCP 2024'

type Db = Transaction<Database>

/**
 * Fills the register with the bodies the law gives every place: communes, arrondissements, provinces and prefectures with
 * their civil protection, wilayas, the regions' network companies, urban agencies, the land registry, the ministry and the
 * support. Safe to run again: what is there stays as people changed it.
 * The territory comes first.
 */
export async function seedBodies(db: Kysely<Database>): Promise<void> {
  await db.transaction().execute(async (transaction) => {
    await sql`select pg_advisory_xact_lock(hashtext('seed bodies'))`.execute(transaction)
    await seedPlaces(transaction)
    await seedServices(transaction)
    await seedAgencies(transaction)
    await seedNational(transaction)
  })
}

/** `d'Agadir`, `de Casablanca`; a Moroccan h is heard. */
const ofName = (column: string) =>
  sql.raw(`case when ${column} ~* '^[aeiouâàéèêëîïôöûü]' then 'd’' else 'de ' end || ${column}`)

async function seedPlaces(db: Db): Promise<void> {
  await sql`
    with unit as (
      select code, case kind when 'arrondissement' then 'arrondissement' else 'commune' end as kind,
        case kind when 'arrondissement' then 'Arrondissement ' else 'Commune ' end || ${ofName('name_fr')} as fr,
        case kind when 'arrondissement' then 'مقاطعة ' else 'جماعة ' end || name_ar as ar
      from commune
      union all
      select code, 'province', case kind when 'prefecture' then 'Préfecture ' else 'Province ' end || ${ofName('name_fr')},
        case kind when 'prefecture' then 'عمالة ' else 'إقليم ' end || name_ar
      from province
      union all
      select code, 'wilaya', 'Wilaya de la région ' || ${ofName('name_fr')}, 'ولاية جهة ' || name_ar from region
    ), added as (
      insert into body (id, kind, name_fr, name_ar, unit_code, source, valid_from)
      select gen_random_uuid(), kind, fr, ar, code, ${CENSUS}, ${SINCE}::date from unit
      on conflict (kind, unit_code) where unit_code is not null do nothing
      returning id, unit_code
    )
    insert into body_territory (body_id, territory, valid_from) select id, unit_code, ${SINCE}::date from added`.execute(
    db,
  )
}

/**
 * Who sits in commissions beside the places: civil protection in each province and prefecture, and in each region the
 * company that takes over water, sewers and electricity (law 83-21). That each is established is to be confirmed.
 */
async function seedServices(db: Db): Promise<void> {
  await sql`
    with unit as (
      select code, 'civil_protection' as kind,
        'Protection civile : ' || case kind when 'prefecture' then 'préfecture ' else 'province ' end || ${ofName('name_fr')} as fr,
        'الوقاية المدنية: ' || case kind when 'prefecture' then 'عمالة ' else 'إقليم ' end || name_ar as ar,
        'Nom et siège à confirmer' as source
      from province
      union all
      select code, 'network_operator', 'Société régionale multiservices ' || name_fr,
        'الشركة الجهوية المتعددة الخدمات ' || name_ar, 'Loi 83-21 ; constitution à confirmer'
      from region
    ), added as (
      insert into body (id, kind, name_fr, name_ar, unit_code, source, valid_from, networks)
      select gen_random_uuid(), kind, fr, ar, code, source, ${SINCE}::date,
        case kind when 'network_operator' then '{water,electricity}' else '{}' end::text[]
      from unit
      on conflict (kind, unit_code) where unit_code is not null do nothing
      returning id, unit_code
    )
    insert into body_territory (body_id, territory, valid_from) select id, unit_code, ${SINCE}::date from added`.execute(
    db,
  )
}

/** Their names are partly from memory and their territories unknown: the demonstration's alone get one. */
async function seedAgencies(db: Db): Promise<void> {
  const agencies = readTable('../bodies/agencies.csv', ['code', 'name_fr', 'name_ar', 'territory', 'known_from'])
  await sql`
    with given as (
      select * from json_to_recordset(${JSON.stringify(agencies)}::json)
        as r(code text, name_fr text, name_ar text, territory text, known_from text)
    ), added as (
      insert into body (id, kind, name_fr, name_ar, unit_code, source, valid_from)
      select gen_random_uuid(), 'urban_agency', name_fr, name_ar, code,
        case known_from when 'mémoire' then 'Nom et territoire à confirmer'
          else 'Nom : ' || known_from || ' ; territoire à confirmer' end,
        ${SINCE}::date
      from given
      on conflict (kind, unit_code) where unit_code is not null do nothing
      returning id, unit_code
    )
    insert into body_territory (body_id, territory, valid_from)
    select added.id, given.territory, ${SINCE}::date
    from added join given on given.code = added.unit_code where given.territory <> ''`.execute(db)
}

/** The ministry and the support see the whole country; a registry sees where an act says, service by service. */
const NATIONAL = [
  {
    kind: 'ministry',
    fr: 'Ministère chargé de l’urbanisme et de l’habitat',
    ar: 'الوزارة المكلفة بالتعمير والإسكان',
  },
  {
    kind: 'land_registry',
    fr: 'Agence nationale de la conservation foncière, du cadastre et de la cartographie',
    ar: 'الوكالة الوطنية للمحافظة العقارية والمسح العقاري والخرائطية',
  },
  { kind: 'support', fr: 'Support de la plateforme Rokhas', ar: 'دعم منصة رخص' },
]

async function seedNational(db: Db): Promise<void> {
  await sql`
    with added as (
      insert into body (id, kind, name_fr, name_ar, unit_code, valid_from)
      select gen_random_uuid(), kind, fr, ar, 'MA', ${SINCE}::date
      from json_to_recordset(${JSON.stringify(NATIONAL)}::json) as r(kind text, fr text, ar text)
      on conflict (kind, unit_code) where unit_code is not null do nothing
      returning id, kind
    )
    insert into body_territory (body_id, territory, valid_from)
    select id, 'MA', ${SINCE}::date from added where kind <> 'land_registry'`.execute(db)
}
