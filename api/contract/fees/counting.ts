import { z } from 'zod'
import { rule } from '../procedures/definition.ts'
import { AGENCY_SURFACES } from './rates.ts'

/** How a surface counts: as it is, or each square metre that is started for one. */
export const SURFACES_COUNTED = ['exact', 'started'] as const

/** Whose day the tariff is of. */
export const RATE_DAYS = ['drawn_up', 'filed'] as const

/** How what an agency is paid is counted, and what says so: configuration that has its days. */
export const feeCounting = z.object({
  kind: z.enum(AGENCY_SURFACES),
  surface: z.enum(SURFACES_COUNTED),
  rateDay: z.enum(RATE_DAYS),
  /** Hundredths of a percent. */
  vatShare: z.int(),
  rule,
})
export type FeeCounting = z.infer<typeof feeCounting>
