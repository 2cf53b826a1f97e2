import { parseDay } from '../../../spatial/day.ts'

/** `de=`: the mandate whose place is looked at; `du=`, `au=`: the days of the register. */
export type TariffsSearch = {
  readonly de?: string | undefined
  readonly du?: string | undefined
  readonly au?: string | undefined
}

const dayIn = (text: unknown): string | undefined =>
  typeof text === 'string' ? (parseDay(text) ?? undefined) : undefined

export function parseTariffsSearch({ de, du, au }: Record<string, unknown>): TariffsSearch {
  const [from, to] = [dayIn(du), dayIn(au)]
  return { ...(typeof de === 'string' && { de }), ...(from && { du: from }), ...(to && { au: to }) }
}
