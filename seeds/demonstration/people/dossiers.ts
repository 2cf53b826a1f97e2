import { sql, type Transaction } from 'kysely'
import type { DossierState, Part } from '../../../api/contract/policy/roles.ts'
import type { Database } from '../../../api/db/tables.ts'
import type { Random } from '../random.ts'
import { ARCHITECTS, SURVEYORS, TOWN_CODES } from './cast.ts'

type Db = Transaction<Database>

const MAIL = 'demonstration.rokhas.ma'

type Drawn = {
  readonly title: string
  readonly state: DossierState
  readonly owner: 'citoyen' | 'citoyenne' | 'administrateur.promoteur' | 'administrateur.entreprise'
  readonly at: string
}

/** What each town's queue holds; the same in the three, so that what is foreign can be told from what is one's own. */
const DRAWN: readonly Drawn[] = [
  { title: 'Maison individuelle, R+1', state: 'draft', owner: 'citoyen', at: '2026-11-18T10:12:00Z' },
  { title: 'Surélévation d’une villa', state: 'draft', owner: 'citoyenne', at: '2026-11-20T15:40:00Z' },
  { title: 'Immeuble de rapport, R+4', state: 'filed', owner: 'administrateur.promoteur', at: '2026-11-02T09:05:00Z' },
  { title: 'Maison individuelle avec clôture', state: 'filed', owner: 'citoyenne', at: '2026-11-09T11:30:00Z' },
  { title: 'Atelier de confection', state: 'examined', owner: 'administrateur.entreprise', at: '2026-10-13T08:50:00Z' },
  {
    title: 'Résidence de douze logements',
    state: 'decided',
    owner: 'administrateur.promoteur',
    at: '2026-06-22T14:00:00Z',
  },
  { title: 'Maison individuelle, R+2', state: 'archived', owner: 'citoyen', at: '2025-04-07T09:20:00Z' },
]

/** Dossiers in every state, on true parcels of the demonstration, each with its owner, its architect and its surveyor. */
export async function seedDossiers(db: Db, random: Random): Promise<void> {
  const rows = TOWN_CODES.flatMap((commune) =>
    DRAWN.map((drawn, nth) => ({
      ...drawn,
      id: random.uuid(),
      commune,
      nth: nth + 1,
      owner: `${drawn.owner}@${MAIL}`,
    })),
  )
  const given = sql`json_to_recordset(${JSON.stringify(rows)}::json)
    as r(id uuid, commune text, nth int, title text, state text, owner text, at timestamptz)`
  await sql`
    insert into dossier (id, title, state, commune_code, created_by, created_at)
    select r.id, r.title, r.state, r.commune, a.person_id, r.at from ${given} join account a on a.email = r.owner`.execute(
    db,
  )
  await sql`
    insert into dossier_site (dossier_id, srid, geom, geom_3857)
    select r.id, p.srid, p.geom, p.geom_3857
    from ${given} join (
      select commune_code, srid, geom, geom_3857, row_number() over (partition by commune_code order by id) as rank
      from parcel where title_kind = 'title' and ST_NumGeometries(geom) = 1 and ST_Area(geom) between 150 and 1500
    ) p on p.commune_code = r.commune and p.rank = r.nth * 40`.execute(db)
  const parts = rows.flatMap(({ id, owner, at }) => [
    { key: random.uuid(), id, at, part: 'owner' satisfies Part, owner, unit: null },
    { key: random.uuid(), id, at, part: 'designer' satisfies Part, owner, unit: ARCHITECTS.unit },
    { key: random.uuid(), id, at, part: 'surveyor' satisfies Part, owner, unit: SURVEYORS.unit },
  ])
  await sql`
    insert into dossier_participant (id, dossier_id, person_id, body_id, part, added_by, added_at)
    select r.key, r.id, case when b.id is null then a.person_id end, b.id, r.part, a.person_id, r.at
    from json_to_recordset(${JSON.stringify(parts)}::json)
      as r(key uuid, id uuid, at timestamptz, part text, owner text, unit text)
    join account a on a.email = r.owner left join body b on b.unit_code = r.unit`.execute(db)
}
