import { z } from 'zod'
import { avisItem, avisItemWanted, findingNamed, MOST_AVIS_ITEMS } from './avis/items.ts'
import { OPINIONS } from './avis/opinions.ts'
import { outsideRequest } from './avis/outside.ts'
import { proposal } from './avis/proposals.ts'
import { reserve } from './avis/reserves.ts'
import { avisSignature } from './avis/signing.ts'
import { synthesis } from './avis/synthesis.ts'
import { bodyKind } from './bodies.ts'
import { personName } from './people.ts'
import { avisRule } from './procedures/definition.ts'
import { receiptQuery } from './receipts.ts'
import { day } from './shapes.ts'

const instant = z.iso.datetime()

export const giveAvisBody = z.object({
  /** The body one answers for. */
  bodyId: z.uuid(),
  /** How many avis of this body the giver had seen: theirs follows the last one or is refused. */
  seen: z.int().min(0),
  opinion: z.enum(OPINIONS),
  /** Reserves of an avis with reserves, reasons of one against or put off, observations of a favourable one. */
  items: z.array(avisItemWanted).max(MOST_AVIS_ITEMS).optional(),
  /** Of an avis that is put off: until when. */
  until: day.optional(),
  /** What reads as conditioning on a fee does not: the giver read the warning and says so. */
  notOnAFee: z.boolean().optional(),
})
export type AvisWanted = z.infer<typeof giveAvisBody>

const reason = z.string().trim().min(3).max(1000)
export const consultBodyBody = z.object({
  bodyId: z.uuid(),
  reason,
  /** The finding of the report that proposed to hear a body, when that is why. */
  finding: findingNamed.optional(),
})
export const dismissBodyBody = z.object({ reason })

export const avisGiven = z.object({
  version: z.int(),
  opinion: z.enum(OPINIONS),
  items: z.array(avisItem),
  /** Until when it is put off; null for every other, and for those given before a day was asked. */
  until: day.nullable(),
  at: instant,
  by: personName.nullable(),
  signature: avisSignature.nullable(),
})
export type AvisGiven = z.infer<typeof avisGiven>

const said = z.object({ by: personName.nullable(), at: instant, reason: z.string() })

export const consultedBody = z.object({
  /** Which filing it is about: modified plans begin another. */
  round: z.int(),
  body: z.object({ id: z.uuid(), kind: bodyKind, nameFr: z.string(), nameAr: z.string() }),
  /** The procedure's rules that name it; none for a body somebody added. */
  rules: z.array(avisRule),
  binding: z.boolean(),
  added: said.nullable(),
  /** Null until the dossier is handed to the members. */
  askedAt: instant.nullable(),
  removed: said.nullable(),
  /** In the order they were given: the last one counts. Empty is silence, and nothing else. */
  given: z.array(avisGiven),
  /** The asker may give this body's avis now. */
  mayGive: z.boolean(),
  /** The asker may sign the last avis of this body now. */
  maySign: z.boolean(),
})
export type ConsultedBody = z.infer<typeof consultedBody>

/** No authorisation without these: nobody was asked or answered, or the answer is no, by the rule or in practice. */
export const HINDRANCES = ['BINDING_AVIS_MISSING', 'BINDING_AVIS_UNFAVOURABLE', 'OPPOSED_IN_PRACTICE'] as const
export const hindrance = z.object({ code: z.enum(HINDRANCES), rule: avisRule })
export type Hindrance = z.infer<typeof hindrance>

/** The avis of a dossier: who is asked, who answered what, and what the answers stand in the way of. */
export const avis = z.object({
  /** The present one; 0 before the first filing. */
  round: z.int(),
  bodies: z.array(consultedBody),
  /** Bodies without an account that were asked by a link, whatever the round; their avis is consultative. */
  outside: z.array(outsideRequest),
  /** Bodies that the report proposes to hear, for those who may ask them. */
  proposals: z.array(proposal),
  /** Rules for which the register has no body there. */
  missing: z.array(avisRule),
  /** What an acceptance would be refused for. */
  hindrances: z.array(hindrance),
  /** Every reserve and reason as one list, whatever the round. */
  reserves: z.array(reserve),
  /** What the avis come to, and why; null while nobody is asked. */
  synthesis: synthesis.nullable(),
  /** The asker may add and remove bodies now. */
  mayConsult: z.boolean(),
})
export type AvisAnswer = z.infer<typeof avis>

/** Which avis is printed, and in which language; one that is signed is read as it was signed, in both. */
export const avisPaperQuery = receiptQuery.extend({
  bodyId: z.uuid(),
  round: z.coerce.number().int().min(1),
  version: z.coerce.number().int().min(1),
})

type AvisNamed = { readonly bodyId: string; readonly round: number; readonly version: number }

/** Where the paper of an avis is as PDF, as an attachment. */
export const avisPaperAddress = (dossierId: string, { bodyId, round, version }: AvisNamed): string =>
  `/api/dossiers/${encodeURIComponent(dossierId)}/avis/paper?bodyId=${bodyId}&round=${round}&version=${version}`
