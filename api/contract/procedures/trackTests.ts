import { z } from 'zod'
import { rule, TRACKS } from './definition.ts'
import { project, USES, WORKS } from './project.ts'

/** What makes a project a grand projet. The limits are data: each version of the règlement has its own. */
export const criterion = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('works'), works: z.array(z.enum(WORKS)).min(1) }),
  z.object({ kind: z.literal('public_owner') }),
  z.object({ kind: z.literal('open_to_public'), uses: z.array(z.enum(USES)).min(1) }),
  z.object({
    kind: z.literal('premises'),
    use: z.enum(['commerce', 'industry']),
    /** Classes the limits excuse; of another class it is a grand projet whatever its size. Null: no class matters. */
    excused: z.array(z.int().min(1).max(3)).nullable(),
    floorOverM2: z.number().positive(),
    heightOverM: z.number().positive(),
  }),
  z.object({
    kind: z.literal('height'),
    overM: z.number().positive(),
    /** At that very height too, outside a lotissement that was received. */
    andAtOutsideLotissement: z.boolean(),
  }),
  z.object({ kind: z.literal('dwellings'), over: z.int().positive() }),
])
export type Criterion = z.infer<typeof criterion>

export const trackTest = z.object({
  code: z.string().regex(/^[a-z][a-z0-9_]{1,40}$/),
  /** Its place in the list of the grands projets. */
  item: z.int().min(1).max(20),
  nameFr: z.string().min(1),
  nameAr: z.string().min(1),
  criterion,
  rule,
})
export type TrackTest = z.infer<typeof trackTest>

const fact = project.keyof()

/** A fact of the project beside the limit it was held against. */
export const figure = z.object({ fact, value: z.number(), limit: z.number() })
export type Figure = z.infer<typeof figure>

export const testAnswer = z.object({
  code: z.string(),
  /** Null: the facts that are missing decide. */
  met: z.boolean().nullable(),
  figures: z.array(figure),
  missing: z.array(fact),
})
export type TestAnswer = z.infer<typeof testAnswer>

export const trackFound = z.object({
  outcome: z.enum([...TRACKS, 'undetermined']),
  /** The test that makes it a grand projet; null for a petit projet, which none of them does. */
  decidedBy: z.string().nullable(),
  /** What still has to be said, when it is undetermined. */
  missing: z.array(fact),
  answers: z.array(testAnswer),
})
export type TrackFound = z.infer<typeof trackFound>
