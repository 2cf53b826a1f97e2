import { z } from 'zod'
import { day } from './shapes.ts'

/** 1 over these: a centimetre of paper is 5 to 50 metres of ground. */
export const SCALES = [500, 1000, 2000, 2500, 5000] as const
export const PAPERS = ['a4', 'a3'] as const
export const ORIENTATIONS = ['portrait', 'landscape'] as const

export type SheetPaperSize = (typeof PAPERS)[number]
export type SheetOrientation = (typeof ORIENTATIONS)[number]

/** Width and height of the map on each sheet, millimetres. */
const MAP_MM = {
  a4: { portrait: [186, 196], landscape: [205, 164] },
  a3: { portrait: [273, 316], landscape: [322, 251] },
} as const satisfies Record<SheetPaperSize, Record<SheetOrientation, readonly [number, number]>>

export const mapSizeMm = (paper: SheetPaperSize, orientation: SheetOrientation): readonly [number, number] =>
  MAP_MM[paper][orientation]

const degrees = z
  .string()
  .regex(/^-?\d{1,3}(\.\d{1,9})?,-?\d{1,2}(\.\d{1,9})?$/, 'longitude,latitude')
  .transform((text) => text.split(',').map(Number) as [number, number])

export const printQuery = z
  .object({
    /** The middle of the sheet, longitude and latitude. */
    at: degrees.optional(),
    /** A parcel of the cadastre, by id or title number: outlined, and in the middle when `at` is not said. */
    parcel: z.string().trim().min(1).max(60).optional(),
    scale: z.coerce
      .number()
      .refine((scale) => (SCALES as readonly number[]).includes(scale), `one of ${SCALES.join(', ')}`),
    paper: z.enum(PAPERS).default('a4'),
    orientation: z.enum(ORIENTATIONS).default('portrait'),
    language: z.enum(['fr', 'ar']).default('fr'),
    title: z.string().trim().max(120).optional(),
    /** As the plans and servitudes stood on that day; today when not said. */
    on: day.optional(),
  })
  .refine(({ at, parcel }) => at !== undefined || parcel !== undefined, { path: ['at'], message: 'at or parcel' })
export type PrintQuery = z.infer<typeof printQuery>

export type SheetWanted = {
  readonly at?: readonly [number, number]
  readonly parcel?: string
  readonly scale: number
  readonly paper: SheetPaperSize
  readonly orientation: SheetOrientation
  readonly language: 'fr' | 'ar'
  readonly title?: string
  readonly on?: string
}

/** Where the sheet is: a PDF. */
export function sheetAddress({ at, scale, ...rest }: SheetWanted): string {
  const given = { ...(at && { at: at.map((value) => value.toFixed(7)).join(',') }), scale: String(scale), ...rest }
  return `/api/print/sheet.pdf?${new URLSearchParams(Object.entries(given).filter(([, value]) => value))}`
}
