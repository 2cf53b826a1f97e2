import { z } from 'zod'
import { PLAN_STATES } from '../../../spatial/conformity/types.ts'
import { personName } from '../people.ts'
import { bilingual, day, legalSrid } from '../shapes.ts'
import { cell, cellChange, REGULATION_COLUMNS, regulationRow } from './cells.ts'

export const MOST_REGULATION_BYTES = 8 * 1024 * 1024

const difference = z.object({
  zone: z.string(),
  sector: z.string(),
  column: z.enum(REGULATION_COLUMNS),
  before: cell.nullable(),
  after: cell.nullable(),
})

const version = z.object({
  id: z.uuid(),
  label: z.string(),
  srid: legalSrid,
  planCode: z.string(),
  planNameFr: z.string(),
  planNameAr: z.string(),
  source: z.string(),
  /** Of today; null before its first act. */
  state: z.enum(PLAN_STATES).nullable(),
  since: day.nullable(),
})

/** A zone or sector as it is drawn, or named by the règlement alone. */
const line = z.object({
  zone: z.string(),
  sector: z.string(),
  labelFr: z.string(),
  labelAr: z.string(),
  /** 0 where only the règlement names it. */
  areaM2: z.number(),
  drawn: z.boolean(),
})

export const REVISION_KINDS = ['found', 'edited', 'imported', 'restored', 'command'] as const

const revision = z.object({
  number: z.int(),
  kind: z.enum(REVISION_KINDS),
  /** Which one was brought back. */
  restored: z.int().nullable(),
  at: z.iso.datetime(),
  /** Null to whoever may not edit it, and for what no person did. */
  by: personName.nullable(),
  reason: z.string().nullable(),
  act: z.string().nullable(),
})

export const regulationAnswer = z.object({
  version,
  /** The last one; 0 before anybody changed anything. */
  revision: z.int(),
  mayEdit: z.boolean(),
  lines: z.array(line),
  rows: z.array(regulationRow),
})
export type RegulationAnswer = z.infer<typeof regulationAnswer>

export const revisionsAnswer = z.object({ revisions: z.array(revision) })
export type RevisionAnswer = z.infer<typeof revision>

export const revisionAnswer = z.object({ revision, rows: z.array(regulationRow) })

export const compareQuery = z.object({
  from: z.coerce.number().int().min(1),
  to: z.coerce.number().int().min(1),
})
export const comparison = z.object({ from: z.int(), to: z.int(), differences: z.array(difference) })

const said = {
  /** The revision that was read: another one since, and nothing is written. */
  revision: z.int().min(0),
  reason: z.string().trim().min(3).max(500),
  /** The legal act that changed the règlement, as it is cited. */
  act: z
    .string()
    .trim()
    .max(300)
    .nullable()
    .default(null)
    .transform((text) => text || null),
}

export const reviseBody = z.object({ ...said, changes: z.array(cellChange).min(1).max(5000) })
export type ReviseGiven = z.infer<typeof reviseBody>
export const restoreBody = z.object(said)

export const readFileQuery = z.object({ fileName: z.string().min(1).max(200) })
export const importQuery = readFileQuery.extend({
  ...said,
  revision: z.coerce.number().int().min(0),
  act: z
    .string()
    .trim()
    .max(300)
    .optional()
    .transform((text) => text || null),
  /** Of the very bytes whose preview was read. */
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
})

/** A place of the file that cannot be taken as it stands, and what to do about it. */
const fileFault = z.object({
  line: z.int(),
  /** The letter a spreadsheet gives the column; null when the whole line is meant. */
  column: z.string().nullable(),
  sentence: bilingual,
  remedy: bilingual,
})

export const filePreview = z.object({
  sha256: z.string(),
  fileName: z.string(),
  /** The revision it was compared with. */
  revision: z.int(),
  /** `Feuille 1` of a workbook; a CSV has none. */
  sheet: z.boolean(),
  rows: z.int(),
  faults: z.array(fileFault),
  differences: z.array(difference),
  /** Zones and sectors of the règlement that the file does not name: they keep what they have. */
  keptAsTheyAre: z.int(),
})
export type FilePreview = z.infer<typeof filePreview>
