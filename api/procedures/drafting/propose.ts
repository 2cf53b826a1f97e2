import { sql } from 'kysely'
import { type ActorTransaction, asActor } from '../../access/asActor.ts'
import { askedBefore, keepAsked } from '../../access/askedOnce.ts'
import type { Asker } from '../../access/asker.ts'
import { authorise } from '../../access/authorise.ts'
import { procedureDefinition } from '../../contract/procedures/definition.ts'
import { tests, type VersionChange, type VersionProposal } from '../../contract/procedures/drafting.ts'
import { type Fault, faultsOf } from '../../contract/procedures/faults.ts'
import { uuidv7 } from '../../db/uuid.ts'
import { Problem } from '../../http/problem.ts'
import { type DraftRow, draftById, publishedOf } from './queries.ts'
import { changeRow, mustBeAsRead, type Needs, recordVersion, withVersion } from './withVersion.ts'

/**
 * Proposes a version of a procedure from a day to come: what is in force by then, to be changed.
 * @throws Problem VERSION_DAY_PAST, or DRAFT_EXISTS with the draft that is being prepared for that day
 */
export async function proposeVersion({ db, clock }: Needs, asker: Asker, given: VersionProposal): Promise<DraftRow> {
  const allowed = authorise(asker.actor, 'procedure.propose')
  const [at, today] = [clock.now(), clock.today()]
  return asActor({ db, clock }, asker.actor, async (transaction) => {
    const question = ['procedure.propose', given] as const
    const before = await askedBefore(transaction, asker, question)
    const proposed = before && (await draftById(transaction, before))
    if (proposed) return proposed
    if (given.validFrom <= today) throw new Problem('VERSION_DAY_PAST', { field: 'validFrom' })
    const id = await insertCopy(transaction, { ...given, at, by: asker.actor.personId })
    const row = await draftById(transaction, id)
    if (!row) throw new Error('a version just proposed cannot be read')
    const detail = { from: given.validFrom }
    await recordVersion(transaction, { asker, allowed, at }, { action: 'procedure.propose', row, detail })
    await keepAsked(transaction, asker, { question, id, at })
    return row
  })
}

type Copying = VersionProposal & { readonly at: Date; readonly by: string }

async function insertCopy(transaction: ActorTransaction, { code, validFrom, at, by }: Copying): Promise<string> {
  const published = await publishedOf(transaction, code)
  const source = published.findLast((one) => one.validFrom <= validFrom) ?? published.at(-1)
  if (!source) throw new Problem('INVALID_INPUT', { field: 'code', data: { reason: `no procedure ${code}` } })
  const id = uuidv7(at)
  const { numInsertedOrUpdatedRows } = await transaction
    .insertInto('procedure_version')
    .values({
      ...{ id, code, valid_from: validFrom, valid_to: null, proposed_by: by, proposed_at: at },
      definition: JSON.stringify(source.definition),
      tests: JSON.stringify(source.tests),
      published_by: null,
      published_at: null,
    })
    .onConflict((conflict) =>
      conflict.columns(['code', 'valid_from']).where(sql<boolean>`state <> 'published'`).doNothing(),
    )
    .executeTakeFirstOrThrow()
  if (!numInsertedOrUpdatedRows) throw await draftExists(transaction, code, validFrom)
  return id
}

async function draftExists(transaction: ActorTransaction, code: string, validFrom: string): Promise<Problem> {
  const draft = await transaction
    .selectFrom('procedure_version')
    .select('id')
    .where('code', '=', code)
    .where('valid_from', '=', validFrom)
    .where('state', '<>', 'published')
    .executeTakeFirst()
  return new Problem('DRAFT_EXISTS', { field: 'validFrom', ...(draft && { data: { id: draft.id } }) })
}

/**
 * Changes a draft, which has to be checked again.
 * @throws Problem DEFINITION_FAULTS with every place that does not hold, CHANGED_MEANWHILE, VERSION_NOT_DRAFT
 */
export const changeVersion = (
  deps: Needs,
  asker: Asker,
  { id, ...change }: VersionChange & { readonly id: string },
): Promise<DraftRow> =>
  withVersion(deps, { asker, id }, async (transaction, found) => {
    const { row } = found
    mustBeAsRead(row, change.version)
    mustHold(row, change)
    const columns = columnsOf(change)
    const changed = await changeRow(transaction, row, { ...columns, state: 'draft' }).catch(asProblem)
    const detail = { fields: Object.keys(columns).join(', ') }
    await recordVersion(transaction, found, { action: 'procedure.change', row, detail })
    return changed
  })

function mustHold({ code, validFrom, validTo }: DraftRow, change: VersionChange): void {
  const days = { from: change.validFrom ?? validFrom, to: change.validTo === undefined ? validTo : change.validTo }
  if (days.to !== null && days.to < days.from)
    throw new Problem('INVALID_INPUT', { field: 'validTo', data: { reason: 'is before validFrom' } })
  const faults: Fault[] = []
  if (change.definition !== undefined) faults.push(...definitionFaults(change.definition, code))
  if (change.tests !== undefined)
    for (const { path, sentence } of faultsOf(tests, change.tests))
      faults.push({ path: path === '' ? 'tests' : `tests.${path}`, sentence })
  if (faults.length > 0) throw new Problem('DEFINITION_FAULTS', { field: faults[0]?.path || 'definition', faults })
}

function definitionFaults(definition: unknown, code: string): readonly Fault[] {
  const faults = faultsOf(procedureDefinition, definition)
  if ((definition as { code?: unknown } | null)?.code === code) return faults
  const sentence = {
    fr: `Le code d’une procédure ne change pas : « ${code} ».`,
    ar: `رمز المسطرة لا يتغير: «${code}».`,
  }
  return [{ path: 'code', sentence }, ...faults.filter(({ path }) => path !== 'code')]
}

/** As the schema reads it: what it does not know is not kept. */
const columnsOf = ({ validFrom, validTo, definition, tests: given }: VersionChange) => ({
  ...(validFrom === undefined ? {} : { valid_from: validFrom }),
  ...(validTo === undefined ? {} : { valid_to: validTo }),
  ...(definition === undefined ? {} : { definition: JSON.stringify(procedureDefinition.parse(definition)) }),
  ...(given === undefined ? {} : { tests: JSON.stringify(tests.parse(given)) }),
})

/** Moved to a day for which another draft is being prepared. */
function asProblem(error: unknown): never {
  if ((error as { constraint?: unknown }).constraint === 'procedure_version_draft')
    throw new Problem('DRAFT_EXISTS', { field: 'validFrom' })
  throw error
}

/** Gives a draft up. @throws Problem VERSION_NOT_DRAFT once it is published */
export const dropVersion = (deps: Needs, asker: Asker, id: string): Promise<void> =>
  withVersion(deps, { asker, id }, async (transaction, found) => {
    const { row } = found
    if (row.state === 'published') throw new Problem('VERSION_NOT_DRAFT')
    await transaction.deleteFrom('procedure_version').where('id', '=', id).execute()
    await recordVersion(transaction, found, { action: 'procedure.drop', row, detail: { from: row.validFrom } })
  })
