import { z } from 'zod'
import { personName } from './people.ts'
import { LEADING } from './policy/leads.ts'
import { ACTIONS } from './policy/policy.ts'
import { BODY_KINDS, DOSSIER_STATES, PARTS } from './policy/roles.ts'
import { HOLDERS, STEPS } from './procedures/steps.ts'
import { communeName, day, ground, legalGround } from './shapes.ts'
import { trace } from './traces.ts'

const instant = z.iso.datetime()
export const dossierState = z.enum(DOSSIER_STATES)
export const part = z.enum(PARTS)

/** A draft begins with a name, a place and, when one was made, the report whose outline becomes its site. */
export const openDossierBody = z.object({
  title: z.string().trim().min(1).max(200),
  communeCode: z.string().max(12),
  reportId: z.uuid().optional(),
  /** What its maker is in it: a professional opens a draft for a client, who is named before filing. */
  as: z.enum(LEADING).default('owner'),
})

export const changeDossierBody = z.object({
  version: z.number().int().positive(),
  title: z.string().trim().min(1).max(200),
})

const personOrOffice = { personEmail: z.email().max(254).optional(), bodyId: z.uuid().optional() }
const oneOfTheTwo = { message: 'personEmail or bodyId, one of the two', path: ['personEmail'] }
const namesOne = ({ personEmail, bodyId }: { personEmail?: unknown; bodyId?: unknown }) =>
  (personEmail === undefined) !== (bodyId === undefined)
const nameTyped = z.string().trim().min(1).max(100).optional()

/** With both names an owner without an account is invited under them; without, whoever is named has one. */
export const addParticipantBody = z
  .object({
    ...personOrOffice,
    part,
    ...{ givenName: nameTyped, familyName: nameTyped, givenNameAr: nameTyped, familyNameAr: nameTyped },
  })
  .refine(namesOne, oneOfTheTwo)

/** Whether what they had attested is done and stays when they leave. */
const workDone = z.boolean().default(false)
export const endParticipantQuery = z.object({ workDone: z.stringbool().default(false) })
/** The part as its new holder has it. */
export const participantReplaced = z.object({ participantId: z.uuid() })
export const replaceParticipantBody = z.object({ ...personOrOffice, workDone }).refine(namesOne, oneOfTheTwo)

export const dossiersQuery = z.object({
  /** Those one takes part in alone, without what a mandate lets one read. */
  mine: z.stringbool().optional(),
  state: dossierState.optional(),
  /** The id of the last dossier of the page before. */
  cursor: z.uuid().optional(),
  limit: z.coerce.number().int().min(1).max(100).default(50),
})

export const nearQuery = z.object({
  west: z.coerce.number().min(-20).max(0),
  south: z.coerce.number().min(20).max(37),
  east: z.coerce.number().min(-20).max(0),
  north: z.coerce.number().min(20).max(37),
})

export const participantBody = z.object({
  id: z.uuid(),
  kind: z.enum(BODY_KINDS),
  nameFr: z.string(),
  nameAr: z.string(),
})

export const participant = z.object({
  id: z.uuid(),
  part,
  person: personName.nullable(),
  body: participantBody.nullable(),
  addedAt: instant,
})

export const dossierSummary = z.object({
  id: z.uuid(),
  title: z.string(),
  state: dossierState,
  commune: communeName,
  createdAt: instant,
  /** Given at its filing. */
  number: z.string().nullable(),
  step: z.enum(STEPS),
  holder: z.enum(HOLDERS),
  /** The last day of the whole while its clock runs. */
  due: day.nullable(),
  /** What the asker is in it, in person or through an office; empty for whoever reads it by mandate. */
  myParts: z.array(part),
  /** A draft that the asker leads: by their part, by the trade that files its procedure, or at the counter. */
  leadsDraft: z.boolean(),
})

export const dossier = dossierSummary.extend({
  territory: z.array(z.string()),
  version: z.number().int(),
  reportId: z.uuid().nullable(),
  /** Its ground, lon/lat for the map; `legal` is the one that counts. A point has no area. */
  site: z
    .object({
      geometry: ground,
      legal: legalGround,
      areaM2: z.number().nullable(),
      /** What was drawn for it; null for the outline of a report. */
      trace: trace.nullable(),
    })
    .nullable(),
  participants: z.array(participant),
  /** The number a paper register gave it; null for what was filed here. */
  paperNumber: z.string().nullable(),
  /** At which counter it was typed, and by whom, for an owner who came in person. */
  typed: z
    .object({ by: personName.nullable(), body: z.object({ nameFr: z.string(), nameAr: z.string() }).nullable() })
    .nullable(),
  /** What the asker may do with it now. */
  may: z.array(z.enum(ACTIONS)),
})

export const dossiers = z.object({ dossiers: z.array(dossierSummary), next: z.uuid().nullable() })
export const dossiersNear = z.object({
  sites: z.array(z.object({ id: z.uuid(), title: z.string(), state: dossierState, geometry: ground })),
  /** More lie there than are given: come nearer. */
  more: z.boolean(),
})

export type DossierAnswer = z.infer<typeof dossier>
export type SiteAnswer = NonNullable<DossierAnswer['site']>
export type DossierSummary = z.infer<typeof dossierSummary>
