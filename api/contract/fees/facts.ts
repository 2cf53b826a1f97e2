import { z } from 'zod'

/** Square metres, as they are on the plans: covered, all floors; projections; ground that is lotted; public domain occupied. */
export const SURFACES = ['coveredM2', 'projectionM2', 'publicProjectionM2', 'landM2', 'occupiedM2'] as const
/** Centimes without VAT: works of a lotissement as estimated, as they really cost, and what was paid of its tax. */
export const COSTS = ['worksCost', 'realCost', 'instalmentPaid'] as const

/** What is built, as article 54 of law 47-06 tells it apart. */
export const BUILDINGS = ['individual', 'collective', 'group'] as const
export type Building = (typeof BUILDINGS)[number]

/** On what ground no construction tax is owed (law 47-06, article 52); declared, and checked by a person. */
export const EXEMPTIONS = ['none', 'social_housing', 'rural_housing', 'alem', 'listed_foundation', 'other'] as const
export type Exemption = (typeof EXEMPTIONS)[number]

export const FEE_FACTS = [...SURFACES, 'occupiedQuarters', ...COSTS, 'building', 'exemption'] as const
export type FeeFact = (typeof FEE_FACTS)[number]
export type FeeValue = number | Building | Exemption

const said = z.discriminatedUnion('fact', [
  z.object({ fact: z.enum(SURFACES), value: z.number().min(0).max(100_000_000) }),
  z.object({ fact: z.literal('occupiedQuarters'), value: z.int().min(0).max(400) }),
  z.object({ fact: z.enum(COSTS), value: z.int().min(0).max(10_000_000_000_000) }),
  z.object({ fact: z.literal('building'), value: z.enum(BUILDINGS) }),
  z.object({ fact: z.literal('exemption'), value: z.enum(EXEMPTIONS) }),
])
export type FactSaid = z.infer<typeof said>

const reason = z.string().trim().min(3).max(1000)
/** How many facts had been said when the page was read: somebody else's are never spoken over. */
const seen = z.int().min(0)

export const declareFeesBody = z.object({ seen, facts: z.array(said).min(1).max(FEE_FACTS.length) })

export const checkFeesBody = z.object({
  seen,
  /** A reason is owed for each that differs from what was declared. */
  facts: z
    .array(z.intersection(said, z.object({ reason: reason.optional() })))
    .min(1)
    .max(FEE_FACTS.length),
})
export type FactChecked = FactSaid & { readonly reason?: string | undefined }
