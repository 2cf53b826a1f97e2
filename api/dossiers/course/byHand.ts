import type { ActorTransaction } from '../../access/asActor.ts'
import type { ActTransition } from '../../contract/actsDrafted.ts'
import type { SittingAwaited } from '../../contract/filing.ts'
import type { Step } from '../../contract/procedures/steps.ts'
import { type Flow, possibleFrom, type Transition } from '../../contract/procedures/transitions.ts'
import { Problem } from '../../http/problem.ts'
import type { ProblemCode } from '../../http/problemCodes.ts'
import { sittingAwaited } from './sitting.ts'

const MADE_BY_ACT: Readonly<Record<ActTransition, ProblemCode>> = {
  sign: 'ACT_NOT_SIGNED',
  refuse: 'REFUSAL_NOT_SIGNED',
  defer: 'DEFERRAL_NOT_SIGNED',
  attest_silence: 'ATTESTATION_NOT_SIGNED',
}

const isMadeByAct = (transition: Transition): transition is ActTransition => transition in MADE_BY_ACT

/** What a session makes of the dossiers it took, by what they wait for in it. */
const MADE_BY_SESSION = {
  hold_session: { awaits: 'session', code: 'HELD_IN_SESSION' },
  sign_minutes: { awaits: 'minutes', code: 'MINUTES_NOT_SEALED' },
} as const

const isMadeBySession = (transition: Transition): transition is keyof typeof MADE_BY_SESSION =>
  transition in MADE_BY_SESSION

/** Whether a dossier stands where a session may make its next move. */
export const isSitting = (flow: Flow, step: Step): boolean => possibleFrom(flow, step).some(isMadeBySession)

/** Whether a session, and nobody by hand, makes a move of a dossier that waits for it. */
export const waitsForSession = (transition: Transition, awaited: SittingAwaited | null): boolean =>
  isMadeBySession(transition) && MADE_BY_SESSION[transition].awaits === awaited?.awaits

/**
 * Why a move may not be asked for by itself; null where it may. No decision leaves without its paper.
 * What is decided follows from the signature of its act (RGC13, articles 36 and 39; law 12-90, articles 22 and 45; law 55-19).
 * A dossier on the agenda of a session is concluded in one, and goes to whoever decides when the minutes are sealed; one that
 * was on none – a paper register's, whose commission met elsewhere, a reception, whose works were inspected on the ground – is
 * moved by the guichet that holds that paper.
 */
export async function refuseByHand(
  transaction: ActorTransaction,
  { id, transition }: { readonly id: string; readonly transition: Transition },
): Promise<Problem | null> {
  if (isMadeByAct(transition)) return new Problem(MADE_BY_ACT[transition])
  if (!isMadeBySession(transition)) return null
  const awaited = await sittingAwaited(transaction, id)
  if (!awaited || !waitsForSession(transition, awaited)) return null
  return new Problem(MADE_BY_SESSION[transition].code, { data: { session: awaited.sessionId } })
}
