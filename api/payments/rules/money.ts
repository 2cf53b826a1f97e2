/** Money is whole centimes of dirham, as it is everywhere in the house. */
export type Centimes = number

/** A whole is ten thousand parts: 7,500 is 75 %, 350 is 3.5 %. */
export const WHOLE = 10_000

/**
 * A share of a share of an amount, in whole centimes: rounded once, half a centime upwards, whatever the number of shares.
 * Counted in integers of any length, so that no digit of a large cost is lost.
 * @throws RangeError when the amount or a share is negative or no whole number
 */
export function shareOf(amount: Centimes, ...shares: readonly number[]): Centimes {
  const parts = [amount, ...shares]
  if (!parts.every((one) => Number.isSafeInteger(one) && one >= 0)) throw new RangeError(`no share of ${parts}`)
  const product = parts.reduce((so, one) => so * BigInt(one), 1n)
  const divisor = BigInt(WHOLE) ** BigInt(shares.length)
  return Number((2n * product + divisor) / (2n * divisor))
}

/** Dirhams as somebody typed them, to the centime. */
export const centimesOf = (dirhams: number): Centimes => Math.round(dirhams * 100)
