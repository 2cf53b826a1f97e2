import { z } from 'zod'
import { communeName, day, legalSrid } from './shapes.ts'

/** Bytes of a file given on the page; a larger one is brought in from the command line. */
export const MOST_OUTLINES_BYTES = 32 * 1024 * 1024

/** By the HCP's code, by the names in both scripts, in one, or by the consonants of a name. */
export const MATCHED_BY = ['code', 'names', 'name', 'spelling'] as const
export const UNMATCHED = ['no_name', 'unknown_name', 'several', 'outside_provinces', 'matched_twice'] as const

const file = z.object({
  fileName: z.string().min(1).max(200),
  /** When the file does not say its coordinates: degrees, or a legal zone. */
  srid: z.coerce
    .number()
    .pipe(z.union([z.literal(4326), legalSrid]))
    .optional(),
})
export const previewOutlinesQuery = file
export const importOutlinesQuery = file.extend({
  /** Of the very bytes whose report was read. */
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  /** Who is owed credit, printed with the outlines. */
  source: z.string().trim().min(1).max(200),
  /** The day the outlines are of. */
  day,
})

export const outlinesReport = z.object({
  sha256: z.string(),
  /** Whether the outlines were replaced, or would be. */
  applied: z.boolean(),
  matched: z.array(
    communeName.extend({
      /** As the file names it. */
      label: z.string(),
      by: z.enum(MATCHED_BY),
      /** The name was read under a wrong code page, and put right. */
      repaired: z.boolean(),
      /** It was approximate until then. */
      first: z.boolean(),
    }),
  ),
  unmatched: z.array(z.object({ label: z.string(), reason: z.enum(UNMATCHED), nearest: communeName.nullable() })),
  /** Refused with their place, lon/lat; nothing is repaired. */
  invalid: z.array(z.object({ label: z.string(), reason: z.string(), at: z.array(z.number()).length(2) })),
  /** Ground under two of them, from one hectare up. */
  overlaps: z.array(z.object({ one: z.string(), other: z.string(), hectares: z.number() })),
  /** Communes whose legal zone the outline corrects. */
  rezoned: z.array(communeName),
})
export type OutlinesReport = z.infer<typeof outlinesReport>

/** How the communes of each region are drawn now. */
export const outlinesStanding = z.object({
  regions: z.array(
    communeName.extend({
      communes: z.int(),
      imported: z.int(),
      sources: z.array(z.object({ source: z.string(), day, communes: z.int() })),
    }),
  ),
})
export type OutlinesStanding = z.infer<typeof outlinesStanding>
