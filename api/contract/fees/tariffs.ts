import { z } from 'zod'
import { personName } from '../people.ts'
import { communeName, day } from '../shapes.ts'
import { RATE_KINDS, sureness } from './rates.ts'

const instant = z.iso.datetime()
const rateKind = z.enum(RATE_KINDS)

/** One rate: centimes, or hundredths of a percent of a cost, as its kind counts. */
const rate = z.object({ kind: rateKind, rate: z.int().min(0).max(1_000_000_000) })

/** Of a commune or of an agency, never of both. */
const owner = { communeCode: z.string().min(2).max(20).optional(), bodyId: z.uuid().optional() }
const ofOne = ({ communeCode, bodyId }: { communeCode?: string | undefined; bodyId?: string | undefined }) =>
  (communeCode === undefined) !== (bodyId === undefined)

export const tariffsQuery = z.object(owner).refine(ofOne, { path: ['communeCode'], message: 'a commune or a body' })

const decision = {
  /** Of the arrêté fiscal or of the agency's decision, as it is cited. */
  reference: z.string().trim().min(3).max(300),
  decidedOn: day,
  validFrom: day,
  validTo: day.nullable().default(null),
  /** Where the decision can be read. */
  documentUrl: z
    .url({ protocol: /^https?$/ })
    .max(500)
    .nullable()
    .default(null),
}

export const enterTariffBody = z
  .object({ ...owner, ...decision, rates: z.array(rate).min(1).max(RATE_KINDS.length) })
  .refine(ofOne, { path: ['communeCode'], message: 'a commune or a body' })
  .refine(({ rates }) => new Set(rates.map(({ kind }) => kind)).size === rates.length, {
    path: ['rates'],
    message: 'each kind once',
  })
  .refine(({ validFrom, validTo }) => validTo === null || validTo >= validFrom, {
    path: ['validTo'],
    message: 'before the first day',
  })
export type TariffEntered = z.infer<typeof enterTariffBody>

export const withdrawTariffBody = z.object({ reason: z.string().trim().min(3).max(1000) })

/** Entered by whoever decides it; read where it was published; an example of the demonstration. */
export const TARIFF_ORIGINS = ['entered', 'published', 'demonstration'] as const

export const tariff = z.object({
  id: z.uuid(),
  reference: z.string(),
  /** Null while nobody knows the day of the decision. */
  decidedOn: day.nullable(),
  validFrom: day,
  validTo: day.nullable(),
  documentUrl: z.string().nullable(),
  origin: z.enum(TARIFF_ORIGINS),
  /** Where it was read, when nobody entered it. */
  source: z.string().nullable(),
  /** Said to those who may enter tariffs there. */
  enteredBy: personName.nullable(),
  enteredAt: instant,
  withdrawn: z.object({ at: instant, reason: z.string() }).nullable(),
  rates: z.array(rate),
})
export type Tariff = z.infer<typeof tariff>

/** The rate that applies that day for one kind, and the decision it comes from; null where none is known. */
const inForce = z.object({ kind: rateKind, rate: z.int().nullable(), tariffId: z.uuid().nullable() })

export const tariffs = z.object({
  /** An arrondissement's are its city's. */
  commune: communeName.nullable(),
  body: z.object({ id: z.uuid(), nameFr: z.string(), nameAr: z.string() }).nullable(),
  today: day,
  inForce: z.array(inForce),
  /** Newest first. */
  tariffs: z.array(tariff),
  brackets: z.array(z.object({ kind: rateKind, from: z.int(), to: z.int(), sureness })),
  mayEnter: z.boolean(),
})
export type TariffsAnswer = z.infer<typeof tariffs>

export const tariffEntered = tariffs.extend({ id: z.uuid() })
