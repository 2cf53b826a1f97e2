import { type Kysely, sql } from 'kysely'
import { westernDigits } from '../../spatial/westernDigits.ts'
import type { BacklogRefusal } from '../contract/backlog.ts'
import { VISITOR } from '../contract/policy/decide.ts'
import { project } from '../contract/procedures/project.ts'
import { STATE_OF } from '../contract/procedures/steps.ts'
import type { Database } from '../db/tables.ts'
import { uuidv7 } from '../db/uuid.ts'
import { recount } from '../deadlines/commands.ts'
import { record } from '../journal/record.ts'
import { paperKey } from './judging/judgeRow.ts'
import type { PaperDossier } from './judging/paperDossier.ts'
import { ownerOf } from './paperOwner.ts'

/** For whom, by which mandate of which body, into which commune, now. */
export type BringingIn = {
  readonly backlogId: string
  readonly communeCode: string
  readonly personId: string
  readonly mandateId: string
  readonly bodyId: string
  readonly at: Date
}

export type BroughtIn = { readonly dossierId: string } | { readonly refusal: BacklogRefusal }

/**
 * Brings one dossier in from paper, in the caller's transaction: its owner, its events on their own days, its deadlines
 * counted from these, and the journal's word of who brought it in and when.
 */
export async function bringIn(db: Kysely<Database>, by: BringingIn, paper: PaperDossier): Promise<BroughtIn> {
  // Two imports of one commune wait for each other here: a number is taken once.
  await sql`select pg_advisory_xact_lock(hashtextextended(${`backlog of ${by.communeCode}`}, 0))`.execute(db)
  if (await isIn(db, by, paper)) return { refusal: 'ALREADY_IMPORTED' }
  const owner = await ownerOf(db, paper.owner, by)
  if ('refusal' in owner) return owner
  const dossierId = await insertDossier(db, by, paper)
  await db
    .insertInto('dossier_participant')
    .values({
      ...{ id: uuidv7(by.at), dossier_id: dossierId, person_id: owner.personId ?? null, body_id: owner.bodyId ?? null },
      ...{ part: 'owner', added_by: by.personId, added_at: by.at },
    })
    .execute()
  await insertEvents(db, { ...by, dossierId }, paper)
  await recount(db, dossierId)
  await journal(db, { ...by, dossierId, ownerId: owner.personId }, paper)
  return { dossierId }
}

async function isIn(
  db: Kysely<Database>,
  { communeCode }: BringingIn,
  { paperNumber }: PaperDossier,
): Promise<boolean> {
  const { rows } = await sql`select from dossier where commune_code = ${communeCode} and paper_number is not null
    and upper(regexp_replace(paper_number, '\\s+', '', 'g')) = ${paperKey(paperNumber)}`.execute(db)
  return rows.length > 0
}

async function insertDossier(db: Kysely<Database>, by: BringingIn, paper: PaperDossier): Promise<string> {
  const id = uuidv7(by.at)
  const known = paper.titleNumber === null ? {} : { landTitle: 'titled', titleNumber: paper.titleNumber }
  await db
    .insertInto('dossier')
    .values({
      ...{ id, title: paper.title, commune_code: by.communeCode, created_by: by.personId, created_at: by.at },
      ...{ counter_mandate_id: by.mandateId, procedure_version_id: paper.versionId, track: paper.track },
      ...{ backlog_id: by.backlogId, paper_number: asWritten(paper.paperNumber) },
      ...{ number: await numberOf(db, by, paper), project: JSON.stringify(project.parse(known)) },
    })
    .execute()
  return id
}

/**
 * The number as the register writes it, in the digits the house prints; two that differ by their spaces alone are one, and
 * the index that takes a number once knows the digits of one writing only.
 */
const asWritten = (number: string) => westernDigits(number).trim().replaceAll(/\s+/g, ' ')

/**
 * A number of the paper series: commune, year of filing, R and the place in that series. The series of the counters says in
 * which order they received, without a hole; a dossier of before can only break that order, so it never enters it.
 */
async function numberOf(db: Kysely<Database>, { communeCode }: BringingIn, { filedOn }: PaperDossier): Promise<string> {
  const year = Number(filedOn.slice(0, 4))
  const { last } = await db
    .insertInto('backlog_number')
    .values({ commune_code: communeCode, year, last: 1 })
    .onConflict((conflict) =>
      conflict.columns(['commune_code', 'year']).doUpdateSet({ last: sql`backlog_number.last + 1` }),
    )
    .returning('last')
    .executeTakeFirstOrThrow()
  return `${communeCode.replaceAll('.', '')}-${year}-R${String(last).padStart(5, '0')}`
}

type Dossier = BringingIn & { readonly dossierId: string }

/** Each on its day, at noon in Morocco, for paper gives no hour; brought in now. */
async function insertEvents(db: Kysely<Database>, by: Dossier, { events }: PaperDossier): Promise<void> {
  const noon = (day: string) => new Date(Math.min(Date.parse(`${day}T11:00:00Z`), by.at.getTime()))
  for (const [index, { event, day, step, assumed }] of events.entries())
    await db
      .insertInto('dossier_event')
      .values({
        ...{ dossier_id: by.dossierId, move: index + 1, event, step, state: STATE_OF[step], at: noon(day), day },
        ...{ person_id: by.personId, mandate_id: by.mandateId, brought_at: by.at },
        reason: assumed ? JSON.stringify({ assumed }) : null,
      })
      .execute()
}

type Journalled = Dossier & { readonly ownerId: string | undefined }

async function journal(db: Kysely<Database>, by: Journalled, { paperNumber, filedOn, events }: PaperDossier) {
  const { dossierId, personId, mandateId, bodyId, ownerId, backlogId, at } = by
  await record(
    db,
    { actor: { ...VISITOR, personId }, at },
    {
      ...{ action: 'dossier.bring_in', subject: { kind: 'dossier', id: dossierId }, dossierId, mandateId, bodyId },
      ...(ownerId && { concernedId: ownerId }),
      detail: { backlogId, paperNumber, filedOn, step: events.at(-1)?.step ?? 'filed', events: events.length },
    },
  )
}
