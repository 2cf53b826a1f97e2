import { z } from 'zod'
import { KEY_FAULTS } from './keyFaults.ts'
import { personName } from './people.ts'
import { ACTIONS } from './policy/policy.ts'
import { rule } from './procedures/definition.ts'

/** Where a key is: a file of its holder, a token or HSM of the house, a remote service. */
export const KEY_KINDS = ['pkcs12', 'pkcs11', 'csc'] as const
export type KeyKind = (typeof KEY_KINDS)[number]

export const KEY_STATES = ['active', 'suspended', 'revoked', 'replaced'] as const
export type KeyState = (typeof KEY_STATES)[number]

/** Why a certificate is not taken into the inventory. */
export const CERTIFICATE_REFUSALS = [
  'CERTIFICATE_MALFORMED',
  'CERTIFICATE_NOT_IN_FORCE',
  'CERTIFICATE_NOT_FOR_SIGNING',
  'ALGORITHM_REFUSED',
  'SIGNER_UNTRUSTED',
] as const
export type CertificateRefusal = (typeof CERTIFICATE_REFUSALS)[number]

/** Days before a certificate ends on which its holder and the administrators are told. */
export const WARNING_DAYS = [60, 30, 7] as const

const instant = z.iso.datetime()
const secret = z.string().max(200)

export const signingKey = z.object({
  id: z.uuid(),
  body: z.object({ id: z.uuid(), nameFr: z.string(), nameAr: z.string() }),
  holder: personName,
  kind: z.enum(KEY_KINDS),
  /** A PKCS#11 URI, a credential's id, or the name of a file. */
  reference: z.string(),
  /** As its certificate names its holder, who may be called otherwise here. */
  certifiedName: z.string(),
  authority: z.string(),
  serial: z.string(),
  validFrom: instant,
  validTo: instant,
  /** Whole days until it ends; negative once it has. */
  daysLeft: z.int(),
  state: z.enum(KEY_STATES),
  reason: z.string().nullable(),
  /** Who holds it back, since when, and whether the asker may give it back; null for any other state. */
  suspension: z.object({ by: personName.nullable(), at: instant, mayEnd: z.boolean() }).nullable(),
  replaces: z.uuid().nullable(),
  /** When it last signed a challenge; null while nobody showed that it is the certificate's. */
  provedAt: instant.nullable(),
  /** Why it cannot sign today, before it is opened. */
  fault: z.enum(KEY_FAULTS).nullable(),
  version: z.int(),
  may: z.array(z.enum(ACTIONS)),
})
export type SigningKey = z.infer<typeof signingKey>

/** What the body's agreement gives; `keys` is null where no text that was read says it. */
export const keyQuota = z.object({
  used: z.int(),
  keys: z.int().nullable(),
  population: z.int().nullable(),
  rule: rule.nullable(),
})
export type KeyQuota = z.infer<typeof keyQuota>

export const keysOfBody = z.object({
  keys: z.array(signingKey),
  quota: keyQuota,
  /** Kinds that this house is set up for. */
  kinds: z.array(z.enum(KEY_KINDS)),
  mayAdd: z.boolean(),
})
export type KeysOfBody = z.infer<typeof keysOfBody>

export const myKeys = z.object({ keys: z.array(signingKey) })
export type MyKeys = z.infer<typeof myKeys>

/** What opens a key: its passphrase or PIN, and the one-time code where a service asks one. */
export const keySecret = z.object({ word: secret, code: z.string().max(40).nullable().default(null) })
export type KeySecret = z.infer<typeof keySecret>

const added = {
  /** Whose it is; absent, the asker's. */
  personId: z.uuid().optional(),
  /** The key it takes the place of, in the same body. */
  replaces: z.uuid().optional(),
}

export const addKeyBody = z.discriminatedUnion('kind', [
  z.object({
    ...added,
    kind: z.literal('pkcs12'),
    fileName: z.string().trim().min(1).max(200),
    /** In base64; kept as it is, encrypted by its holder. */
    file: z.base64().min(1).max(88_000),
    secret: keySecret,
  }),
  z.object({
    ...added,
    kind: z.literal('pkcs11'),
    /** RFC 7512: `pkcs11:token=…;id=…`. */
    reference: z.string().trim().min(1).max(500),
    /** In PEM, the holder's first, then those above it. */
    certificates: z.string().min(1).max(40_000),
    secret: keySecret.optional(),
  }),
  z.object({
    ...added,
    kind: z.literal('csc'),
    reference: z.string().trim().min(1).max(500),
    secret: keySecret.optional(),
  }),
])
export type KeyAdded = z.infer<typeof addKeyBody>

export const changeKeyBody = z.object({
  version: z.int().positive(),
  state: z.enum(['active', 'suspended', 'revoked']),
  reason: z.string().trim().min(3).max(500),
})
export type KeyChange = z.infer<typeof changeKeyBody>
