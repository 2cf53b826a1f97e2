import { z } from 'zod'
import { OPINIONS } from './avis/opinions.ts'
import { bodyKind } from './bodies.ts'
import { stageDeadline } from './filing.ts'
import { TRACKS } from './procedures/definition.ts'
import { HOLDERS, STEPS } from './procedures/steps.ts'
import { FLOWS, TRANSITIONS } from './procedures/transitions.ts'
import { communeName, day } from './shapes.ts'

/** The dossier's number, here or on paper, and the CNIE of its owner, or the ICE or register number of the company that owns it. */
export const trackBody = z.object({
  number: z.string().trim().min(1).max(60),
  identity: z.string().trim().min(3).max(40),
})

/** Where a dossier stands, for whoever holds its number: steps and days, nobody's name. */
export const tracked = z.object({
  number: z.string(),
  /** The number a paper register gave it; null for what was filed here. */
  paperNumber: z.string().nullable(),
  commune: communeName,
  procedure: z.object({
    code: z.string(),
    nameFr: z.string(),
    nameAr: z.string(),
    flow: z.enum(FLOWS),
    silence: z.enum(['granted', 'none', 'unknown']),
  }),
  track: z.enum(TRACKS).nullable(),
  step: z.enum(STEPS),
  holder: z.enum(HOLDERS),
  since: z.iso.datetime(),
  filedAt: z.iso.datetime(),
  due: day.nullable(),
  /** The last day is past and nothing is decided. */
  late: z.boolean(),
  /** The avis of the bodies consulted, each when it was given. */
  avis: z.array(
    z.object({
      opinion: z.enum(OPINIONS),
      at: z.iso.datetime(),
      body: z.object({ kind: bodyKind, nameFr: z.string(), nameAr: z.string() }),
    }),
  ),
  /** How the last day of the whole is counted; null before it was. */
  total: stageDeadline.pick({ from: true, due: true, days: true, unit: true, skipped: true, rule: true }).nullable(),
  /** Since when its last signed act is taken back; null while it stands. */
  takenBack: z.iso.datetime().nullable(),
  history: z.array(
    z.object({ event: z.enum(TRANSITIONS), step: z.enum(STEPS), at: z.iso.datetime(), brought: z.boolean() }),
  ),
})
export type Tracked = z.infer<typeof tracked>
