import { parseShown, writeShown } from '../../map/agency/choice.ts'
import { parseView, writeView } from '../map/viewSearch.ts'

export type HomeSearch = {
  readonly view?: string | undefined
  /** Layers of agencies that are shown, as the map writes them. */
  readonly couches?: string | undefined
}

/** A view that can't be read is dropped, not shown. */
export function parseHomeSearch(search: Record<string, unknown>): HomeSearch {
  const view = parseView(search.view)
  const shown = parseShown(search.couches)
  return { ...(view && { view: writeView(view) }), ...(shown?.length && { couches: writeShown(shown) }) }
}
