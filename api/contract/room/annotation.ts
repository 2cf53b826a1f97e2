import { z } from 'zod'

/** The only root of a board's document: annotations by key. */
export const BOARD_ROOT = 'annotations'

export const SHAPES = ['point', 'line', 'polygon', 'arrow', 'text'] as const
export type Shape = (typeof SHAPES)[number]

/** Corners one drawing may have: a wandering hand is thinned out long before. */
const MOST_CORNERS = 2000

/** How many corners a shape needs before it is one. */
export const FEWEST_CORNERS: Readonly<Record<Shape, number>> = { point: 1, text: 1, line: 2, arrow: 2, polygon: 3 }

const lonLat = z.tuple([z.number().min(-180).max(180), z.number().min(-90).max(90)])
/** Millimetres from the top left corner of a page; a PDF page has 200 inches at most (ISO 32000-1, annex C). */
const onPage = z.tuple([z.number().min(0).max(5080), z.number().min(0).max(5080)])

const drawn = z.strictObject({ shape: z.enum(SHAPES), text: z.string().max(500) })
const onMap = drawn.extend({ on: z.literal('map'), at: z.array(lonLat).min(1).max(MOST_CORNERS) })
const onSheet = drawn.extend({
  on: z.literal('sheet'),
  documentId: z.uuid(),
  page: z.int().min(1).max(5000),
  at: z.array(onPage).min(1).max(MOST_CORNERS),
})

/**
 * What is drawn in one gesture, whole: [lon, lat] in degrees on the map (RFC 7946), millimetres from the top left corner on
 * a page of a sheet. Who drew it is not written in it: its key begins with the client that did.
 */
export const annotation = z
  .discriminatedUnion('on', [onMap, onSheet])
  .refine(({ shape, at }) => at.length >= FEWEST_CORNERS[shape], 'too few corners for its shape')
  .refine(({ shape, text }) => shape !== 'text' || text.trim() !== '', 'a text says something')
export type Annotation = z.infer<typeof annotation>

/** A key of the board: the client that drew it first, and a number of its own. */
export const annotationKey = (client: number, nth: number): string => `${client}.${nth}`

/** The client a key belongs to; null for what is no key. */
export function clientOfKey(key: string): number | null {
  const [, client] = /^(\d{1,10})\.\d{1,10}$/.exec(key) ?? []
  return client === undefined ? null : Number(client)
}
