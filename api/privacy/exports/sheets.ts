import { type Kysely, type RawBuilder, sql } from 'kysely'
import { endOfDay, startOfDay } from '../../clock.ts'
import { READERS } from '../../contract/policy/policy.ts'
import type { ExportKind } from '../../contract/privacy.ts'
import type { Database } from '../../db/tables.ts'
import { inWords } from './actionWords.ts'
import type { Cell } from './csv.ts'

/** Who asks, for which body, between which days; `today` says which mandates count. */
export type SheetAsked = {
  readonly askedBy: string
  readonly bodyId: string
  readonly from: string | null
  readonly to: string | null
  readonly today: string
}

type Sheet = {
  readonly name: string
  readonly headings: readonly string[]
  /** Columns in the order of the headings. The worker sees everything: the sheet itself keeps to what the asker may see. */
  readonly rows: (asked: SheetAsked) => RawBuilder<Record<string, Cell>>
}

const between = (moment: RawBuilder<unknown>, { from, to }: SheetAsked) => sql`
  ${moment} >= ${from ? startOfDay(from) : '-infinity'}::timestamptz
  and ${moment} < ${to ? endOfDay(to) : 'infinity'}::timestamptz`

/** What is filed on the territory of the mandates by which the asker reads dossiers in this body, today. */
const dossiers: Sheet = {
  name: 'dossiers.csv',
  headings: ['id', 'titre', 'etat', 'commune', 'commune_fr', 'commune_ar', 'cree_le'],
  rows: (asked) => sql`
    select d.id, d.title, d.state, d.commune_code, c.name_fr, c.name_ar, d.created_at
    from dossier d join commune c on c.code = d.commune_code
    where d.state <> 'draft' and ${between(sql`d.created_at`, asked)} and d.territory && (
      select coalesce(array_agg(t), '{}') from mandates_in_force(${asked.askedBy}::uuid, ${asked.today}::date) m, unnest(m.territories) t
      where m.body_id = ${asked.bodyId}::uuid and m.role = any (${READERS}::text[]))
    order by d.id`,
}

const bodyPeople: Sheet = {
  name: 'personnes.csv',
  headings: [
    'mandat',
    'nom',
    'prenom',
    'nom_ar',
    'prenom_ar',
    'courriel',
    'role',
    'motif',
    'du',
    'au',
    'fini_le',
    'acte',
  ],
  rows: (asked) => sql`
    select m.id, n.name->>'familyName' as family, n.name->>'givenName' as given, n.name->>'familyNameAr' as family_ar,
      n.name->>'givenNameAr' as given_ar, case when b.official then a.email end as email, m.role, m.reason,
      m.valid_from::text, m.valid_to::text, m.ended_at, m.act_reference
    from mandate m join body b on b.id = m.body_id join person p on p.id = m.person_id
      left join account a on a.person_id = p.id
      cross join lateral (select coalesce(case when not b.official then m.called end, jsonb_build_object(
        'givenName', p.given_name, 'familyName', p.family_name, 'givenNameAr', p.given_name_ar,
        'familyNameAr', p.family_name_ar)) as name) n
    where m.body_id = ${asked.bodyId}::uuid and ${between(sql`m.created_at`, asked)}
    order by m.id`,
}

const bodyJournal: Sheet = {
  name: 'journal.csv',
  headings: [
    'id',
    'le',
    'nom',
    'prenom',
    'action',
    'consultation',
    'objet',
    'numero',
    'dossier',
    'action_fr',
    'action_ar',
  ],
  rows: (asked) => sql`
    select e.id, e.at, p.family_name, p.given_name, e.action, e.consultation::text, e.subject_kind, e.subject_id, e.dossier_id,
      ${inWords('fr', sql`e.action`)} as in_french, ${inWords('ar', sql`e.action`)} as in_arabic
    from journal_event e left join person p on p.id = e.person_id
    where e.body_id = ${asked.bodyId}::uuid and ${between(sql`e.at`, asked)}
    order by e.id`,
}

export const SHEETS: Readonly<Record<Exclude<ExportKind, 'own_data'>, Sheet>> = {
  dossiers,
  body_people: bodyPeople,
  body_journal: bodyJournal,
}

export async function countRows(db: Kysely<Database>, { rows }: Sheet, asked: SheetAsked): Promise<number> {
  const { rows: counted } = await sql<{
    count: number
  }>`select count(*) as count from (${rows(asked)}) as sheet`.execute(db)
  return counted[0]?.count ?? 0
}

/** @param most a bound that the database keeps, so that memory does */
export async function sheetRows(
  db: Kysely<Database>,
  { rows }: Sheet,
  asked: SheetAsked & { readonly most: number },
): Promise<Cell[][]> {
  const read = await sql<Record<string, Cell>>`select * from (${rows(asked)}) as sheet limit ${asked.most}`.execute(db)
  return read.rows.map((row) => Object.values(row))
}
