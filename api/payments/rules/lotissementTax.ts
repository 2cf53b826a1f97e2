import { type Centimes, shareOf, WHOLE } from './money.ts'

/** Three quarters of the tax are paid when the authorisation is delivered. */
export const INSTALMENT = 7_500

/**
 * The instalment of the tax on lotissement (law 47-06, articles 57 to 62): 75 % of the tax on the estimated cost.
 * @param cost of roads, sewers and electricity without VAT; rate in hundredths of a percent
 */
export const lotissementInstalment = (cost: Centimes, rate: number): Centimes => shareOf(cost, rate, INSTALMENT)

export type Balance = {
  /** On the real cost. */
  readonly tax: Centimes
  readonly due: Centimes
  /** What the instalment was above the whole tax: for the commune to give back, and not for this statement. */
  readonly overpaid: Centimes
}

/** What is left to pay before the reception: the tax on the real cost, less the instalment. */
export function lotissementBalance(realCost: Centimes, rate: number, paid: Centimes): Balance {
  const tax = shareOf(realCost, rate, WHOLE)
  return { tax, due: Math.max(0, tax - paid), overpaid: Math.max(0, paid - tax) }
}
