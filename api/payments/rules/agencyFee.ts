import { type Centimes, shareOf } from './money.ts'
import { startedSquareMetres } from './squareMetres.ts'

export type AgencyFee = { readonly net: Centimes; readonly vat: Centimes; readonly total: Centimes }

/**
 * What an urban agency is paid for its services: so much a square metre of floor, or of land lotted, and VAT apart.
 * @param rate centimes a square metre, without VAT; vatShare 2,000 is 20 %
 */
export function agencyFee(m2: number, rate: Centimes, vatShare: number): AgencyFee {
  const net = startedSquareMetres(m2) * rate
  const vat = shareOf(net, vatShare)
  return { net, vat, total: net + vat }
}
