import { type Kysely, sql } from 'kysely'
import { type ActFacts, actFacts, type SigningFacts } from '../../api/acts/facts.ts'
import { type ActKind, TRANSITION_OF } from '../../api/contract/actsDrafted.ts'
import { project } from '../../api/contract/procedures/project.ts'
import type { Database } from '../../api/db/tables.ts'

const AT = '2026-11-20T08:00:00Z'

/** What an act of Aïn-Chock says, whole and plain; a test changes what it is about. */
export const someFacts = (more: Partial<ActFacts> = {}): ActFacts =>
  actFacts.parse({
    kind: 'permit',
    dossier: { number: '061410141-2026-00012', title: 'Villa R+1', filedOn: '2026-11-20' },
    procedure: {
      ...{ code: 'construire', number: 'U2', family: 'urban', flow: 'commission', validFrom: '2023-07-13' },
      ...{ nameFr: 'Permis de construire', nameAr: 'رخصة البناء' },
    },
    track: 'pp',
    commune: {
      ...{ code: '06.141.01.41', nameFr: 'Aïn-Chock', nameAr: 'عين الشق', kind: 'arrondissement', filing: 'guichet' },
      ...{ provinceFr: 'Casablanca', provinceAr: 'الدار البيضاء', provinceKind: 'prefecture' },
    },
    applicants: [{ nameFr: 'Amina Tazi', nameAr: 'أمينة التازي' }],
    designers: [{ nameFr: 'Youssef Alami', nameAr: null }],
    land: { title: 'titled', titleNumber: '12345/C', areaM2: 240, srid: 26191, trace: null },
    project: project.parse({ works: 'construction', uses: ['housing'], floorAreaM2: 180, levels: 1, heightM: 8.5 }),
    plans: 0,
    avis: [],
    steps: { sessionOn: null, minutesOn: null, inspectedOn: null, settledOn: null },
    validity: null,
    silence: null,
    motives: [],
    deferral: null,
    conditions: [],
    ...more,
  } satisfies ActFacts)

export const SIGNING: SigningFacts = {
  by: { nameFr: 'Karim Bennani', nameAr: 'كريم بناني' },
  role: 'president',
  body: { nameFr: 'Arrondissement d’Aïn-Chock', nameAr: 'مقاطعة عين الشق' },
  at: '2026-11-24T09:00:00.000Z',
}

type Kept = {
  readonly id: string
  readonly dossierId: string
  readonly kind: ActKind
  readonly by: string
  /** The number of an act whose signature began; a draft has none. */
  readonly number?: number
  readonly facts?: Partial<ActFacts>
}

/** Writes an act with its text, as the database's owner: a draft, or one whose signature began. */
export async function keepAct(db: Kysely<Database>, { id, dossierId, kind, by, number, facts }: Kept): Promise<void> {
  const begun = number === undefined ? null : JSON.stringify(SIGNING)
  await sql`insert into act (id, dossier_id, kind, transition, territory, unit, token, state, year, number, began_at,
      began_by, signing)
    values (${id}, ${dossierId}, ${kind}, ${TRANSITION_OF[kind]}, '{}', '', ${id}, ${begun === null ? 'draft' : 'signing'},
      ${begun && 2026}::integer, ${number ?? null}::integer, ${begun && AT}::timestamptz, ${begun && by}::uuid, ${begun}::jsonb)`.execute(
    db,
  )
  await db
    .insertInto('act_draft')
    .values({
      ...{ act_id: id, version: 1, template: 'act', template_version: 1, layout: 'both' },
      ...{
        facts: JSON.stringify(someFacts({ kind, ...facts })),
        drafted_by: by,
        mandate_id: null,
        drafted_at: new Date(AT),
      },
    })
    .execute()
}

type SignedAs = {
  readonly id: string
  readonly by: string
  /** The move of the dossier it made. */
  readonly move: number
  readonly sha256: string
}

/** Makes an act whose signature began a signed one, as the database's owner. */
export const keepSigned = (db: Kysely<Database>, { id, by, move, sha256 }: SignedAs) =>
  sql`update act set state = 'signed', file_sha256 = ${sha256}, file_bytes = 1, level = 'B-B', signed_at = ${AT},
    signed_by = ${by}, move = ${move} where id = ${id}`.execute(db)
