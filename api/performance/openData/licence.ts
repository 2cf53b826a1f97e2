import type { OpenDataAnswer } from '../../contract/performance/openData.ts'

/** The terms the data is given under, by the day they hold from. None is decided yet: whoever decides adds a line. */
const LICENCES: readonly OpenDataAnswer['licence'][] = [
  {
    decided: false,
    name: { fr: 'À décider : aucune licence n’est encore choisie', ar: 'في انتظار القرار: لم تختر أي رخصة بعد' },
    url: null,
    since: '2026-11-30',
  },
]

/** The terms in force on a day; before the first one, the first one. */
export const licenceOn = (day: string): OpenDataAnswer['licence'] => {
  const found = LICENCES.findLast(({ since }) => since <= day) ?? LICENCES[0]
  if (!found) throw new Error('no terms are written down')
  return found
}
