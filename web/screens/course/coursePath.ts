import type { CourseAnswer } from '../../../api/contract/filing.ts'
import type { Step } from '../../../api/contract/procedures/steps.ts'
import type { Flow } from '../../../api/contract/procedures/transitions.ts'
import { pathFrom } from '../procedures/usualPath.ts'

export type LinePoint = {
  readonly step: Step
  readonly is: 'done' | 'here' | 'coming'
  /** When it was reached; null while it was not. */
  readonly at: string | null
}

type Walked = Pick<CourseAnswer, 'step' | 'history'>

/** The way a dossier went, without the loops it came back from, then the usual way on. */
export function lineOf(flow: Flow, { step, history }: Walked): readonly LinePoint[] {
  const walked: { step: Step; at: string | null }[] = [{ step: 'draft', at: null }]
  for (const { step: reached, at } of history) {
    const before = walked.findIndex((point) => point.step === reached)
    if (before === -1) walked.push({ step: reached, at })
    else walked.splice(before + 1)
  }
  const onwards = pathFrom(flow, step)
  // From aside the dossier comes back to where it was: that step is said once, as what comes.
  const past = walked.filter((point) => !onwards.some((coming) => coming.step === point.step))
  return [
    ...past.map((point) => ({ ...point, is: point.step === step ? ('here' as const) : ('done' as const) })),
    ...onwards.map((one) => ({ step: one.step, is: 'coming' as const, at: null })),
  ]
}
