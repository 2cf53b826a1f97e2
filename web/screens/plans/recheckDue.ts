import type { RecheckAnswer } from '../../../api/contract/plans/rechecks.ts'
import { civilDay } from '../../text/figures.ts'

/** Asked for and not begun yet, on the day of its law: it is a matter of moments. */
export const isDue = ({ state, from, askedAt }: RecheckAnswer): boolean =>
  state === 'planned' && from <= civilDay(askedAt)

/** What was asked stands before what comes on a later day, such as the end of a term. */
export const inTurn = (rechecks: readonly RecheckAnswer[]): readonly RecheckAnswer[] =>
  rechecks.toSorted((a, b) => Number(isLater(a)) - Number(isLater(b)))

const isLater = (one: RecheckAnswer): boolean => one.state === 'planned' && !isDue(one)

/** Whether how far it is changes by itself. */
export const isUnderWay = (one: RecheckAnswer): boolean => one.state === 'running' || isDue(one)
