import { z } from 'zod'
import { term } from '../../contract/deadlines.ts'
import { FAMILIES, PIECE_KINDS, rule, STAGES, silenceRule, TRACKS } from '../../contract/procedures/definition.ts'
import { LAND_TITLES } from '../../contract/procedures/project.ts'
import { FLOWS, TRANSITIONS } from '../../contract/procedures/transitions.ts'
import { day, legalSrid } from '../../contract/shapes.ts'
import { TRACE_KINDS } from '../../contract/traces.ts'
import { party } from '../party.ts'

const names = { nameFr: z.string(), nameAr: z.string() }

/**
 * What a receipt says, as it was on the day of filing: read once, in the transaction of the filing, and never again. A
 * receipt is made of this and of nothing else.
 */
export const receiptFacts = z.object({
  number: z.string(),
  filedAt: z.iso.datetime(),
  day,
  title: z.string(),
  filedBy: party.nullable(),
  applicants: z.array(party),
  designers: z.array(party),
  commune: z.object({
    code: z.string(),
    ...names,
    kind: z.enum(['urban', 'rural', 'arrondissement']),
    /** Where its dossiers are filed: its own counter, or the province's committee. */
    filing: z.enum(['guichet', 'provincial_committee']),
    provinceFr: z.string(),
    provinceAr: z.string(),
    provinceKind: z.enum(['province', 'prefecture']),
  }),
  procedure: z.object({
    code: z.string(),
    number: z.string(),
    family: z.enum(FAMILIES),
    flow: z.enum(FLOWS),
    ...names,
    /** The version: in force since that day. */
    validFrom: day,
    silence: silenceRule,
  }),
  track: z.enum(TRACKS).nullable(),
  land: z.object({
    title: z.enum(LAND_TITLES).nullable(),
    titleNumber: z.string().nullable(),
    areaM2: z.number().nullable(),
    srid: legalSrid.nullable(),
    /** What was drawn in place of a parcel, metres. Receipts older than drawings have none. */
    trace: z
      .object({ kind: z.enum(TRACE_KINDS), lengthM: z.number().nullable(), widthM: z.number().nullable() })
      .nullable()
      .default(null),
  }),
  pieces: z.array(
    z.object({
      ...names,
      kind: z.enum(PIECE_KINDS).nullable(),
      fileName: z.string(),
      pages: z.int().nullable(),
      sha256: z.string(),
    }),
  ),
  /** Pieces of information that may still come (RGC13, article 33). */
  awaited: z.array(z.object(names)),
  /** Written out here and not taken from the answer of today: what was kept must be read in ten years. */
  deadlines: z.array(
    z.object({
      stage: z.enum(STAGES),
      /** What it runs from, which day, and whether that day is only the last it can be. */
      fromEvent: z.enum(TRANSITIONS),
      from: day.nullable(),
      assumed: z.boolean(),
      /** Null when nobody could source how long it is. */
      term: term.nullable(),
      due: day.nullable(),
      rule,
    }),
  ),
  /** The day of the next meeting set at filing by the commune's own guichet, whose receipt carries it (RGC13, article 30). */
  commissionDay: day.nullable(),
  /** Whether one was looked for: receipts kept before do not say that none was set. */
  meetingSought: z.boolean().default(false),
})
export type ReceiptFacts = z.infer<typeof receiptFacts>
