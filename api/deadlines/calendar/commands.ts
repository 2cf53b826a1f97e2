import type { Day } from '../../../spatial/day.ts'
import { type ActorTransaction, asActor } from '../../access/asActor.ts'
import type { Asker } from '../../access/asker.ts'
import { authorise } from '../../access/authorise.ts'
import type {
  Effect,
  HolidayEntered,
  HolidayEntry,
  LegalHoliday,
  Outage,
  OutageEntered,
  OutageEntry,
  RecountCause,
} from '../../contract/calendar.ts'
import { isUuid, uuidv7 } from '../../db/uuid.ts'
import type { Deps } from '../../deps.ts'
import { Problem } from '../../http/problem.ts'
import { record } from '../../journal/record.ts'
import { askRecount } from '../recounting/askRecount.ts'
import { daysOfOutage, effectOf, holidayById, outageById } from './queries.ts'
import { said } from './said.ts'

type Needs = Pick<Deps, 'db' | 'clock'>

type Writing = { readonly asker: Asker; readonly at: Date; readonly today: Day; readonly mandateId: string | null }

const writing = <T>(
  { db, clock }: Needs,
  asker: Asker,
  work: (transaction: ActorTransaction, writing: Writing) => Promise<T>,
): Promise<T> => {
  const { mandateId } = authorise(asker.actor, 'calendar.enter')
  const [at, today] = [clock.now(), clock.today()]
  return asActor({ db, clock }, asker.actor, (transaction) => work(transaction, { asker, at, today, mandateId }))
}

/** The recount and the journal's line, in the transaction of what was written. */
async function countAgain(
  transaction: ActorTransaction,
  { asker, at, mandateId }: Writing,
  why: RecountCause,
): Promise<string> {
  const recountId = await askRecount(transaction, { why, by: asker.actor.personId, at })
  const [kind, deed] = why.cause.split('_') as ['holiday' | 'outage', string]
  await record(
    transaction,
    { ...asker, at },
    {
      action: `${kind}.${DEEDS[deed] ?? deed}`,
      subject: { kind, id: why.id },
      mandateId,
      detail: { from: why.from, ...(why.to && { to: why.to }), name: why.nameFr },
    },
  )
  return recountId
}

const DEEDS: Readonly<Record<string, string>> = { entered: 'enter', withdrawn: 'withdraw', ended: 'end' }

/** Enters a holiday, of the past too. @throws Problem HOLIDAY_EXISTS */
export const enterHoliday = (deps: Needs, asker: Asker, given: HolidayEntry): Promise<HolidayEntered> =>
  writing(deps, asker, async (transaction, now) => {
    const effect = await effectOf(transaction, { kind: 'holiday', from: given.day, today: now.today })
    const id = uuidv7(now.at)
    await transaction
      .insertInto('holiday')
      .values({
        ...{ id, day: given.day, name_fr: given.nameFr, name_ar: given.nameAr, act: given.act },
        sureness: given.sureness,
        entered_by: asker.actor.personId,
        entered_at: now.at,
        removed_by: null,
        removed_at: null,
      })
      .execute()
      .catch(asProblem('HOLIDAY_EXISTS'))
    return holidayWritten(transaction, now, { id, cause: 'holiday_entered', effect })
  })

/** Withdraws a holiday, which stays written with who and when. @throws Problem NOT_FOUND, HOLIDAY_WITHDRAWN */
export const withdrawHoliday = (deps: Needs, asker: Asker, id: string): Promise<HolidayEntered> =>
  writing(deps, asker, async (transaction, now) => {
    const holiday = isUuid(id) ? await holidayById(transaction, id) : null
    if (!holiday) throw new Problem('NOT_FOUND')
    const effect = await effectOf(transaction, { kind: 'holiday', from: holiday.day, today: now.today })
    const { numUpdatedRows } = await transaction
      .updateTable('holiday')
      .set({ removed_by: asker.actor.personId, removed_at: now.at })
      .where('id', '=', id)
      .where('removed_at', 'is', null)
      .executeTakeFirstOrThrow()
    if (numUpdatedRows === 0n) throw new Problem('HOLIDAY_WITHDRAWN')
    return holidayWritten(transaction, now, { id, cause: 'holiday_withdrawn', effect })
  })

