import type { Step } from '../../contract/procedures/steps.ts'

/**
 * Where an avis may still be given or corrected: until the decision. The session is its last day (RGC13, article 27); after
 * it a body that is late answers late, and the written answer says when.
 */
export const OPEN_TO_AVIS: readonly Step[] = [
  'filed',
  'consulted',
  'completing',
  'inspected',
  'deliberated',
  'opined',
  'deferred',
]

export const isOpenToAvis = (step: Step): boolean => OPEN_TO_AVIS.includes(step)
