import type { ActorTransaction } from '../../access/asActor.ts'
import type { Asker } from '../../access/asker.ts'
import type { HolidayEntered, HolidayEntry, LegalHoliday } from '../../contract/calendar.ts'
import { isUuid, uuidv7 } from '../../db/uuid.ts'
import { Problem } from '../../http/problem.ts'
import { effectOf, holidayById } from './queries.ts'
import { said } from './said.ts'
import { countAgain, enterOnce, type Needs, takenAs, type Writing, writing } from './writing.ts'

/** Enters a holiday, of the past too. @throws Problem HOLIDAY_EXISTS */
export const enterHoliday = (deps: Needs, asker: Asker, given: HolidayEntry): Promise<HolidayEntered> =>
  writing(deps, asker, async (transaction, now) => {
    const { entered, recountId } = await enterOnce(transaction, now, {
      question: ['holiday.enter', given],
      cause: 'holiday_entered',
      read: (id) => holidayById(transaction, id),
      insert: () => insertHoliday(transaction, now, given),
      why: (holiday) => causeOf('holiday_entered', holiday),
    })
    return answerOf(transaction, now, { holiday: entered, recountId })
  })

async function insertHoliday(
  transaction: ActorTransaction,
  { asker, at }: Writing,
  given: HolidayEntry,
): Promise<LegalHoliday> {
  const id = uuidv7(at)
  await transaction
    .insertInto('holiday')
    .values({
      ...{ id, day: given.day, name_fr: given.nameFr, name_ar: given.nameAr, act: given.act },
      sureness: given.sureness,
      entered_by: asker.actor.personId,
      entered_at: at,
      removed_by: null,
      removed_at: null,
    })
    .execute()
    .catch(takenAs('HOLIDAY_EXISTS'))
  const written = await holidayById(transaction, id)
  if (!written) throw new Error('a holiday just entered cannot be read')
  return written
}

/** Withdraws a holiday, which stays written with who and when. @throws Problem NOT_FOUND, HOLIDAY_WITHDRAWN */
export const withdrawHoliday = (deps: Needs, asker: Asker, id: string): Promise<HolidayEntered> =>
  writing(deps, asker, async (transaction, now) => {
    if (!isUuid(id) || !(await holidayById(transaction, id))) throw new Problem('NOT_FOUND')
    const { numUpdatedRows } = await transaction
      .updateTable('holiday')
      .set({ removed_by: asker.actor.personId, removed_at: now.at })
      .where('id', '=', id)
      .where('removed_at', 'is', null)
      .executeTakeFirstOrThrow()
    if (numUpdatedRows === 0n) throw new Problem('HOLIDAY_WITHDRAWN')
    const holiday = await holidayById(transaction, id)
    if (!holiday) throw new Error('a holiday just withdrawn cannot be read')
    const recountId = await countAgain(transaction, now, causeOf('holiday_withdrawn', holiday))
    return answerOf(transaction, now, { holiday, recountId })
  })

const causeOf = (cause: 'holiday_entered' | 'holiday_withdrawn', { id, day, nameFr, nameAr }: LegalHoliday) => ({
  ...{ cause, id, from: day, to: day, nameFr, nameAr },
})

async function answerOf(
  transaction: ActorTransaction,
  { today }: Writing,
  made: Pick<HolidayEntered, 'holiday' | 'recountId'>,
): Promise<HolidayEntered> {
  const effect = await effectOf(transaction, { kind: 'holiday', from: made.holiday.day, today })
  return { id: made.holiday.id, ...made, effect, said: said(effect) }
}
