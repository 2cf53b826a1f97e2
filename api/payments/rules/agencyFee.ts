import type { FeeCounting } from '../../contract/fees/counting.ts'
import { type Centimes, shareOf, WHOLE } from './money.ts'
import { exactSquareMetres, startedSquareMetres } from './squareMetres.ts'

export type AgencyFee = { readonly net: Centimes; readonly vat: Centimes; readonly total: Centimes }
export type Counted = Pick<FeeCounting, 'surface' | 'vatShare'>

/** Square metres as the services of an agency count them: no law makes a started one a whole one there. */
export const servedSquareMetres = (m2: number, { surface }: Pick<Counted, 'surface'>): number =>
  surface === 'started' ? startedSquareMetres(m2) : exactSquareMetres(m2)

/**
 * What an urban agency is paid for its services: so much a square metre of floor, or of land lotted, and VAT apart, each in
 * whole centimes, half a centime upwards.
 * @param rate centimes a square metre, without VAT
 */
export function agencyFee(m2: number, rate: Centimes, counted: Counted): AgencyFee {
  const net = shareOf(Math.round(servedSquareMetres(m2, counted) * WHOLE), rate)
  const vat = shareOf(net, counted.vatShare)
  return { net, vat, total: net + vat }
}
