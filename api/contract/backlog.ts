import { z } from 'zod'
import { day } from './shapes.ts'

/** What a column of a paper register may hold, in the order the template gives them. */
export const BACKLOG_FIELDS = [
  'paperNumber',
  'procedure',
  'title',
  'filedOn',
  'familyName',
  'givenName',
  'familyNameAr',
  'givenNameAr',
  'nationalId',
  'companyName',
  'companyNumber',
  'titleNumber',
  'address',
  'commune',
  'track',
  'admissionRefusedOn',
  'dispatchedOn',
  'complementAskedOn',
  'complementReason',
  'complementGivenOn',
  'inspectedOn',
  'sessionOn',
  'minutesOn',
  'modificationAskedOn',
  'modificationGivenOn',
  'decision',
  'decidedOn',
  'settledOn',
  'signedOn',
  'refusedOn',
  'refusalReason',
  'silenceOn',
  'withdrawnOn',
  'scans',
] as const
export type BacklogField = (typeof BACKLOG_FIELDS)[number]

/** What keeps a row out until the spreadsheet is put right. */
export const BACKLOG_FAULTS = [
  'MISSING',
  'TOO_LONG',
  'CELL_ERROR',
  'CELL_MERGED',
  'DATE_UNREADABLE',
  'DATE_IN_FUTURE',
  'DATES_DIFFER',
  'BEFORE_FILING',
  'EVENT_OUT_OF_ORDER',
  'EVENT_NOT_OF_PROCEDURE',
  'REASON_OF_NOTHING',
  'DECISION_UNKNOWN',
  'DECISION_UNDATED',
  'PROCEDURE_UNKNOWN',
  'TRACK_UNKNOWN',
  'TRACK_MISSING',
  'COMMUNE_ELSEWHERE',
  'IDENTITY_UNREADABLE',
  'NUMBER_TWICE',
  'ALREADY_IMPORTED',
] as const
export type BacklogFaultCode = (typeof BACKLOG_FAULTS)[number]

/** What is said of a row that comes in all the same. */
export const BACKLOG_NOTES = [
  'EVENT_ASSUMED',
  'VERSION_FIRST_KEPT',
  'TRACK_NEVER_SAID',
  'REASON_WITHOUT_CODE',
  'IDENTITY_MISSING',
  'DAY_FIRST',
] as const

/** Why a row that was ready is not in after all. */
export const BACKLOG_REFUSALS = ['ALREADY_IMPORTED', 'OWNER_NAME_DIFFERS', 'OWNER_AMBIGUOUS', 'RIGHT_ENDED'] as const
export type BacklogRefusal = (typeof BACKLOG_REFUSALS)[number]

const said = z.record(z.string(), z.string())
export const backlogFault = z.object({ field: z.enum(BACKLOG_FIELDS), code: z.enum(BACKLOG_FAULTS), data: said })
export const backlogNote = z.object({ field: z.enum(BACKLOG_FIELDS), code: z.enum(BACKLOG_NOTES), data: said })
export type BacklogFault = z.infer<typeof backlogFault>
export type BacklogNote = z.infer<typeof backlogNote>

/** Which column, from 0, holds each field; a field that no column holds is absent. */
export const backlogMapping = z.partialRecord(z.enum(BACKLOG_FIELDS), z.int().min(0).max(199))
export type BacklogMapping = z.infer<typeof backlogMapping>

/** Told in the address: the body is the spreadsheet itself. */
export const readBacklogQuery = z.object({
  communeCode: z.string().max(12),
  fileName: z.string().trim().min(1).max(200),
})
export const mapBacklogBody = z.object({ columns: backlogMapping })

export const BACKLOG_STATES = ['read', 'importing', 'done'] as const
export const BACKLOG_ROW_STATES = ['ready', 'faulty', 'imported', 'refused'] as const

export const backlog = z.object({
  id: z.uuid(),
  communeCode: z.string(),
  fileName: z.string(),
  sha256: z.string(),
  createdAt: z.iso.datetime(),
  /** When what it says of people was taken away, by the retention of registers; null while it is whole. */
  forgottenAt: z.iso.datetime().nullable(),
  state: z.enum(BACKLOG_STATES),
  /** The line of the spreadsheet the headers stand on, and the headers as they are written. */
  headerLine: z.int(),
  headers: z.array(z.string()),
  columns: backlogMapping,
  counts: z.object({ ready: z.int(), faulty: z.int(), imported: z.int(), refused: z.int() }),
})
export type BacklogAnswer = z.infer<typeof backlog>

export const backlogRow = z.object({
  /** The line of the spreadsheet. */
  line: z.int(),
  state: z.enum(BACKLOG_ROW_STATES),
  /** The cells of the columns that hold a field, as they are written. */
  cells: z.partialRecord(z.enum(BACKLOG_FIELDS), z.string()),
  filedOn: day.nullable(),
  faults: z.array(backlogFault),
  notes: z.array(backlogNote),
  refusal: z.enum(BACKLOG_REFUSALS).nullable(),
  dossier: z.object({ id: z.uuid(), number: z.string() }).nullable(),
  scans: z.array(z.string()),
  /** The code of its procedure, once its row is whole. */
  procedure: z.string().nullable(),
})
export type BacklogRowAnswer = z.infer<typeof backlogRow>

export const backlogRowsQuery = z.object({
  state: z.enum(BACKLOG_ROW_STATES).optional(),
  cursor: z.coerce.number().int().min(0).optional(),
  limit: z.coerce.number().int().min(1).max(500).default(100),
})
export const backlogRows = z.object({ rows: z.array(backlogRow), next: z.int().nullable() })
