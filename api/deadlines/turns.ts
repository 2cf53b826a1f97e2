import { HOLDER_OF, type Holder, type Step } from '../contract/procedures/steps.ts'

/** From an instant on: the step a dossier is at, and the bodies that still owe their avis there. */
export type Standing = { readonly at: Date; readonly step: Step; readonly silent: readonly string[] }

/** One stretch of time in somebody's hands; `bodyId` is null for anyone but a consulted body. */
export type Turn = {
  readonly holder: Holder
  readonly bodyId: string | null
  readonly from: Date
  readonly to: Date
  /** Its part of the stretch, in milliseconds: whole, or equal among the bodies that are waited for together. */
  readonly shareMs: number
}

/**
 * Who had the dossier in hand, stretch by stretch. Bodies consulted together share each stretch equally among those still
 * silent, so that the parts of all add up to the whole. Nobody's time (after the decision) is kept as nobody's.
 * @param standings in the order they began
 * @param until the instant of the account, not before the last standing
 */
export function turnsOf(standings: readonly Standing[], until: Date): Turn[] {
  return standings.flatMap((standing, index) => stretch(standing, standings[index + 1]?.at ?? until))
}

function stretch({ at, step, silent }: Standing, to: Date): Turn[] {
  const lasted = to.getTime() - at.getTime()
  const holder = HOLDER_OF[step]
  const bodies = holder === 'members' && silent.length > 0 ? silent : [null]
  const shares = equalShares(lasted, bodies.length)
  return bodies.map((bodyId, place) => ({ holder, bodyId, from: at, to, shareMs: shares[place] ?? 0 }))
}

/** Whole milliseconds that add up: the first ones take what does not divide. */
function equalShares(whole: number, count: number): number[] {
  const share = Math.floor(whole / count)
  const rest = whole - share * count
  return Array.from({ length: count }, (_, place) => share + (place < rest ? 1 : 0))
}

export type InHand = { readonly holder: Holder; readonly bodyId: string | null; readonly ms: number }

/** The time each had in hand, longest first; the times add up to the time from the first standing to the account. */
export function timeInHand(turns: readonly Turn[]): InHand[] {
  const sums = new Map<string, InHand>()
  for (const { holder, bodyId, shareMs } of turns) {
    const key = `${holder} ${bodyId}`
    sums.set(key, { holder, bodyId, ms: (sums.get(key)?.ms ?? 0) + shareMs })
  }
  return [...sums.values()].toSorted((a, b) => b.ms - a.ms)
}
