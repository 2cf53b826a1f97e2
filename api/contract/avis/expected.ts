import { z } from 'zod'
import { bodyKind } from '../bodies.ts'
import { communeName, day } from '../shapes.ts'

/** Avis that are due: to whoever gives them for a body, or of everybody who is silent on the territory of a guichet. */
export const EXPECTED_LISTS = ['mine', 'territory'] as const
export const expectedQuery = z.object({
  list: z.enum(EXPECTED_LISTS),
  bodyId: z.uuid().optional(),
  /** Only those whose last day is past. */
  late: z.literal('yes').optional(),
})

/** A body that owes an avis, the nearest last day first. */
export const expectedAvis = z.object({
  dossier: z.object({ id: z.uuid(), number: z.string(), title: z.string() }),
  commune: communeName,
  body: z.object({ id: z.uuid(), kind: bodyKind, nameFr: z.string(), nameAr: z.string() }),
  binding: z.boolean(),
  askedAt: z.iso.datetime(),
  /** Null where no text sets a last day. */
  due: day.nullable(),
  /** Days of the calendar to the last day; negative once it is past. */
  left: z.int().nullable(),
  /** It was put off, until that day. */
  postponedUntil: day.nullable(),
})
export type ExpectedAvis = z.infer<typeof expectedAvis>

export const expected = z.object({
  expected: z.array(expectedAvis),
  /** How many there are in all: the list holds the most pressing ones. */
  total: z.int(),
  bodies: z.array(z.object({ id: z.uuid(), nameFr: z.string(), nameAr: z.string(), count: z.int() })),
})
export type ExpectedAnswer = z.infer<typeof expected>
