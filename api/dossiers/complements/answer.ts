import { sql } from 'kysely'
import type { Day } from '../../../spatial/day.ts'
import type { ActorTransaction } from '../../access/asActor.ts'
import type { Asker } from '../../access/asker.ts'
import { type Fact, project } from '../../contract/procedures/project.ts'
import { Problem } from '../../http/problem.ts'
import { changedMeanwhile } from '../changedMeanwhile.ts'
import { courseById } from '../course/queries.ts'
import type { DossierRow } from '../queries.ts'
import { journal, type Needs, subject, withDossierOnce } from '../withDossier.ts'
import { type Complements, readComplements } from './consult.ts'
import { isLookedAt, recheck } from './recheck.ts'
import { itemsAbout, type StandingItem, type Thing } from './standing.ts'

export type AnswerWanted = {
  readonly id: string
  readonly itemId: string
  readonly text?: string | undefined
  readonly version?: number | undefined
  readonly value?: unknown
}

/**
 * Answers one item of the request that stands: in writing, or by putting right the fact it asks, which is checked again
 * on the ground.
 * @throws Problem NOT_FOUND, the policy's shut door, INVALID_INPUT, NOT_A_FACT, CHANGED_MEANWHILE
 */
export const answerItem = (deps: Needs, asker: Asker, wanted: AnswerWanted): Promise<Complements> => {
  const { id, itemId, version } = wanted
  const question = ['complement.answer', id, itemId, wanted.text ?? null, wanted.value ?? null] as const
  return withDossierOnce(
    deps,
    { asker, id, action: 'complement.answer', thing: { itemId }, question },
    {
      work: async (transaction, { row, at }) => {
        const [item] = await itemsAbout(transaction, id, { itemId })
        if (!item) throw new Problem('NOT_FOUND')
        if (version === undefined)
          await keepAnswer(transaction, item, { asker, at, kind: 'written', text: wanted.text ?? '' })
        else await correct(transaction, item, { ...wanted, asker, at, version, row, today: deps.clock.today() })
        const entry = { action: 'complement.answer', subject: subject(id), dossierId: id, detail: { item: item.nth } }
        await journal(transaction, { asker, at }, entry)
      },
      answer: (transaction) => readComplements(transaction, id),
    },
  )
}

type Answering = { readonly asker: Asker; readonly at: Date }
type Correcting = AnswerWanted & Answering & { readonly version: number; readonly row: DossierRow; readonly today: Day }

async function correct(transaction: ActorTransaction, item: StandingItem, given: Correcting): Promise<void> {
  const { id, version, row, at, today } = given
  if (item.about !== 'fact') throw new Problem('NOT_A_FACT')
  const fact = item.what as Fact // the contract's list, kept by the table's own check
  const read = project.shape[fact].safeParse(given.value)
  if (!read.success) throw new Problem('INVALID_INPUT', { field: 'value', data: { fact } })
  const course = await courseById(transaction, id)
  if (!course || course.version !== version) throw await changedMeanwhile(transaction, id)
  const [before, after] = [course.project[fact], read.data]
  const corrected = { ...course.project, [fact]: after }
  const report =
    row.reportId && isLookedAt(fact)
      ? await recheck(
          { db: transaction, clock: { now: () => at, today: () => today } },
          { reportId: row.reportId, project: corrected, on: today },
        )
      : null
  const { rows } = await sql<{ corrected: boolean }>`
    select correct_fact(${item.id}::uuid, ${version}::integer, ${JSON.stringify(after)}::jsonb,
      ${report?.id ?? null}::uuid, ${at}::timestamptz) as corrected`.execute(transaction)
  if (!rows[0]?.corrected) throw await changedMeanwhile(transaction, id)
  const kept = { kind: 'fact', before, after, reportId: report?.id, text: given.text } as const
  await keepAnswer(transaction, item, { asker: given.asker, at, ...kept })
}

type Given = Answering & {
  readonly kind: 'document' | 'report' | 'fact' | 'trace' | 'written'
  readonly documentId?: string | undefined
  readonly reportId?: string | null | undefined
  readonly formerReportId?: string | null | undefined
  readonly before?: unknown
  readonly after?: unknown
  readonly text?: string | undefined
}

const json = (value: unknown): string | null => (value === undefined ? null : JSON.stringify(value))

async function keepAnswer(transaction: ActorTransaction, { id }: StandingItem, given: Given): Promise<void> {
  const { asker, at, kind, documentId = null, reportId = null, formerReportId = null, text = null } = given
  // Two answers at once are two answers, one after the other.
  await sql`select pg_advisory_xact_lock(hashtextextended(${`answers of ${id}`}, 0))`.execute(transaction)
  await sql`
    insert into complement_answer (item_id, nth, kind, at, person_id, document_id, report_id, former_report_id, fact_before,
      fact_after, text)
    select ${id}::uuid, coalesce(max(nth), 0) + 1, ${kind}, ${at}::timestamptz, ${asker.actor.personId}::uuid,
      ${documentId}::uuid, ${reportId}::uuid, ${formerReportId}::uuid, ${json(given.before)}::jsonb, ${json(given.after)}::jsonb, ${text}::text
    from complement_answer where item_id = ${id}::uuid`.execute(transaction)
}

/** A document or an outline answers every standing item about its thing, in the transaction that keeps it. */
export async function answerAbout(
  transaction: ActorTransaction,
  { id, thing }: { readonly id: string; readonly thing: Thing },
  given: Given,
): Promise<void> {
  for (const item of await itemsAbout(transaction, id, thing)) await keepAnswer(transaction, item, given)
}
