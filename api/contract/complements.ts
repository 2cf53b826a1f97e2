import { z } from 'zod'
import { check } from './conformity.ts'
import { PIECE_CODE } from './documents.ts'
import { personName } from './people.ts'
import { rule } from './procedures/definition.ts'
import { type Project, project } from './procedures/project.ts'
import { bilingual, day } from './shapes.ts'
import { conformityDifference } from './site.ts'
import { groundDrawn } from './traces.ts'

const instant = z.iso.datetime()

/** What may be asked again of the applicant: a piece, the outline of the ground, a fact of the project. */
export const ABOUT = ['piece', 'parcel', 'fact'] as const
export type About = (typeof ABOUT)[number]

/** Whose part it is to answer; the owner and the designer may always. */
export const ANSWERERS = ['owner', 'designer', 'surveyor', 'engineer'] as const
export type Answerer = (typeof ANSWERERS)[number]

/** The three moves that ask something of the applicant, each motivated. */
export const REQUESTS = ['refuse_admission', 'ask_complement', 'ask_modification'] as const
export type RequestMove = (typeof REQUESTS)[number]

/** A request of three hundred pieces is one request. */
export const MOST_ITEMS = 300

const code = z.string().regex(/^[a-z][a-z0-9_]{1,40}$/)
export const FACTS = Object.keys(project.shape) as [keyof Project, ...(keyof Project)[]]

const asked = {
  reasonCode: code,
  /** As they will be read; those of the reason when none is given. */
  articles: z.array(z.string().trim().min(2).max(200)).max(10).optional(),
  /** The reason in one's own words; its sentence of the referential, in both languages, when none are given. */
  text: z.string().trim().min(3).max(4000).optional(),
  /** Of whom; the signatory of the piece, the surveyor of the ground, the designer of the project when nobody is named. */
  to: z.enum(ANSWERERS).optional(),
  /** The finding of the conformity report that it comes from. */
  finding: z.object({ rule: z.string().max(60), subject: z.string().max(200).nullable() }).optional(),
  /** The remarks it is made of: the applicant reads them with it. */
  remarks: z.array(z.uuid()).max(100).optional(),
}

/** One thing asked, and why. */
export const itemAsked = z.discriminatedUnion('about', [
  z.object({ about: z.literal('piece'), piece: z.string().regex(PIECE_CODE), ...asked }),
  z.object({ about: z.literal('parcel'), ...asked }),
  z.object({ about: z.literal('fact'), fact: z.enum(FACTS), ...asked }),
])
export type ItemAsked = z.infer<typeof itemAsked>
export const itemsAsked = z.array(itemAsked).min(1).max(MOST_ITEMS)

/** Reasons to ask, with their sentence in both languages and the article behind them. */
export const reasonsQuery = z.object({ on: day.optional() })
export const reason = z.object({ code, about: z.enum(ABOUT), sentence: bilingual, rule })
export type Reason = z.infer<typeof reason>
export const reasons = z.object({ on: z.string(), reasons: z.array(reason) })

/** A written answer, or the fact put right on the version of the dossier that was read. */
export const answerItemBody = z.union([
  z.strictObject({ text: z.string().trim().min(3).max(4000) }),
  z.strictObject({
    version: z.int().positive(),
    value: z.unknown(),
    text: z.string().trim().min(3).max(4000).optional(),
  }),
])

export const ANSWER_KINDS = ['document', 'report', 'fact', 'trace', 'written'] as const

export const answerGiven = z.object({
  nth: z.int(),
  kind: z.enum(ANSWER_KINDS),
  at: instant,
  by: personName.nullable(),
  document: z.object({ id: z.uuid(), fileName: z.string(), pages: z.int().nullable(), version: z.int() }).nullable(),
  report: z.object({ id: z.uuid(), difference: conformityDifference.nullable() }).nullable(),
  fact: z.object({ before: z.unknown(), after: z.unknown() }).nullable(),
  /** What was drawn, before and after. */
  ground: z.object({ before: groundDrawn, after: groundDrawn }).nullable(),
  text: z.string().nullable(),
})

export const complementItem = z.object({
  id: z.uuid(),
  nth: z.int(),
  about: z.enum(ABOUT),
  piece: z.string().nullable(),
  fact: z.enum(FACTS).nullable(),
  /** The piece by its name; null for the rest. */
  label: bilingual.nullable(),
  reasonCode: z.string(),
  /** What is asked, as each language reads it. */
  text: bilingual,
  articles: z.array(z.string()),
  /** How sure the article of the reason is. */
  rule,
  to: z.enum(ANSWERERS),
  finding: z.object({ rule: z.string(), subject: z.string().nullable(), check: check.nullable() }).nullable(),
  /** The remarks it was made of, each with the sheet it was pinned on; null for one on the map. */
  remarks: z.array(
    z.object({
      id: z.uuid(),
      nth: z.int(),
      text: z.string(),
      sheet: z.object({ documentId: z.uuid(), page: z.int() }).nullable(),
    }),
  ),
  /** Documents of the piece when it was asked, and the fact as it was. */
  before: z.array(z.object({ id: z.uuid(), fileName: z.string(), pages: z.int().nullable(), version: z.int() })),
  answers: z.array(answerGiven),
  answered: z.boolean(),
  /** Whether the asker may answer it now. */
  mayAnswer: z.boolean(),
})

export const complementRequest = z.object({
  move: z.int(),
  event: z.enum(REQUESTS),
  askedAt: instant,
  askedBy: personName.nullable(),
  reason: z.string().nullable(),
  /** Whether the dossier still waits for its answer. */
  standing: z.boolean(),
  items: z.array(complementItem),
})

/** What was asked of the applicant, newest request first, each item with its answers. */
export const complements = z.object({
  dossierId: z.uuid(),
  version: z.int(),
  requests: z.array(complementRequest),
})

export type ComplementsAnswer = z.infer<typeof complements>
export type ComplementRequest = z.infer<typeof complementRequest>
export type ComplementItem = z.infer<typeof complementItem>
export type AnswerGiven = z.infer<typeof answerGiven>
