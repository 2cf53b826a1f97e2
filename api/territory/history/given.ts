import { z } from 'zod'
import { day } from '../../contract/shapes.ts'

const code = z.string().regex(/^\d{2}\.\d{3}\.\d{2}\.\d{1,2}$/, 'a code is written 01.051.03.01')
const name = z.string().trim().min(2).max(120)

const always = {
  commune: code,
  /** The day from which it is so. */
  day,
  /** The text that says so: décret, arrêté, its number and its date. */
  act: z.string().trim().min(3).max(500),
  /** Its day has not come, and that is meant. */
  announced: z.boolean().default(false),
}

/** What an operator says of a commune: created out of another, merged into one, renamed, or moved to another province. */
export const changeGiven = z.discriminatedUnion('kind', [
  z.strictObject({
    ...always,
    kind: z.literal('created'),
    /** The one whose ground it was taken from. */
    from: code,
    nameFr: name,
    nameAr: name,
    type: z.enum(['urban', 'rural', 'arrondissement']),
    population: z.int().min(1).max(5_000_000),
    areaKm2: z.number().positive().max(100_000).nullable().default(null),
  }),
  z.strictObject({ ...always, kind: z.literal('merged'), into: code }),
  z.strictObject({ ...always, kind: z.literal('renamed'), nameFr: name, nameAr: name }),
  z.strictObject({ ...always, kind: z.literal('moved_province'), province: z.string().regex(/^\d{2}\.\d{3}$/) }),
])
export type ChangeGiven = z.infer<typeof changeGiven>

export const changesGiven = z.array(changeGiven).min(1).max(500)
