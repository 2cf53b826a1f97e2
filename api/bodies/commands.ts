import { sql } from 'kysely'
import { type ActorTransaction, asActor } from '../access/asActor.ts'
import { askedBefore, keepAsked } from '../access/askedOnce.ts'
import type { Asker } from '../access/asker.ts'
import { type Allowed, authorise } from '../access/authorise.ts'
import type { BodyChange, BodyOpening } from '../contract/bodies.ts'
import type { Action } from '../contract/policy/policy.ts'
import { isOfficial } from '../contract/policy/roles.ts'
import { isUuid, uuidv7 } from '../db/uuid.ts'
import type { Deps } from '../deps.ts'
import { Problem } from '../http/problem.ts'
import { type JournalEntry, record } from '../journal/record.ts'
import { type BodyRow, bodyById, unknownUnits } from './queries.ts'

type Needs = Pick<Deps, 'db' | 'clock'>

type Found = { readonly row: BodyRow; readonly allowed: Allowed; readonly at: Date; readonly today: string }

/** Finds a body and lets the asker through the policy's door before `work`; answers the body as it then is. */
export function withBody(
  deps: Needs,
  { asker, id, action }: { readonly asker: Asker; readonly id: string; readonly action: Action },
  work: (transaction: ActorTransaction, found: Found) => Promise<unknown>,
): Promise<BodyRow> {
  return asActor(deps, asker.actor, async (transaction) => {
    const today = deps.clock.today()
    const row = isUuid(id) ? await bodyById(transaction, id, today) : null
    if (!row) throw new Problem('NOT_FOUND')
    const allowed = authorise(asker.actor, action, { bodyIds: [id] })
    await work(transaction, { row, allowed, at: deps.clock.now(), today })
    return (await bodyById(transaction, id, today)) ?? row
  })
}

/**
 * Opens an office or a company, whose maker becomes its administrator; an operator establishes an official body.
 * @throws Problem BODY_EXISTS when its ICE, or its unit, already has one
 */
export const openBody = (deps: Needs, asker: Asker, given: BodyOpening): Promise<BodyRow> =>
  asActor(deps, asker.actor, async (transaction) => {
    const [at, today] = [deps.clock.now(), deps.clock.today()]
    const question = ['body.open', given] as const
    const before = await askedBefore(transaction, asker, question)
    const opened = before && (await bodyById(transaction, before, today))
    if (opened) return opened
    const row = await openBodyIn(transaction, asker, { ...given, at, today })
    await keepAsked(transaction, asker, { question, id: row.id, at })
    return row
  })

/** The same inside a transaction that already speaks in the asker's name. */
export async function openBodyIn(transaction: ActorTransaction, asker: Asker, given: Opening): Promise<BodyRow> {
  const { at, today } = given
  const official = isOfficial(given.kind)
  const allowed = authorise(asker.actor, official ? 'body.establish' : 'body.open')
  if (!official) mustHaveNoUnit(given)
  const id = await insertBody(transaction, asker, given)
  if (official) await assign(transaction, { bodyId: id, from: today, ...given })
  else await administerOwn(transaction, asker, { bodyId: id, at, today })
  const entry = {
    action: official ? 'body.establish' : 'body.open',
    subject: { kind: 'body', id },
    bodyId: id,
    mandateId: allowed.mandateId,
    detail: { kind: given.kind, name: given.nameFr },
  }
  await record(transaction, { ...asker, at }, entry)
  const row = await bodyById(transaction, id, today)
  if (!row) throw new Error('a body just opened cannot be read')
  return row
}

function mustHaveNoUnit({ unitCode, territories }: BodyOpening): void {
  const field = unitCode ? 'unitCode' : territories?.length ? 'territories' : null
  if (field) throw new Problem('INVALID_INPUT', { field, data: { reason: 'for official bodies' } })
}

type Opening = BodyOpening & { readonly at: Date; readonly today: string }