type Written<C> = { readonly id: string; readonly cause: C; readonly effect: Effect }

async function holidayWritten(
  transaction: ActorTransaction,
  now: Writing,
  { id, cause, effect }: Written<'holiday_entered' | 'holiday_withdrawn'>,
): Promise<HolidayEntered> {
  const holiday = mustBeThere(await holidayById(transaction, id))
  const { day, nameFr, nameAr } = holiday
  const recountId = await countAgain(transaction, now, { cause, id, from: day, to: day, nameFr, nameAr })
  return { holiday, effect, recountId, said: said(effect) }
}

/** Records an outage, over or not. @throws Problem CERTIFICATE_USED */
export const enterOutage = (deps: Needs, asker: Asker, given: OutageEntry): Promise<OutageEntered> =>
  writing(deps, asker, async (transaction, now) => {
    const id = uuidv7(now.at)
    await transaction
      .insertInto('outage')
      .values({
        ...{ id, certificate: given.certificate, from_at: new Date(given.from), entered_by: asker.actor.personId },
        to_at: given.to === null ? null : new Date(given.to),
        entered_at: now.at,
      })
      .execute()
      .catch(asProblem('CERTIFICATE_USED'))
    return outageWritten(transaction, now, { id, cause: 'outage_entered' })
  })

type End = { readonly id: string; readonly to: string }

/** Says when an outage ended, once. @throws Problem NOT_FOUND, OUTAGE_ENDED, INVALID_INPUT for an end before its start */
export const endOutage = (deps: Needs, asker: Asker, { id, to }: End): Promise<OutageEntered> =>
  writing(deps, asker, async (transaction, now) => {
    const outage = isUuid(id) ? await outageById(transaction, id) : null
    if (!outage) throw new Problem('NOT_FOUND')
    if (outage.to !== null) throw new Problem('OUTAGE_ENDED')
    if (Date.parse(to) <= Date.parse(outage.from))
      throw new Problem('INVALID_INPUT', { field: 'to', data: { reason: 'is before from' } })
    const { numUpdatedRows } = await transaction
      .updateTable('outage')
      .set({ to_at: new Date(to) })
      .where('id', '=', id)
      .where('to_at', 'is', null)
      .executeTakeFirstOrThrow()
    if (numUpdatedRows === 0n) throw new Problem('OUTAGE_ENDED')
    return outageWritten(transaction, now, { id, cause: 'outage_ended' })
  })

async function outageWritten(
  transaction: ActorTransaction,
  now: Writing,
  { id, cause }: Omit<Written<'outage_entered' | 'outage_ended'>, 'effect'>,
): Promise<OutageEntered> {
  const outage = mustBeThere(await outageById(transaction, id))
  const { from, to } = daysOfOutage(outage)
  const effect = await effectOf(transaction, { kind: 'outage', from, ...(to && { to }), today: now.today })
  const named = { nameFr: outage.certificate, nameAr: outage.certificate }
  const recountId = await countAgain(transaction, now, { cause, id, from, to, ...named })
  return { outage, effect, recountId, said: said(effect) }
}

function mustBeThere<T extends LegalHoliday | Outage>(written: T | null): T {
  if (!written) throw new Error('what was just written cannot be read')
  return written
}

const UNIQUE_VIOLATION = '23505'

const asProblem =
  (code: 'HOLIDAY_EXISTS' | 'CERTIFICATE_USED') =>
  (error: unknown): never => {
    if ((error as { code?: unknown }).code === UNIQUE_VIOLATION) throw new Problem(code)
    throw error
  }
