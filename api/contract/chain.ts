import { z } from 'zod'
import { followsRule, rule } from './procedures/definition.ts'
import { STEPS } from './procedures/steps.ts'
import { day, lineString, multiPolygon, point } from './shapes.ts'
import { TRACE_KINDS } from './traces.ts'

export const followBody = z.object({
  version: z.int().positive(),
  /** The dossier it goes on from; null for none on the platform. */
  follows: z.uuid().nullable(),
})

const procedureName = z.object({ code: z.string(), nameFr: z.string(), nameAr: z.string() })

/** What a dossier stands on, for a map and in figures: a line as it was drawn, without its width. */
const linkedGround = z.object({
  kind: z.enum(['outline', ...TRACE_KINDS]),
  geometry: z.discriminatedUnion('type', [multiPolygon, lineString, point]),
  /** Of the ground it takes; null for a point. */
  areaM2: z.number().nullable(),
  /** Of a line. */
  lengthM: z.number().nullable(),
})
export type LinkedGround = z.infer<typeof linkedGround>

/** A dossier of the chain, or on the same ground. Of one the asker may not see: no id, no title, no ground. */
export const linkedDossier = z.object({
  id: z.uuid().nullable(),
  number: z.string().nullable(),
  title: z.string().nullable(),
  procedure: procedureName.nullable(),
  step: z.enum(STEPS),
  filedAt: z.iso.datetime().nullable(),
  since: z.iso.datetime().nullable(),
  /** When its act was signed, attested or acknowledged. */
  deliveredOn: day.nullable(),
  /** The place in the list of the one it follows. */
  after: z.int().nullable(),
  ground: linkedGround.nullable(),
})
export type LinkedDossier = z.infer<typeof linkedDossier>

export const CHAIN_WARNINGS = ['NO_PREDECESSOR', 'FILED_EARLY'] as const

export const chain = z.object({
  version: z.int(),
  /** What the procedure says of what goes before; null when it stands alone. */
  follows: followsRule.nullable(),
  /** The first day it may be filed after what it follows. */
  opens: z.object({ on: day.nullable(), rule }).nullable(),
  warnings: z.array(z.enum(CHAIN_WARNINGS)),
  /** From the first dossier to the last, by the day they were filed. */
  chain: z.array(linkedDossier),
  /** The place of this dossier in the chain. */
  at: z.int(),
  /** Others on the same ground that the asker may see, newest first. */
  sameGround: z.array(linkedDossier),
  /** Those of them that it may go on from. */
  proposed: z.array(z.uuid()),
  mayLink: z.boolean(),
})
export type ChainAnswer = z.infer<typeof chain>
