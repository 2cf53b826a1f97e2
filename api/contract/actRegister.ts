import { z } from 'zod'
import { ACT_KINDS, ACT_STATES } from './actsDrafted.ts'
import { STANDINGS } from './standing.ts'

const instant = z.iso.datetime()

export const registerQuery = z.object({
  /** The commune or arrondissement whose acts these are, or the province of attestations. */
  unit: z.string().regex(/^\d{2}\.\d{3}(\.\d{2}\.\d{2})?$/),
  year: z.coerce.number().int().min(2000).max(2200),
  /** The number the last page ended with. */
  after: z.coerce.number().int().min(0).default(0),
  limit: z.coerce.number().int().min(1).max(500).default(50),
})

export const registerLine = z.object({
  number: z.int(),
  reference: z.string(),
  state: z.enum(ACT_STATES),
  kind: z.enum(ACT_KINDS),
  dossierId: z.uuid().nullable(),
  dossierNumber: z.string().nullable(),
  procedure: z.object({ nameFr: z.string(), nameAr: z.string() }).nullable(),
  title: z.string().nullable(),
  beganAt: instant,
  signedAt: instant.nullable(),
  signer: z.object({ nameFr: z.string(), nameAr: z.string().nullable() }).nullable(),
  /** What became of it once it was signed or its number given up: signed once is not standing for ever. */
  standing: z.enum(STANDINGS).nullable(),
  /** Since when it stands no longer, and why. */
  since: instant.nullable(),
  reason: z.string().nullable(),
})
export type RegisterLine = z.infer<typeof registerLine>

/** One page of the register of a unit and a year, by number: each number that was given is a line. */
export const actRegister = z.object({
  unit: z.object({ code: z.string(), nameFr: z.string(), nameAr: z.string() }),
  year: z.int(),
  lines: z.array(registerLine),
  /** The last number given, whatever the page. */
  last: z.int(),
  next: z.int().nullable(),
})
export type ActRegister = z.infer<typeof actRegister>
