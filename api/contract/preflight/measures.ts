import { z } from 'zod'

/** What was measured of one page of a PDF. Figures, never an opinion: the rules are beside, and may change. */
export const pageMeasures = z.object({
  /** As it is shown, its rotation applied; millimetres. */
  widthMm: z.number(),
  heightMm: z.number(),
  /** Of the picture that covers most of the page, when it is a scan; dots an inch. */
  dpi: z.number().nullable(),
  /** Nothing is drawn that the eye would see. */
  blank: z.boolean(),
  /** Whether it has letters of its own: a scan has none, and nothing can be read out of it. */
  hasText: z.boolean(),
  /** The denominators of the scales written on it: 100 for 1/100. */
  scales: z.array(z.int()),
  /** A graduated bar, 0 – 5 – 10 m. */
  scaleBar: z.boolean(),
  /** « page 3/7 ». */
  numbered: z.object({ page: z.int(), of: z.int() }).nullable(),
})
export type PageMeasures = z.infer<typeof pageMeasures>

export const measures = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('pdf'),
    pages: z.int(),
    /** Pages that were measured, from the first: fewer than all when they are many, or slow. */
    measured: z.array(pageMeasures),
  }),
  z.object({ kind: z.literal('image'), width: z.int(), height: z.int() }),
  /** No engine could read it within its time. */
  z.object({ kind: z.literal('unreadable') }),
  /** A drawing file, an archive, a text: nothing of this is asked of it. */
  z.object({ kind: z.literal('other') }),
])
export type Measures = z.infer<typeof measures>
