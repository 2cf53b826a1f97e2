import { z } from 'zod'
import { ACTIONS } from './policy/policy.ts'
import { BODY_KINDS } from './policy/roles.ts'
import { NETWORKS } from './procedures/definition.ts'
import { day } from './shapes.ts'

export const bodyKind = z.enum(BODY_KINDS)

/** `MA`, or the code of a region, a province, a commune or an arrondissement. */
export const territoryCode = z.string().regex(/^(MA|\d{2}(\.\d{3}(\.\d{2}\.\d{1,2})?)?)$/)

/** Identifiant commun de l'entreprise: fifteen digits. */
const ice = z.string().regex(/^\d{15}$/)
const name = z.string().trim().min(1).max(200)

export const bodiesQuery = z.object({
  q: z.string().max(120).optional(),
  kind: bodyKind.optional(),
  /** Bodies in charge of this very unit or of one that contains it, today. */
  territory: territoryCode.optional(),
  /** The id of the last body of the page before. */
  cursor: z.uuid().optional(),
  limit: z.coerce.number().int().min(1).max(100).default(50),
})

const unit = z.object({ code: territoryCode, nameFr: z.string(), nameAr: z.string() })

export const bodySummary = z.object({
  id: z.uuid(),
  kind: bodyKind,
  official: z.boolean(),
  nameFr: z.string(),
  nameAr: z.string(),
  /** The commune, province or region it is the body of. */
  unitCode: z.string().nullable(),
  demonstration: z.boolean(),
  /** What it is in charge of today; empty where nothing is assigned. */
  territories: z.array(unit),
})

export const bodies = z.object({ bodies: z.array(bodySummary), next: z.uuid().nullable() })

export const assignment = unit.extend({
  validFrom: day,
  validTo: day.nullable(),
  actReference: z.string().nullable(),
})

export const body = bodySummary.extend({
  ice: z.string().nullable(),
  registerNumber: z.string().nullable(),
  email: z.string().nullable(),
  /** Which networks an operator runs; empty for every other body. */
  networks: z.array(z.enum(NETWORKS)),
  /** Where the register has it from; « à confirmer » when it is from memory. */
  source: z.string().nullable(),
  validFrom: day,
  validTo: day.nullable(),
  version: z.number().int(),
  /** Past, present and coming. */
  assignments: z.array(assignment),
  /** What the asker may do with it. */
  may: z.array(z.enum(ACTIONS)),
})

/** An office or a company of one's own; of an official kind, an operator establishes it. */
export const openBodyBody = z.object({
  kind: bodyKind,
  nameFr: name,
  nameAr: name,
  ice: ice.optional(),
  registerNumber: z.string().trim().min(1).max(60).optional(),
  email: z.email().optional(),
  /** Official bodies only. */
  unitCode: territoryCode.optional(),
  territories: z.array(territoryCode).max(200).optional(),
  actReference: z.string().trim().min(1).max(200).optional(),
})

export const changeBodyBody = z.object({
  version: z.number().int().positive(),
  nameFr: name.optional(),
  nameAr: name.optional(),
  ice: ice.nullable().optional(),
  registerNumber: z.string().trim().min(1).max(60).nullable().optional(),
  email: z.email().nullable().optional(),
})

/** What an operator runs from now on, and nothing else. */
export const networksBody = z.object({
  version: z.number().int().positive(),
  networks: z.array(z.enum(NETWORKS)).max(NETWORKS.length),
  actReference: z.string().trim().min(1).max(200),
})

/** From that day the body is in charge of these units and of no other. */
export const reassignBody = z.object({
  version: z.number().int().positive(),
  from: day,
  territories: z.array(territoryCode).max(200),
  actReference: z.string().trim().min(1).max(200),
})

export type BodyAnswer = z.infer<typeof body>
export type BodySummary = z.infer<typeof bodySummary>
export type BodyOpening = z.infer<typeof openBodyBody>
export type BodyChange = z.infer<typeof changeBodyBody>
export type NetworksGiven = z.infer<typeof networksBody>
export type Reassignment = z.infer<typeof reassignBody>
