import { z } from 'zod'
import { personName } from './people.ts'
import { ROLES } from './policy/roles.ts'
import { bilingual } from './shapes.ts'

const civilDay = z.iso.date()
/** SHA-256 in hexadecimal. */
const hash = z.string().regex(/^[0-9a-f]{64}$/)
/** A rank or a count: a proof from anywhere may say anything. */
const wholeNumber = z.number().int().nonnegative()
const bodyName = z.object({ id: z.uuid(), nameFr: z.string(), nameAr: z.string() })

/** One event, as whoever may read it sees it. */
export const journalEvent = z.object({
  id: z.uuid(),
  at: z.string(),
  /** A verb of the trade: `dossier.consult`, `mandate.end`, `session.open`. */
  action: z.string(),
  /** Something was read, nothing was changed. */
  consultation: z.boolean(),
  /** `name`: of a document's file, in the list of those who consulted its dossier. */
  subject: z.object({ kind: z.string(), id: z.string(), name: z.string().optional() }),
  dossierId: z.uuid().nullable(),
  /** Who acted; null for work of the house itself or somebody who was not signed in. */
  person: personName.nullable(),
  /** In which role and for which body, when a mandate opened the door. */
  acting: z.object({ mandateId: z.uuid(), role: z.enum(ROLES), body: bodyName }).nullable(),
  body: bodyName.nullable(),
  /** The person it is about, when it is not the one who acted. */
  concerned: personName.nullable(),
  detail: z.record(z.string(), z.unknown()),
  /** The batch that seals it; null for the second or so it waits. */
  batch: z.number().nullable(),
})
export type JournalEventAnswer = z.infer<typeof journalEvent>

const cursor = { cursor: z.uuid().optional(), limit: z.coerce.number().int().min(1).max(200).default(50) }

/** Newest first; `cursor` is the id of the last event of the page before. */
export const journalPage = z.object({ events: z.array(journalEvent), cursor: z.uuid().nullable() })
export type JournalPage = z.infer<typeof journalPage>

export const journalQuery = z.object({
  ...cursor,
  person: z.uuid().optional(),
  body: z.uuid().optional(),
  dossier: z.uuid().optional(),
  action: z
    .string()
    .regex(/^[a-z_]+(\.[a-z_]+)*$/)
    .max(60)
    .optional(),
  /** Civil days of Morocco, both included. */
  from: civilDay.optional(),
  to: civilDay.optional(),
})
export type JournalQuery = z.output<typeof journalQuery>

export const journalPageQuery = z.object(cursor)

const timestamp = z.object({ authority: z.string(), at: z.string() })

/** A civil day that is over: the root of the tree over its batches. */
export const journalDay = z.object({
  day: civilDay,
  batches: z.number(),
  root: hash,
  closedAt: z.string(),
  /** What is published and timestamped: one line of text ending with a line feed. */
  statement: z.string(),
  /** What an RFC 3161 authority said; null while none has answered. */
  timestamp: timestamp.nullable(),
})
/** Newest first; `cursor` is the last day of the page. */
export const journalDays = z.object({ days: z.array(journalDay), cursor: civilDay.nullable() })
export const journalDaysQuery = z.object({
  cursor: civilDay.optional(),
  limit: z.coerce.number().int().min(1).max(400).default(60),
})
/** With the authority's TimeStampToken (DER, base64): `openssl ts -verify -data STATEMENT -in TOKEN -token_in`. */
export const journalDayWhole = journalDay.extend({ token: z.string().nullable() })
export type JournalDayAnswer = z.infer<typeof journalDay>
export type JournalDayWhole = z.infer<typeof journalDayWhole>

/**
 * All it takes to verify that one event is in the journal: `verifyJournalProof` of api/contract/journalProof.ts.
 * `text` is sealed as it stands; `path` lists the neighbours from the leaf up (RFC 6962 §2.1.1).
 */
export const journalProof = z.object({
  id: z.uuid(),
  text: z.string(),
  leaf: hash,
  /** Null while the event waits for its seal. */
  batch: z
    .object({
      number: wholeNumber,
      /** To the microsecond. */
      sealedAt: z.string(),
      day: civilDay,
      count: wholeNumber,
      previous: hash,
      root: hash,
      hash,
      position: wholeNumber,
      path: z.array(hash),
    })
    .nullable(),
  /** Null until the batch's day is over. */
  day: journalDayWhole.extend({ position: wholeNumber, path: z.array(hash) }).nullable(),
})
export type JournalProof = z.infer<typeof journalProof>

/** Both days included. */
export const verificationBody = z.object({ from: civilDay, to: civilDay }).refine(({ from, to }) => from <= to, {
  path: ['to'],
  message: 'is before from',
})

/** What can be wrong with an event, a batch or a day. */
export const JOURNAL_FAULTS = [
  'EVENT_EDITED',
  'EVENT_DELETED',
  'EVENT_EXCHANGED',
  'EVENT_MOVED',
  'EVENT_WITHOUT_SEAL',
  'EVENT_LOST_WAITING',
  'EVENT_WAITING_AGAIN',
  'LEAF_MISSING',
  'LEAVES_REWRITTEN',
  'BATCH_EDITED',
  'BATCH_MISSING',
  'CHAIN_CUT',
  'DAY_MISSING',
  'DAY_DIFFERS',
  'TOKEN_DIFFERS',
  'PUBLISHED_ROOT_DIFFERS',
  'PUBLISHED_DAY_MISSING',
] as const
export type JournalFaultCode = (typeof JOURNAL_FAULTS)[number]

export const journalVerification = z.object({
  from: civilDay,
  to: civilDay,
  /** Events whose seal was verified, and events that still wait for one. */
  sealed: z.number(),
  waiting: z.number(),
  batches: z.number(),
  days: z.number(),
  /** The first event, batch or day that does not hold; null when everything does. */
  fault: z
    .object({
      code: z.enum(JOURNAL_FAULTS),
      kind: z.enum(['event', 'batch', 'day']),
      /** Of the event, the batch's number, or the day. */
      id: z.string(),
      sentence: bilingual,
    })
    .nullable(),
})
export type JournalVerification = z.infer<typeof journalVerification>
