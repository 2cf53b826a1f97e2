import { z } from 'zod'
import { personName, profession } from './people.ts'
import { BODY_KINDS, ROLES } from './policy/roles.ts'
import { day } from './shapes.ts'

export const emailAddress = z.string().trim().toLowerCase().pipe(z.email().max(254))

/** Beyond this nothing is hashed: a longer text costs work and is nobody's password. */
const typedPassword = z.string().min(1).max(1024)

const actingMandate = z.object({
  id: z.uuid(),
  bodyId: z.uuid(),
  bodyKind: z.enum(BODY_KINDS),
  official: z.boolean(),
  role: z.enum(ROLES),
  territories: z.array(z.string()),
  delegatedFrom: z.uuid().nullable(),
})

/** The policy's own shape: the interface asks `decide()` what the API will answer. */
const actor = z.object({
  personId: z.uuid().nullable(),
  sessionId: z.uuid().nullable(),
  state: z.enum(['active', 'held', 'locked']),
  secondFactor: z.boolean(),
  mandates: z.array(actingMandate),
})

export const sessionAnswer = z.object({
  person: personName
    .extend({ email: z.string(), language: z.enum(['fr', 'ar']), profession: profession.nullable() })
    .nullable(),
  actor,
  mandates: z.array(
    actingMandate.extend({
      bodyNameFr: z.string(),
      bodyNameAr: z.string(),
      validFrom: day,
      validTo: day.nullable(),
    }),
  ),
  factors: z.object({ passkeys: z.number().int(), totp: z.boolean(), recoveryCodesLeft: z.number().int() }),
  /** `missing`: a mandate sleeps until a second factor is proved in this session. */
  secondFactor: z.enum(['proved', 'missing', 'not_needed']),
  /** This installation shows demonstration data and its published accounts. */
  demonstration: z.boolean(),
  /** Minutes without a request after which the session ends; 0 for a visitor. */
  idleMinutes: z.number().int(),
})
export type SessionAnswer = z.infer<typeof sessionAnswer>

/** `code`: six digits of an authenticator, or a recovery code. */
export const signInBody = z.object({
  email: z.string().trim().toLowerCase().min(1).max(254),
  password: typedPassword,
  code: z.string().trim().min(6).max(40).optional(),
})
export type SignIn = z.infer<typeof signInBody>

export const changePasswordBody = z.object({ current: typedPassword, next: typedPassword })

export const deviceSession = z.object({
  id: z.uuid(),
  method: z.enum(['password', 'passkey', 'oidc', 'link']),
  secondFactor: z.boolean(),
  /** Browser and system, as it said. */
  device: z.string(),
  address: z.string().nullable(),
  createdAt: z.iso.datetime(),
  lastSeenAt: z.iso.datetime(),
  endsAt: z.iso.datetime(),
  /** The one that asks. */
  current: z.boolean(),
})
export type DeviceSession = z.infer<typeof deviceSession>
export const deviceSessions = z.object({ sessions: z.array(deviceSession) })
export const sessionsEnded = z.object({ ended: z.number().int() })