async function insertBody(transaction: ActorTransaction, asker: Asker, given: Opening): Promise<string> {
  const id = uuidv7(given.at)
  const { numInsertedOrUpdatedRows } = await transaction
    .insertInto('body')
    .values({
      id,
      kind: given.kind,
      name_fr: given.nameFr,
      name_ar: given.nameAr,
      ice: given.ice ?? null,
      register_number: given.registerNumber ?? null,
      email: given.email ?? null,
      unit_code: given.unitCode ?? null,
      source: given.actReference ?? null,
      created_by: asker.actor.personId,
      valid_from: given.today,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirstOrThrow()
  if (!numInsertedOrUpdatedRows) throw new Problem('BODY_EXISTS', { field: given.ice ? 'ice' : 'unitCode' })
  return id
}

type FirstMandate = { readonly bodyId: string; readonly at: Date; readonly today: string }

async function administerOwn(transaction: ActorTransaction, asker: Asker, { bodyId, at, today }: FirstMandate) {
  const { personId } = asker.actor
  const id = uuidv7(at)
  await transaction
    .insertInto('mandate')
    .values({
      id,
      person_id: personId,
      body_id: bodyId,
      role: 'administrator',
      reason: 'employment',
      valid_from: today,
      created_at: at,
      created_by: personId,
    })
    .execute()
  const detail = { role: 'administrator', from: today }
  const entry: JournalEntry = { action: 'mandate.give', subject: { kind: 'mandate', id }, bodyId, detail }
  await record(transaction, { ...asker, at }, entry)
}

/** How a body is named and reached. @throws Problem CHANGED_MEANWHILE when `version` is no longer the present one */
export const changeBody = (
  deps: Needs,
  asker: Asker,
  { id, version, ...change }: BodyChange & { readonly id: string },
): Promise<BodyRow> =>
  withBody(deps, { asker, id, action: 'body.change' }, async (transaction, { allowed, at }) => {
    await mustBeFree(transaction, id, change.ice)
    await nextVersion(transaction, { id, version }, columnsOf(change))
    const fields = Object.keys(change).join(', ')
    const entry = { action: 'body.change', subject: { kind: 'body', id }, bodyId: id, mandateId: allowed.mandateId }
    await record(transaction, { ...asker, at }, { ...entry, detail: { fields } })
  })

const columnsOf = ({ nameFr, nameAr, ice, registerNumber, email }: Omit<BodyChange, 'version'>) =>
  Object.fromEntries(
    Object.entries({ name_fr: nameFr, name_ar: nameAr, ice, register_number: registerNumber, email }).filter(
      ([, value]) => value !== undefined,
    ),
  )

async function mustBeFree(transaction: ActorTransaction, id: string, ice: string | null | undefined): Promise<void> {
  if (!ice) return
  const taken = await transaction.selectFrom('body').select('id').where('ice', '=', ice).where('id', '<>', id).execute()
  if (taken.length > 0) throw new Problem('BODY_EXISTS', { field: 'ice' })
}

type Versioned = { readonly id: string; readonly version: number }

/** Two administrators who opened the same sheet: the second is told to read it again. */
export async function nextVersion(
  transaction: ActorTransaction,
  { id, version }: Versioned,
  columns: Readonly<Record<string, unknown>> = {},
): Promise<void> {
  const { numUpdatedRows } = await transaction
    .updateTable('body')
    .set({ ...columns, version: version + 1 })
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst()
  if (numUpdatedRows === 0n) throw new Problem('CHANGED_MEANWHILE')
}

export type Assigned = {
  readonly bodyId: string
  readonly from: string
  readonly territories?: readonly string[] | undefined
  readonly actReference?: string | undefined
}

/** Opens a row from a day on for each unit that the body is not in charge of on that day. */
export async function assign(
  transaction: ActorTransaction,
  { bodyId, from, territories = [], actReference }: Assigned,
): Promise<void> {
  const [unknown] = await unknownUnits(transaction, territories)
  if (unknown) throw new Problem('INVALID_INPUT', { field: 'territories', data: { reason: `no unit ${unknown}` } })
  await sql`
    insert into body_territory (body_id, territory, valid_from, act_reference)
    select distinct ${bodyId}::uuid, t, ${from}::date, ${actReference ?? null}::text from unnest(${territories}::text[]) t
    where not exists (select from territories_on(${bodyId}::uuid, ${from}::date) there where there.territory = t)`.execute(
    transaction,
  )
}
