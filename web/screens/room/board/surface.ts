import type { Annotation } from '../../../../api/contract/room/annotation.ts'
import { aroundPoint, type Box, boxOf } from '../../map/scene.ts'

/** What a board shows: the map, perhaps at a place somebody asked to see, or a page of a sheet. */
export type Surface =
  | { readonly on: 'map'; readonly goTo: Box | null }
  | { readonly on: 'sheet'; readonly documentId: string; readonly page: number }

/** Ends the shape that is being drawn, for a button that stands beside. */
export type Finishing = { readonly finish: () => void }

export const THE_MAP: Surface = { on: 'map', goTo: null }

/** Where an annotation is seen. */
export function surfaceOf(annotation: Annotation): Surface {
  if (annotation.on === 'sheet') return { on: 'sheet', documentId: annotation.documentId, page: annotation.page }
  const [first] = annotation.at
  const around = annotation.at.length > 1 ? boxOf(annotation.at) : null
  return { on: 'map', goTo: around ?? aroundPoint(first ?? [0, 0]) }
}
