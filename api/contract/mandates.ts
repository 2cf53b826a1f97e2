import { z } from 'zod'
import { bodyKind, territoryCode } from './bodies.ts'
import { personName } from './people.ts'
import { ACTIONS } from './policy/policy.ts'
import { ROLES } from './policy/roles.ts'
import { day } from './shapes.ts'

export const role = z.enum(ROLES)
export const MANDATE_REASONS = ['appointment', 'election', 'employment', 'delegation', 'absence'] as const
export type MandateReason = (typeof MANDATE_REASONS)[number]

const instant = z.iso.datetime()
const nameOfPerson = z.string().trim().min(1).max(100)
const territory = z.array(territoryCode).min(1).max(200)
const actReference = z.string().trim().min(1).max(200)
const ordered = { message: 'before the first day', path: ['to'] }
const inOrder = ({ from, to }: { readonly from: string; readonly to?: string | null | undefined }) => !to || to >= from

/** Somebody by their e-mail; the names serve when nobody has an account under it yet. */
const byEmail = z.object({
  email: z.email().max(254),
  givenName: nameOfPerson,
  familyName: nameOfPerson,
  givenNameAr: nameOfPerson.optional(),
  familyNameAr: nameOfPerson.optional(),
})

/** Whoever receives a mandate: a person one already meets, or somebody by their e-mail. */
export const recipient = z.union([z.object({ personId: z.uuid() }), byEmail])

export const mandate = z.object({
  id: z.uuid(),
  person: personName,
  /** Told to a body's administrator; null where it is not the asker's to know. */
  email: z.string().nullable(),
  body: z.object({ id: z.uuid(), kind: bodyKind, nameFr: z.string(), nameAr: z.string() }),
  role,
  reason: z.enum(MANDATE_REASONS),
  /** Units it is narrowed to; null where it reaches the whole territory of its body. */
  territory: z.array(territoryCode).nullable(),
  validFrom: day,
  validTo: day.nullable(),
  delegatedFrom: z.uuid().nullable(),
  actReference: z.string().nullable(),
  endedAt: instant.nullable(),
  status: z.enum(['coming', 'in_force', 'past', 'ended']),
  version: z.number().int(),
  /** What the asker may do with it. */
  may: z.array(z.enum(ACTIONS)),
})

const terms = z.object({
  role,
  reason: z.enum(['appointment', 'election', 'employment']).default('appointment'),
  from: day,
  to: day.nullable().optional(),
  territory: territory.optional(),
  actReference: actReference.optional(),
})

export const giveMandateBody = terms.extend({ bodyId: z.uuid(), whom: recipient }).refine(inOrder, ordered)
export const inviteBody = byEmail.extend(terms.shape).refine(inOrder, ordered)

export const changeMandateBody = z.object({
  version: z.number().int().positive(),
  to: day.nullable().optional(),
  territory: territory.nullable().optional(),
  actReference: actReference.optional(),
})

/** Ends today, or after its last day `on`. */
export const endMandateBody = z.object({
  version: z.number().int().positive(),
  on: day.optional(),
})

export const delegateBody = z
  .object({
    whom: recipient,
    from: day,
    to: day,
    reason: z.enum(['delegation', 'absence']),
    territory: territory.optional(),
    actReference,
  })
  .refine(inOrder, ordered)

/** The holder's mandate ends and the successor's begins in one act. */
export const succeedBody = z.object({
  version: z.number().int().positive(),
  whom: recipient,
  from: day,
  reason: z.enum(['appointment', 'election', 'employment']).default('election'),
  actReference,
})

export const bodyPeopleQuery = z.object({
  /** `now`: in force or coming; `all`: those of the past too. */
  which: z.enum(['now', 'all']).default('now'),
  cursor: z.uuid().optional(),
  limit: z.coerce.number().int().min(1).max(200).default(100),
})

export const mandates = z.object({ mandates: z.array(mandate), next: z.uuid().nullable() })
export const myMandates = z.object({ mandates: z.array(mandate) })

export type MandateAnswer = z.infer<typeof mandate>
export type Recipient = z.infer<typeof recipient>
export type MandateTerms = z.infer<typeof terms>
export type MandateChange = z.infer<typeof changeMandateBody>
export type MandateEnd = z.infer<typeof endMandateBody>
export type Delegation = z.infer<typeof delegateBody>
export type Succession = z.infer<typeof succeedBody>
