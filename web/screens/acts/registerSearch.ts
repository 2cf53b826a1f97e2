export type RegisterSearch = {
  /** The commune or arrondissement, or the province of its governor's attestations. */
  readonly unit?: string | undefined
  readonly year?: number | undefined
}

const UNIT = /^\d{2}\.\d{3}(\.\d{2}\.\d{2})?$/
const isYear = (year: number) => Number.isInteger(year) && year >= 2000 && year <= 2200

/** Which register the address says is being read. */
export function parseRegisterSearch({ unit, year }: Record<string, unknown>): RegisterSearch {
  const number = Number(year)
  return {
    ...(typeof unit === 'string' && UNIT.test(unit) && { unit }),
    ...(isYear(number) && { year: number }),
  }
}
