import { z } from 'zod'
import { bilingual } from '../shapes.ts'

/** What a commune's arrêté fiscal, or an agency's decision, gives a rate for. */
export const COMMUNE_RATES = [
  'toc_individual',
  'toc_collective',
  'toc_group',
  'toc_restoration',
  'tol',
  'otdp_site',
  'otdp_place',
] as const
/** What an agency is paid by the square metre of a dossier. */
export const AGENCY_SURFACES = ['agency_floor', 'agency_land'] as const
export const AGENCY_RATES = [...AGENCY_SURFACES, 'agency_note'] as const
export const RATE_KINDS = [...COMMUNE_RATES, ...AGENCY_RATES] as const
export type RateKind = (typeof RATE_KINDS)[number]

/**
 * What a rate counts: centimes a square metre; centimes a square metre and quarter; centimes in all; hundredths of a
 * percent of a cost.
 */
export const RATE_UNITS = ['m2', 'm2_quarter', 'fixed', 'share'] as const
export type RateUnit = (typeof RATE_UNITS)[number]

export const UNIT_OF: Readonly<Record<RateKind, RateUnit>> = {
  toc_individual: 'm2',
  toc_collective: 'm2',
  toc_group: 'm2',
  toc_restoration: 'fixed',
  tol: 'share',
  otdp_site: 'm2_quarter',
  otdp_place: 'm2_quarter',
  agency_floor: 'm2',
  agency_land: 'm2',
  agency_note: 'fixed',
}

/** How sure a bound or a rate is: read in the text or the decision, or only plausible and shown « à confirmer ». */
export const sureness = z.enum(['sourced', 'plausible'])

/** Between which rates the law lets a commune choose, both included, in the unit of the rate. */
export const bracket = z.object({ from: z.int(), to: z.int(), article: bilingual, sureness })
export type Bracket = z.infer<typeof bracket>

const CONSTRUCTION = { fr: 'Loi 47-06, art. 50 à 56', ar: 'القانون رقم 47.06، المواد 50 إلى 56' }
const LOTISSEMENT = { fr: 'Loi 47-06, art. 57 à 62', ar: 'القانون رقم 47.06، المواد 57 إلى 62' }
const OCCUPATION = { fr: 'Loi 39-07 et arrêté fiscal', ar: 'القانون رقم 39.07 والقرار الجبائي' }
const SERVICES = {
  fr: 'Dahir 1-93-51, art. 9 ; décret 2-93-67, art. 4',
  ar: 'الظهير رقم 1.93.51، المادة 9؛ المرسوم رقم 2.93.67، المادة 4',
}

/** The text each rate is due under. */
export const ARTICLE_OF: Readonly<Record<RateKind, z.infer<typeof bilingual>>> = {
  toc_individual: CONSTRUCTION,
  toc_collective: CONSTRUCTION,
  toc_group: CONSTRUCTION,
  toc_restoration: CONSTRUCTION,
  tol: LOTISSEMENT,
  otdp_site: OCCUPATION,
  otdp_place: OCCUPATION,
  agency_floor: SERVICES,
  agency_land: SERVICES,
  agency_note: SERVICES,
}

const PER_COLLECTIVE_M2: Bracket = { from: 1_000, to: 2_000, article: CONSTRUCTION, sureness: 'sourced' }

/** The legal brackets that are known; a rate without one is the decision's own. */
export const BRACKETS: Readonly<Partial<Record<RateKind, Bracket>>> = {
  toc_individual: { from: 2_000, to: 3_000, article: CONSTRUCTION, sureness: 'sourced' },
  toc_collective: PER_COLLECTIVE_M2,
  toc_group: PER_COLLECTIVE_M2,
  toc_restoration: { from: 0, to: 50_000, article: CONSTRUCTION, sureness: 'sourced' },
  tol: { from: 300, to: 500, article: LOTISSEMENT, sureness: 'sourced' },
  // The ceiling was read in a secondary source alone: it warns and refuses nothing.
  otdp_site: { from: 0, to: 4_000, article: OCCUPATION, sureness: 'plausible' },
}

/**
 * What urban agencies are paid: 3 DH without VAT a square metre of floor or of land lotted, read in the conditions of one
 * agency. For any other it is an estimate until its own decision is entered.
 */
export const AGENCY_REFERENCE = { rate: 300, sureness: 'plausible' } as const

/** A rate outside a bracket that the law is known to set; null when nothing forbids it. */
export function outsideBracket(kind: RateKind, rate: number): Bracket | null {
  const legal = BRACKETS[kind]
  if (legal?.sureness !== 'sourced') return null
  return rate < legal.from || rate > legal.to ? legal : null
}
