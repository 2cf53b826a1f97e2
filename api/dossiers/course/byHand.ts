import type { ActTransition } from '../../contract/actsDrafted.ts'
import type { Transition } from '../../contract/procedures/transitions.ts'
import { Problem } from '../../http/problem.ts'
import type { ProblemCode } from '../../http/problemCodes.ts'

const MADE_BY_ACT: Readonly<Record<ActTransition, ProblemCode>> = {
  sign: 'ACT_NOT_SIGNED',
  refuse: 'REFUSAL_NOT_SIGNED',
  defer: 'DEFERRAL_NOT_SIGNED',
  attest_silence: 'ATTESTATION_NOT_SIGNED',
}

const isMadeByAct = (transition: Transition): transition is ActTransition => transition in MADE_BY_ACT

/**
 * Why a move may not be asked for by itself; null where it may. No decision leaves without its paper: what is decided follows
 * from the signature of its act (RGC13, articles 36 and 39; law 12-90, articles 22 and 45; law 55-19).
 */
export const refuseByHand = (transition: Transition): Problem | null =>
  isMadeByAct(transition) ? new Problem(MADE_BY_ACT[transition]) : null
