import { z } from 'zod'
import { LAND_USES, PARAMETERS } from '../../spatial/conformity/types.ts'
import { bilingual } from './shapes.ts'

/** One figure of a règlement as it is printed. */
export const figure = z.object({
  parameter: z.enum(PARAMETERS),
  name: bilingual,
  /** With its unit; null: the agency has not published it, or its règlement is silent. */
  printed: bilingual.nullable(),
  value: z.number().nullable(),
  article: z.string().nullable(),
  label: z.string().nullable(),
  /** False: the recorded règlement has no row for it, and is silent. */
  said: z.boolean(),
})

/** Special conditions in the règlement's own words, in the languages it prints them in. */
export const condition = z.object({
  /** Null: of the whole zone. */
  sector: z.string().nullable(),
  fr: z.string().nullable(),
  ar: z.string().nullable(),
  article: z.string().nullable(),
})

export const uses = z.array(z.enum(LAND_USES))

/** A zone the land meets, and its règlement. */
export const zoneMet = z.object({
  plan: z.string(),
  code: z.string(),
  sector: z.string().nullable(),
  labelFr: z.string(),
  labelAr: z.string(),
  areaM2: z.number(),
  share: z.number(),
  /** An overlap no wider than survey and digitising allow, or nothing but a common edge. */
  contact: z.enum(['whole', 'part', 'thin', 'doubtful', 'touching']),
  /** Null: no règlement of it is published at all. */
  regulation: z
    .object({
      buildable: z.boolean().nullable(),
      /** Null: the règlement of uses is not published. */
      uses: z.object({ permitted: uses, forbidden: uses, article: z.string().nullable() }).nullable(),
      /** Every parameter of the trade, also those the règlement has no row for: left out, they would read as « no limit ». */
      figures: z.array(figure),
      conditions: z.array(condition),
    })
    .nullable(),
})
export type ZoneMet = z.infer<typeof zoneMet>
