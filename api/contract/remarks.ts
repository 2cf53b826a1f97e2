import { z } from 'zod'
import { bodyKind } from './bodies.ts'
import { personName } from './people.ts'
import { areal, legalSrid, lineString, multiPolygon, point } from './shapes.ts'

const instant = z.iso.datetime()

/** Millimetres from the top left corner of the page as it is shown, its rotation applied: x to the right, y down. */
const onPage = z.tuple([z.number().min(-10_000).max(100_000), z.number().min(-10_000).max(100_000)])
export type OnPage = z.infer<typeof onPage>

/** A stroke by hand is thinned before it is sent. */
const MOST_POINTS = 2000

/** At which scale something was measured, and where that scale comes from. */
export const sheetScale = z.object({
  /** 100 for 1/100. */
  denominator: z.number().positive().max(1_000_000),
  from: z.enum(['written', 'calibrated', 'typed']),
  /** By how much of itself it may be wrong, as far as it is known: of a calibration, by its two points. */
  within: z.number().min(0).max(1),
})
export type SheetScale = z.infer<typeof sheetScale>

const some = (least: number, most = MOST_POINTS) => z.array(onPage).min(least).max(most)
const measured = { scale: sheetScale }

/** What may be drawn on a sheet; a distance and an area are read at the sheet's scale. */
export const sheetShape = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('point'), points: some(1, 1) }),
  z.object({ kind: z.literal('text'), points: some(1, 1) }),
  z.object({ kind: z.literal('line'), points: some(2, 2) }),
  z.object({ kind: z.literal('arrow'), points: some(2, 2) }),
  z.object({ kind: z.literal('rectangle'), points: some(2, 2) }),
  z.object({ kind: z.literal('cloud'), points: some(2, 2) }),
  z.object({ kind: z.literal('freehand'), points: some(2) }),
  z.object({ kind: z.literal('distance'), points: some(2), ...measured }),
  z.object({ kind: z.literal('area'), points: some(3), ...measured }),
])
export type SheetShape = z.infer<typeof sheetShape>
export type ShapeKind = SheetShape['kind']

const few = ({ coordinates }: { readonly coordinates: readonly unknown[] }) => coordinates.flat(2).length <= MOST_POINTS

const text = z.string().trim().min(1).max(4000)
const sheetPlace = z.object({ documentId: z.uuid(), page: z.int().min(1).max(5000), shape: sheetShape })

/** On a sheet of one version of a piece, or at a place on the map (lon/lat). */
export const pinRemarkBody = z.object({
  /** For which body one speaks. */
  bodyId: z.uuid(),
  text,
  on: z.union([
    sheetPlace,
    z.object({ place: z.discriminatedUnion('type', [point, lineString.refine(few), ...areal.options]) }),
  ]),
})
export type PinWanted = z.infer<typeof pinRemarkBody>

/** How many entries of the thread were read: what is added follows the last one, or is refused. */
const seen = z.int().min(0)

export const followRemarkBody = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('reply'), seen, bodyId: z.uuid(), text }),
  z.object({ kind: z.literal('close'), seen, text }),
  z.object({ kind: z.literal('reopen'), seen, text }),
  /** It still holds on the version it was carried to, where it is shown there or at another place of it. */
  z.object({ kind: z.literal('confirm'), seen, text: text.optional(), on: sheetPlace }),
])
export type FollowWanted = z.infer<typeof followRemarkBody>

export const ENTRY_KINDS = ['reply', 'close', 'reopen', 'confirm'] as const
export type EntryKind = (typeof ENTRY_KINDS)[number]

const body = z.object({ id: z.uuid(), kind: bodyKind, nameFr: z.string(), nameAr: z.string() })

export const remarkEntry = z.object({
  nth: z.int(),
  kind: z.enum(ENTRY_KINDS),
  text: z.string().nullable(),
  at: instant,
  by: personName.nullable(),
  body,
  /** The document a closing was judged by, or a confirmation was made on. */
  documentId: z.uuid().nullable(),
})

const placed = z.discriminatedUnion('type', [point, lineString, multiPolygon])
export type Placed = z.infer<typeof placed>

const sheetNamed = z.object({
  documentId: z.uuid(),
  fileName: z.string(),
  piece: z.string().nullable(),
  pieceVersion: z.int(),
  page: z.int(),
  shape: sheetShape,
})

/** A version that came since: where the remark is shown on it; null when it has no such page. */
export const carriedTo = z.object({
  fromVersion: z.int(),
  documentId: z.uuid(),
  fileName: z.string(),
  pieceVersion: z.int(),
  page: z.int().nullable(),
})

export const remark = z.object({
  id: z.uuid(),
  /** Its number in the dossier, from 1. */
  nth: z.int(),
  text: z.string(),
  at: instant,
  /** Named to whoever examines; the applicant reads for which body. */
  by: personName.nullable(),
  body,
  sheet: sheetNamed.nullable(),
  /** Lon/lat, beside metres of the legal zone. */
  place: z.object({ geometry: placed, legal: z.object({ srid: legalSrid, geometry: placed }) }).nullable(),
  carried: carriedTo.nullable(),
  state: z.enum(['open', 'closed']),
  /** Entries of the thread: what the next one follows. */
  version: z.int(),
  /** Read by whoever examines, and by nobody else. */
  thread: z.array(remarkEntry),
  /** Requests it was made into: until there is one, the applicant reads nothing of it. */
  items: z.array(z.object({ id: z.uuid(), move: z.int(), nth: z.int() })),
  /** Whether the asker may close it, open it again or confirm it. */
  mayClose: z.boolean(),
})

/** Remarks of a dossier, as far as the asker may read them, in their order. */
export const remarks = z.object({
  dossierId: z.uuid(),
  remarks: z.array(remark),
  /** Bodies the asker may pin and answer for now. */
  speaksFor: z.array(body),
})

export type RemarksAnswer = z.infer<typeof remarks>
export type RemarkAnswer = z.infer<typeof remark>
export type CarriedTo = z.infer<typeof carriedTo>

/** Pages of a document as they were measured: their size, and the scales written on them. */
export const sheets = z.object({
  documentId: z.uuid(),
  sheets: z.array(z.object({ page: z.int(), widthMm: z.number(), heightMm: z.number(), scales: z.array(z.int()) })),
})
export type SheetsAnswer = z.infer<typeof sheets>
