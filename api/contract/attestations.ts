import { z } from 'zod'
import { personName } from './people.ts'
import type { Action } from './policy/policy.ts'
import type { Part } from './policy/roles.ts'
import { rule } from './procedures/definition.ts'

/**
 * What each stands for in a draft: the architect for the design (project and plans), the surveyor for the geometry of the
 * site, the engineering office for the structure, the owner for the whole as it stands.
 */
export const ATTESTATION_KINDS = ['design', 'geometry', 'structure', 'agreement'] as const
export const attestationKind = z.enum(ATTESTATION_KINDS)
export type AttestationKind = (typeof ATTESTATION_KINDS)[number]

/** The part whose holders attest it. */
export const PART_ATTESTING: Readonly<Record<AttestationKind, Part>> = {
  design: 'designer',
  geometry: 'surveyor',
  structure: 'engineer',
  agreement: 'owner',
}

/** The right it asks for. */
export const DOOR_OF_ATTESTATION: Readonly<Record<AttestationKind, Action>> = {
  design: 'design.attest',
  geometry: 'geometry.attest',
  structure: 'structure.attest',
  agreement: 'dossier.agree',
}

/** `needed` stands between the draft and its filing; `expected` warns and never blocks; of `none` nobody asks anything. */
export const ATTESTATION_LEVELS = ['needed', 'expected', 'none'] as const

/** It stands; what it covers has changed; whoever gave it has left; they took it back. */
export const ATTESTATION_STATES = ['stands', 'lapsed', 'left', 'withdrawn'] as const

const instant = z.iso.datetime()
const sha256 = z.string().regex(/^[0-9a-f]{64}$/)

/** One attests what one has read: the hash that the page showed. */
export const attestBody = z.object({ kind: attestationKind, sha256 })
export const askAttestationBody = z.object({ kind: attestationKind })

/** What an attestation covers: the outline, the project with its procedure, one piece. */
export const COVERED_THINGS = ['site', 'facts', 'piece'] as const
const coveredThing = z.object({ what: z.enum(COVERED_THINGS), piece: z.string().nullable() })

export const attestation = z.object({
  id: z.uuid(),
  by: personName.nullable(),
  /** The office they did it for. */
  office: z.object({ nameFr: z.string(), nameAr: z.string() }).nullable(),
  at: instant,
  sha256,
  state: z.enum(ATTESTATION_STATES),
  /** What changed since, and when as far as the journal tells. */
  changes: z.array(coveredThing.extend({ at: instant.nullable() })),
  /** Whether the asker may take it back. */
  mayWithdraw: z.boolean(),
})

export const attestationAsked = z.object({
  kind: attestationKind,
  level: z.enum(ATTESTATION_LEVELS),
  /** Why it is asked, and how sure that is. */
  rule: rule.nullable(),
  /** Of what would be attested now; null while there is nothing to attest. */
  sha256: sha256.nullable(),
  covers: z.array(coveredThing),
  /** One that stands was given. */
  stands: z.boolean(),
  /** Whether the asker may attest it now, and whether they may ask those who do. */
  mayAttest: z.boolean(),
  mayAsk: z.boolean(),
  askedAt: instant.nullable(),
  /** Newest first. */
  given: z.array(attestation),
})
export const attestations = z.object({ attestations: z.array(attestationAsked) })

export type AttestationAsked = z.infer<typeof attestationAsked>
export type AttestationGiven = z.infer<typeof attestation>
export type CoveredThing = z.infer<typeof coveredThing>
