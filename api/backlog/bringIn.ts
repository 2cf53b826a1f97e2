import { type Kysely, sql } from 'kysely'
import type { BacklogRefusal } from '../contract/backlog.ts'
import { VISITOR } from '../contract/policy/decide.ts'
import { project } from '../contract/procedures/project.ts'
import type { Database } from '../db/tables.ts'
import { uuidv7 } from '../db/uuid.ts'
import { type Counted, countTogether, type Days } from '../deadlines/commands.ts'
import { recordAll } from '../journal/record.ts'
import { paperKey } from './judging/judgeRow.ts'
import type { PaperDossier, VersionClock } from './judging/paperDossier.ts'
import { numbersOf } from './paperNumbers.ts'
import { type FoundOwner, PaperOwners } from './paperOwners.ts'
import { insertDossiers, insertEvents, insertOwners } from './paperRows.ts'

/** For whom, by which mandate of which body, into which commune, now. */
export type BringingIn = {
  readonly backlogId: string
  readonly communeCode: string
  readonly personId: string
  readonly mandateId: string
  readonly bodyId: string
  readonly at: Date
}

/** What deadlines are counted by, version by version, and the days the law counts; read once for a register. */
export type Law = { readonly clocks: ReadonlyMap<string, VersionClock>; readonly days: Days }

export type BroughtIn = { readonly dossierId: string } | { readonly refusal: BacklogRefusal }

/** A paper that comes in, under the id and the number it is given. */
export type Entering = {
  readonly id: string
  readonly number: string
  readonly paper: PaperDossier
  readonly owner: Exclude<FoundOwner, { readonly refusal: BacklogRefusal }>
}

/**
 * Brings dossiers in from paper, in the caller's transaction: their owners, their events on their own days, their deadlines
 * counted from these, and the journal's word of who brought them in and when. A statement serves them all.
 * @returns what became of each, in the order they were given
 */
export async function bringIn(
  db: Kysely<Database>,
  by: BringingIn,
  { papers, law }: { readonly papers: readonly PaperDossier[]; readonly law: Law },
): Promise<BroughtIn[]> {
  // Two imports of one commune wait for each other here: a number is taken once.
  await sql`select pg_advisory_xact_lock(hashtextextended(${`backlog of ${by.communeCode}`}, 0))`.execute(db)
  const taken = await numbersTaken(db, by, papers)
  const owners = await PaperOwners.among(
    db,
    papers.map(({ owner }) => owner),
  )
  const admitted = papers.map((paper) => admit(paper, owners, taken))
  const coming = admitted.flatMap((one) => ('refusal' in one ? [] : [one]))
  const numbers = await numbersOf(db, by.communeCode, coming)
  const entering = coming.map((one, index) => ({ ...one, id: uuidv7(by.at), number: numbers[index] ?? '' }))
  await owners.write(db, by.at)
  await write(db, by, { entering, law })
  const ids = new Map(entering.map(({ paper, id }) => [paper, id]))
  return admitted.map((one) => ('refusal' in one ? one : { dossierId: ids.get(one.paper) ?? '' }))
}

type Admitted = Pick<Entering, 'paper' | 'owner'> | { readonly refusal: BacklogRefusal }

function admit(paper: PaperDossier, owners: PaperOwners, taken: Set<string>): Admitted {
  const key = paperKey(paper.paperNumber)
  if (taken.has(key)) return { refusal: 'ALREADY_IMPORTED' }
  const owner = owners.of(paper.owner)
  if ('refusal' in owner) return owner
  taken.add(key)
  return { paper, owner }
}

async function numbersTaken(db: Kysely<Database>, { communeCode }: BringingIn, papers: readonly PaperDossier[]) {
  const keys = papers.map(({ paperNumber }) => paperKey(paperNumber))
  const { rows } = await sql<{ key: string }>`
    select upper(regexp_replace(paper_number, '\\s+', '', 'g')) as key from dossier
    where paper_commune = ${communeCode} and paper_number is not null
      and upper(regexp_replace(paper_number, '\\s+', '', 'g')) = any (${keys}::text[])`.execute(db)
  return new Set(rows.map(({ key }) => key))
}

type Writing = { readonly entering: readonly Entering[]; readonly law: Law }

async function write(db: Kysely<Database>, by: BringingIn, { entering, law }: Writing): Promise<void> {
  if (entering.length === 0) return
  await insertDossiers(db, by, entering)
  await insertOwners(db, by, entering)
  await insertEvents(db, by, entering)
  await countTogether(
    db,
    entering.map((one) => countedOf(one, law)),
    law.days,
  )
  await recordAll(
    db,
    { actor: { ...VISITOR, personId: by.personId }, at: by.at },
    entering.map((one) => entryOf(one, by)),
  )
}

function countedOf({ id, paper }: Entering, { clocks }: Law): Counted {
  const definition = clocks.get(paper.versionId)
  if (!definition) throw new Error(`no version ${paper.versionId}`)
  return { id, definition, track: paper.track, publicOwner: project.parse({}).publicOwner, events: paper.events }
}

function entryOf({ id, paper, owner }: Entering, { mandateId, bodyId, backlogId }: BringingIn) {
  const { paperNumber, filedOn, events } = paper
  return {
    ...{ action: 'dossier.bring_in', subject: { kind: 'dossier', id }, dossierId: id, mandateId, bodyId },
    ...('personId' in owner && { concernedId: owner.personId }),
    detail: { backlogId, paperNumber, filedOn, step: events.at(-1)?.step ?? 'filed', events: events.length },
  }
}
