import { type Kysely, sql } from 'kysely'
import { type ActorTransaction, asActor } from '../../access/asActor.ts'
import type { Asker } from '../../access/asker.ts'
import { authorise } from '../../access/authorise.ts'
import { type CellChange, differences, type RegulationRow, withChanges } from '../../contract/regulation/cells.ts'
import { figureFault } from '../../contract/regulation/figures.ts'
import type { ReviseGiven } from '../../contract/regulation/regulation.ts'
import type { Database } from '../../db/tables.ts'
import { isUuid, uuidv7 } from '../../db/uuid.ts'
import type { Deps } from '../../deps.ts'
import { Problem } from '../../http/problem.ts'
import { record } from '../../journal/record.ts'
import { startRecheck } from '../rechecking/startRecheck.ts'
import { isClosed } from './present.ts'
import { type HeldVersion, heldVersion, regulationLines, regulationRows, revisionRow } from './queries.ts'

type Needs = Pick<Deps, 'db' | 'clock'>
type Kind = 'edited' | 'imported' | 'restored'

export type Revising = {
  readonly id: string
  /** The revision that was read. */
  readonly revision: number
  readonly reason: string
  readonly act: string | null
}

type Change = { readonly kind: Kind; readonly restored?: number | undefined; readonly rows: readonly RegulationRow[] }

/** The version that is named. @throws Problem NOT_FOUND */
export async function versionOr404(db: Kysely<Database>, id: string): Promise<HeldVersion> {
  const version = isUuid(id) ? await heldVersion(db, id) : null
  if (!version) throw new Problem('NOT_FOUND')
  return version
}

/**
 * Changes the règlement of a version from the revision that was read, and keeps the whole of it as a new one.
 * @param changed the whole table as it becomes
 * @throws Problem NOT_FOUND, the policy's shut door, REGULATION_CLOSED, CHANGED_MEANWHILE, REGULATION_SAME
 */
export const reviseWith = (
  deps: Needs,
  asker: Asker,
  given: Revising & { readonly changed: (db: ActorTransaction, version: HeldVersion) => Promise<Change> },
): Promise<number> =>
  asActor(deps, asker.actor, async (transaction) => {
    await sql`select pg_advisory_xact_lock(hashtextextended(${`regulation ${given.id}`}, 0))`.execute(transaction)
    const version = await versionOr404(transaction, given.id)
    const { mandateId } = authorise(asker.actor, 'regulations.edit', { territory: version.territory })
    if (isClosed(version, deps.clock.today())) throw new Problem('REGULATION_CLOSED')
    if (version.revision !== given.revision) throw await changedMeanwhile(transaction, version)
    const change = await given.changed(transaction, version)
    const changed = differences(await regulationRows(transaction, version.id), change.rows)
    if (changed.length === 0) throw new Problem('REGULATION_SAME')
    const number = await write(transaction, { given, change, at: deps.clock.now(), mandateId })
    await checkAgain(transaction, deps, { id: version.id, codes: changed.map(({ zone }) => zone) })
    const detail = { kind: change.kind, revision: number, cells: changed.length, reason: given.reason, act: given.act }
    const subject = { kind: 'plan_version', id: version.id }
    const entry = { action: 'regulation.revise', subject, mandateId, detail }
    await record(transaction, { ...asker, at: deps.clock.now() }, entry)
    return number
  })

/** Open dossiers on the zones whose règlement changed are checked again. */
async function checkAgain(
  db: ActorTransaction,
  { clock }: Needs,
  { id, codes }: { readonly id: string; readonly codes: readonly string[] },
): Promise<void> {
  const now = { now: clock.now(), today: clock.today() }
  await startRecheck(db, { cause: 'regulation', ids: [id], codes: [...new Set(codes)], ...now })
}

type Written = {
  readonly given: Revising
  readonly change: Change
  readonly at: Date
  readonly mandateId: string | null
}

async function write(db: ActorTransaction, { given, change, at, mandateId }: Written): Promise<number> {
  const { id, revision, reason, act } = given
  const said = {
    ...{ id: uuidv7(at), found: uuidv7(at), kind: change.kind, restored: change.restored ?? null },
    ...{ at: at.toISOString(), mandate: mandateId, reason, act },
  }
  const { rows } = await sql<{ number: number }>`
    select revise_regulation(${id}::uuid, ${revision}::integer, ${JSON.stringify(change.rows)}::jsonb,
      ${JSON.stringify(said)}::jsonb) as number`.execute(db)
  const [written] = rows
  if (!written) throw new Error('a revision was written and says no number')
  return written.number
}

async function changedMeanwhile(db: ActorTransaction, { id, revision }: HeldVersion): Promise<Problem> {
  const last = await revisionRow(db, id, revision)
  const names = ({ givenName, familyName }: NonNullable<NonNullable<typeof last>['by']>) => `${givenName} ${familyName}`
  const data = { revision, ...(last && { at: last.at.toISOString(), ...(last.by && { by: names(last.by) }) }) }
  return new Problem('CHANGED_MEANWHILE', { field: 'revision', data })
}

/** Cells that somebody changed on the table. @throws Problem ZONE_NOT_OF_PLAN, FIGURE_SENSELESS and those of reviseWith */
export const reviseRegulation = (deps: Needs, asker: Asker, { changes, ...given }: ReviseGiven & { id: string }) =>
  reviseWith(deps, asker, {
    ...given,
    changed: async (transaction, version) => {
      const lines = await regulationLines(transaction, version)
      for (const [index, change] of changes.entries()) mustHold(change, { index, lines })
      return { kind: 'edited', rows: withChanges(await regulationRows(transaction, version.id), changes) }
    },
  })

type Held = { readonly index: number; readonly lines: readonly { readonly zone: string; readonly sector: string }[] }

function mustHold({ zone, sector, column, cell }: CellChange, { index, lines }: Held): void {
  const known = lines.some((line) => line.zone === zone && (line.sector === sector || sector === ''))
  if (!known) throw new Problem('ZONE_NOT_OF_PLAN', { field: `changes.${index}.zone`, data: { zone, sector } })
  if (!cell) return
  const own = column === 'buildable' || column === 'uses' || column === 'conditions' ? column : 'figure'
  if (cell.what !== own) throw new Problem('INVALID_INPUT', { field: `changes.${index}.cell`, data: { reason: own } })
  if (own !== 'figure' || cell.what !== 'figure' || cell.value === null) return
  if (column === 'buildable' || column === 'uses' || column === 'conditions') return
  const fault = figureFault(column, cell.value)
  if (fault)
    throw new Problem('FIGURE_SENSELESS', {
      field: `changes.${index}.cell.value`,
      data: { zone, sector, column, fault },
    })
}

/** Brings a former revision back as a new one. @throws Problem NOT_FOUND and those of reviseWith */
export const restoreRegulation = (deps: Needs, asker: Asker, given: Revising & { readonly number: number }) =>
  reviseWith(deps, asker, {
    ...given,
    changed: async (transaction, { id }) => {
      const former = Number.isInteger(given.number) ? await revisionRow(transaction, id, given.number) : null
      if (!former) throw new Problem('NOT_FOUND')
      return { kind: 'restored', restored: given.number, rows: former.content }
    },
  })
