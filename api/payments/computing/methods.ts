import type { FeeFact } from '../../contract/fees/facts.ts'
import type { FeeRule, ProcedureDefinition } from '../../contract/procedures/definition.ts'

/** How a fee of a procedure is reckoned; `unknown` where no text that was read says how. */
export type Method =
  | 'construction'
  | 'restoration'
  | 'instalment'
  | 'balance'
  | 'agency_floor'
  | 'agency_land'
  | 'site_occupation'
  | 'place_occupation'
  | 'unknown'

type Taxed = Pick<ProcedureDefinition, 'code' | 'flow' | 'family' | 'geometry'>

/** By its code in the procedure's list, and by what the procedure is for. */
export function methodOf({ code, rule }: Pick<FeeRule, 'code' | 'rule'>, procedure: Taxed): Method {
  if (rule.sureness === 'unknown') return 'unknown'
  switch (code) {
    case 'toc':
      return procedure.code === 'refection' ? 'restoration' : 'construction'
    case 'tol':
      return procedure.flow === 'reception' ? 'balance' : 'instalment'
    case 'agence':
      return ofAgency(procedure)
    case 'otdp':
      return procedure.family === 'economic' ? 'place_occupation' : 'site_occupation'
    default:
      return 'unknown'
  }
}

/** Morcellement is paid by brackets of surface that were not found. */
function ofAgency({ code }: Taxed): Method {
  if (code === 'morceler') return 'unknown'
  return code.startsWith('lotir') ? 'agency_land' : 'agency_floor'
}

/** Only what is added, or built beyond the permit, is taxed: the surface of the whole project does not say it. */
export const countsAdded = ({ code, flow }: Taxed): boolean =>
  flow === 'reception' || ['extension', 'modificatif'].includes(code)

const FACTS: Readonly<Record<Method, readonly FeeFact[]>> = {
  construction: ['building', 'coveredM2', 'projectionM2', 'publicProjectionM2', 'exemption'],
  restoration: ['exemption'],
  instalment: ['worksCost'],
  balance: ['realCost', 'instalmentPaid'],
  agency_floor: ['coveredM2'],
  agency_land: ['landM2'],
  site_occupation: ['occupiedM2', 'occupiedQuarters'],
  place_occupation: ['occupiedM2', 'occupiedQuarters'],
  unknown: [],
}

/** The facts that the taxes of a procedure ask for, each once. */
export const factsAsked = (definition: ProcedureDefinition): readonly FeeFact[] => [
  ...new Set(definition.fees.flatMap((fee) => FACTS[methodOf(fee, definition)])),
]
