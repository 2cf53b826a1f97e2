import { addDays, asDay, type Day } from '../../../spatial/day.ts'
import type { ClosedVersion, Finding } from '../../contract/procedures/drafting.ts'
import type { DraftRow, PublishedRow } from './queries.ts'

type Days = Pick<DraftRow, 'validFrom' | 'validTo'>

/** How a version fits among those published: the one it ends the day before, those whose days it shares, a hole. */
export type Fitting = {
  readonly before: PublishedRow | null
  readonly closes: ClosedVersion | null
  readonly overlaps: readonly PublishedRow[]
  readonly hole: boolean
}

export function fitAmong(draft: Days, published: readonly PublishedRow[]): Fitting {
  const before = published.findLast(({ validFrom }) => validFrom < draft.validFrom) ?? null
  const dayBefore = previousDay(draft.validFrom)
  const closes = before && before.validTo === null ? { ...daysOf(before), endsOn: dayBefore } : null
  const overlaps = published.filter(
    ({ id, validFrom, validTo }) => id !== closes?.id && meet(draft, { validFrom, validTo }),
  )
  return { before, closes, overlaps, hole: before !== null && before.validTo !== null && before.validTo < dayBefore }
}

const meet = (one: Days, other: Days) => startsBy(one, other.validTo) && startsBy(other, one.validTo)
const startsBy = ({ validFrom }: Days, last: string | null) => last === null || validFrom <= last

const daysOf = ({ id, validFrom, validTo }: PublishedRow) => ({ id, validFrom, validTo })

export const previousDay = (text: string): Day => addDays(asDay(text), -1)

/** As it is read in a sentence: 01/03/2027. */
export const printed = (day: string): string => day.split('-').toReversed().join('/')

export function dayFindings(draft: Days, { overlaps, hole }: Fitting, today: string): readonly Finding[] {
  const found: Finding[] = overlaps.map(({ validFrom, validTo }) => ({
    ...{ level: 'fault', code: 'VERSION_OVERLAPS', path: 'validFrom' },
    sentence: {
      fr: `Une version publiée couvre déjà une partie de ces jours : du ${printed(validFrom)} ${validTo ? `au ${printed(validTo)}` : 'sans fin dite'}.`,
      ar: `توجد نسخة منشورة تغطي جزءا من هذه الأيام: من ${printed(validFrom)} ${validTo ? `إلى ${printed(validTo)}` : 'دون نهاية محددة'}.`,
    },
  }))
  if (draft.validFrom <= today)
    found.push({
      ...{ level: 'fault', code: 'VERSION_DAY_PAST', path: 'validFrom' },
      sentence: { fr: 'Le premier jour doit être à venir.', ar: 'يجب أن يكون اليوم الأول لاحقا.' },
    })
  if (hole)
    found.push({
      ...{ level: 'warning', code: 'HOLE', path: 'validFrom' },
      sentence: {
        fr: 'Aucune version n’est en vigueur juste avant ce jour : rien ne pourra être déposé entre les deux.',
        ar: 'لا توجد نسخة جارية قبيل هذا اليوم: لن يمكن إيداع أي ملف بينهما.',
      },
    })
  return found
}
