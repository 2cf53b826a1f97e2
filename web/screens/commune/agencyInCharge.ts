import type { BodyThere } from '../../../api/contract/territorySheet.ts'

export type AgencyInCharge = { readonly agency: BodyThere; readonly equals: readonly BodyThere[] }

/**
 * The agency that answers for a commune, of the bodies in charge there as the service orders them, and those whose charge
 * reaches exactly as near: which of them answers is then a rule of the house, to be confirmed. Null where there is none.
 */
export function agencyInCharge(bodies: readonly BodyThere[]): AgencyInCharge | null {
  const [agency, ...others] = bodies.filter(({ kind }) => kind === 'urban_agency')
  if (!agency) return null
  return { agency, equals: others.filter(({ charge }) => charge.territory === agency.charge.territory) }
}
