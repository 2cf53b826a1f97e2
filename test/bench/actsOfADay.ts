import { type Kysely, sql } from 'kysely'
import { exampleFacts, exampleSigner } from '../../api/acts/command-line/sample/exampleFacts.ts'
import type { ActFacts } from '../../api/acts/facts.ts'
import { type ActKind, TRANSITION_OF } from '../../api/contract/actsDrafted.ts'
import type { Database } from '../../api/db/tables.ts'

/** Of ten acts: permits above all. */
const KINDS: readonly ActKind[] = [
  ...(['permit', 'permit', 'refusal', 'permit', 'permit'] as const),
  ...(['certificate', 'permit', 'permit', 'deferral', 'permit'] as const),
]
const GIVEN = [
  ['Amina', 'أمينة'],
  ['Youssef', 'يوسف'],
  ['Khadija', 'خديجة'],
  ['Hamza', 'حمزة'],
  ['Omar', 'عمر'],
  ['Salma', 'سلمى'],
  ['Rachid', 'رشيد'],
] as const
const FAMILIES = [
  ['Tazi', 'التازي'],
  ['Bennani', 'بناني'],
  ['Amrani', 'العمراني'],
  ['Lahlou', 'لحلو'],
  ['Naciri', 'الناصري'],
  ['Haddad', 'حداد'],
  ['Belhaj', 'بلحاج'],
  ['Iraqi', 'العراقي'],
  ['Guessous', 'جسوس'],
  ['Mansouri', 'المنصوري'],
  ['Kettani', 'الكتاني'],
] as const
const BEGAN = Date.parse('2026-11-24T08:00:00Z')
const COMMUNES = 40

type Commune = ActFacts['commune']

const communes = async (db: Kysely<Database>) =>
  (
    await sql<Commune>`
      select c.code, c.name_fr as "nameFr", c.name_ar as "nameAr", c.kind, c.filing, p.name_fr as "provinceFr",
        p.name_ar as "provinceAr", p.kind as "provinceKind"
      from commune c join province p on p.code = c.province_code order by md5(c.code) limit ${COMMUNES}`.execute(db)
  ).rows

const cycled = <T>(list: readonly T[], nth: number): T => {
  const one = list[nth % list.length]
  if (one === undefined) throw new Error('an empty list')
  return one
}

const person = (nth: number) => {
  const [[givenFr, givenAr], [familyFr, familyAr]] = [cycled(GIVEN, nth), cycled(FAMILIES, nth)]
  return { nameFr: `${givenFr} ${familyFr}`, nameAr: `${givenAr} ${familyAr}` }
}

const factsOf = (nth: number, kind: ActKind, commune: Commune): ActFacts => {
  const facts = exampleFacts(kind)
  return {
    ...facts,
    commune,
    dossier: {
      ...facts.dossier,
      number: `${commune.code.replaceAll('.', '')}-2026-${String(nth).padStart(5, '0')}`,
      title: `Villa R+${1 + (nth % 3)}, lot ${nth}`,
    },
    applicants: [person(nth)],
    designers: [person(nth * 5 + 3)],
    land: { ...facts.land, titleNumber: `${10_000 + nth * 7}/C`, areaM2: 120 + ((nth * 13) % 400) },
    project: { ...facts.project, floorAreaM2: 90 + ((nth * 17) % 300) },
  }
}

/**
 * Keeps an act for every dossier there is, begun by whoever signs it: of forty communes, each with its own number, applicant,
 * land and minute, no two alike. @returns their ids
 */
export async function actsOfADay(db: Kysely<Database>, by: string): Promise<readonly string[]> {
  const places = await communes(db)
  const dossiers = await db.selectFrom('dossier').select('id').orderBy('id').execute()
  const acts = dossiers.map(({ id: dossierId }, nth) => {
    const kind = cycled(KINDS, nth)
    const facts = factsOf(nth + 1, kind, cycled(places, nth * 7))
    return {
      id: dossierId,
      kind,
      transition: TRANSITION_OF[kind],
      number: nth + 1,
      facts,
      signing: signedAt(nth, facts),
    }
  })
  const rows = JSON.stringify(acts)
  await sql`
    insert into act (id, dossier_id, kind, transition, territory, unit, token, state, year, number, began_at, began_by, signing)
    select id, id, kind, transition, '{}', '', left(replace(id::text, '-', ''), 22), 'signing', 2026, number, now(), ${by}, signing
    from json_to_recordset(${rows}::json) as a(id uuid, kind text, transition text, number integer, signing jsonb)`.execute(
    db,
  )
  await sql`
    insert into act_draft (act_id, version, template, template_version, layout, facts, drafted_by, drafted_at)
    select id, 1, 'act', 1, 'both', facts, ${by}, now()
    from json_to_recordset(${rows}::json) as a(id uuid, facts jsonb)`.execute(db)
  return acts.map(({ id }) => id)
}

const signedAt = (nth: number, { kind, commune: { nameFr, nameAr } }: ActFacts) => ({
  ...exampleSigner(kind, new Date(BEGAN + nth * 7_000)),
  body: { nameFr: `Commune de ${nameFr}`, nameAr: `جماعة ${nameAr}` },
})
