import { type Kysely, sql } from 'kysely'
import type { PersonName } from '../../../contract/people.ts'
import type { BulletinDraft, BulletinFile } from '../../../contract/performance/bulletins.ts'
import type { Database } from '../../../db/tables.ts'

export type BulletinRow = {
  readonly id: string
  readonly quarter: string
  readonly edition: number
  readonly correctionFr: string | null
  readonly correctionAr: string | null
  readonly state: BulletinDraft['state']
  readonly step: BulletinDraft['step']
  readonly fault: BulletinDraft['fault']
  readonly asOf: string | null
  readonly figuresVersion: number | null
  readonly askedBy: string
  readonly askedAt: Date
  readonly madeAt: Date | null
  readonly reviewedBy: string | null
  readonly reviewedAt: Date | null
  readonly publishedBy: string | null
  readonly publishedAt: Date | null
  readonly droppedBy: string | null
  readonly droppedAt: Date | null
  readonly files: readonly BulletinFile[]
  /** Of everybody named above. */
  readonly names: readonly PersonName[]
}

const COLUMNS = sql`b.id, b.quarter, b.edition, b.correction_fr as "correctionFr", b.correction_ar as "correctionAr", b.state,
  b.step, b.fault, b.figures_as_of as "asOf", b.figures_version as "figuresVersion", b.asked_by as "askedBy",
  b.asked_at as "askedAt", b.made_at as "madeAt", b.reviewed_by as "reviewedBy", b.reviewed_at as "reviewedAt",
  b.published_by as "publishedBy", b.published_at as "publishedAt", b.dropped_by as "droppedBy", b.dropped_at as "droppedAt",
  (select coalesce(json_agg(json_build_object('name', f.name, 'mediaType', f.media_type, 'bytes', f.bytes, 'sha256', f.sha256)
      order by f.name), '[]') from bulletin_file f where f.bulletin_id = b.id) as files,
  (select coalesce(json_agg(json_build_object('id', n.id, 'givenName', n.given_name, 'familyName', n.family_name,
      'givenNameAr', n.given_name_ar, 'familyNameAr', n.family_name_ar)), '[]')
    from names_of(array_remove(array[b.asked_by, b.reviewed_by, b.published_by, b.dropped_by], null)) n) as names`

/** Everything that was asked for, what is in hand first, then the newest. */
export async function bulletinsListed(db: Kysely<Database>): Promise<readonly BulletinRow[]> {
  const { rows } = await sql<BulletinRow>`select ${COLUMNS} from bulletin b
    order by b.state in ('making', 'draft', 'reviewed') desc, b.asked_at desc, b.id desc limit 200`.execute(db)
  return rows
}

export async function bulletinById(db: Kysely<Database>, id: string): Promise<BulletinRow | null> {
  const { rows } = await sql<BulletinRow>`select ${COLUMNS} from bulletin b where b.id = ${id}::uuid`.execute(db)
  return rows[0] ?? null
}

/** Every published edition, the newest quarter and its last edition first; of one quarter alone, when it is given. */
export async function publishedEditions(db: Kysely<Database>, quarter?: string): Promise<readonly BulletinRow[]> {
  const { rows } = await sql<BulletinRow>`select ${COLUMNS} from bulletin b
    where b.state = 'published' and (${quarter ?? null}::text is null or b.quarter = ${quarter ?? null})
    order by b.quarter desc, b.edition desc`.execute(db)
  return rows
}

/** A file of a published edition. */
export const publishedFile = (
  db: Kysely<Database>,
  { quarter, edition, name }: { readonly quarter: string; readonly edition: number; readonly name: string },
) =>
  db
    .selectFrom('bulletin_file as f')
    .innerJoin('bulletin as b', 'b.id', 'f.bulletin_id')
    .select(['f.name', 'f.media_type as mediaType', 'f.bytes', 'f.sha256'])
    .where('b.state', '=', 'published')
    .where('b.quarter', '=', quarter)
    .where('b.edition', '=', edition)
    .where('f.name', '=', name)
    .executeTakeFirst()

/** Quarters something counts in, the newest first. */
export async function quartersWithFigures(db: Kysely<Database>, before: string): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('performance_cell')
    .select(sql<string>`to_char(quarter, 'YYYY-"Q"Q')`.as('quarter'))
    .where('quarter', '<', before)
    .where('procedure_code', '=', '*')
    .where('track', '=', '*')
    .groupBy('quarter')
    .orderBy('quarter', 'desc')
    .execute()
  return rows.map(({ quarter }) => quarter)
}
