import type { SURENESS } from '../definition.ts'

/**
 * Why a permit is due, or what could not be read; and how sure it is. The law 12-90 was read in its version of 1992: what it
 * asks was kept since, what it leaves free may have been taken in.
 */
export const REASONS = {
  // law 12-90, article 40
  urban: 'sourced',
  lotissement: 'sourced',
  centre: 'sourced',
  periphery: 'sourced',
  transport: 'sourced',
  shore: 'sourced',
  special: 'sourced',
  outside: 'plausible',
  place_unknown: 'unknown',
  // works on what is built
  modified: 'superseded',
  repair: 'sourced',
  repair_structure: 'plausible',
  repair_unknown: 'unknown',
  demolition: 'sourced',
  regularisation: 'sourced',
  change_use: 'sourced',
  // land: law 25-90
  lotir: 'sourced',
  groupe: 'sourced',
  morceler: 'plausible',
  lotir_changed: 'plausible',
  // the site, and after it
  site_open: 'sourced',
  site_close: 'sourced',
  habiter: 'sourced',
  conformite: 'sourced',
  reception: 'sourced',
  reception_year: 'plausible',
  reception_part: 'unknown',
  note: 'superseded',
  // commerce and industry
  classed: 'sourced',
  classed_unknown: 'unknown',
  regulated: 'plausible',
  declared: 'plausible',
  alcohol: 'plausible',
  alcohol_unknown: 'unknown',
  public_domain: 'plausible',
  transfer: 'plausible',
} as const satisfies Record<string, (typeof SURENESS)[number]>
export type Reason = keyof typeof REASONS
