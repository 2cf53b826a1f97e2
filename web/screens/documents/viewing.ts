import { PREVIEW_WIDTHS } from '../../../api/contract/documents.ts'

/** Steps of size, in percent of the room there is. */
export const ZOOMS = [50, 75, 100, 150, 200, 300] as const
export type Zoom = (typeof ZOOMS)[number]

export const zoomed = (now: Zoom, by: 1 | -1): Zoom => ZOOMS[ZOOMS.indexOf(now) + by] ?? now

/** The narrowest preview that is not blurred on so many device pixels, or the widest there is. */
export const widthFor = (pixels: number): (typeof PREVIEW_WIDTHS)[number] =>
  PREVIEW_WIDTHS.find((width) => width >= pixels) ?? 1600

export type ViewerMove =
  | { readonly to: 'page'; readonly page: number }
  | { readonly to: 'zoom'; readonly by: 1 | -1 }
  | { readonly to: 'fit' }
  | { readonly to: 'close' }

type At = { readonly page: number; readonly pages: number; readonly dir: 'ltr' | 'rtl' }

/** What a key asks of the viewer: pages follow the reading direction of the interface. Null for a key it leaves alone. */
export function viewerMove(key: string, { page, pages, dir }: At): ViewerMove | null {
  const turn = (by: number): ViewerMove => ({ to: 'page', page: Math.min(Math.max(page + by, 1), pages) })
  const onwards = dir === 'rtl' ? 'ArrowLeft' : 'ArrowRight'
  const back = dir === 'rtl' ? 'ArrowRight' : 'ArrowLeft'
  if (key === onwards || key === 'PageDown') return turn(1)
  if (key === back || key === 'PageUp') return turn(-1)
  if (key === 'Home') return { to: 'page', page: 1 }
  if (key === 'End') return { to: 'page', page: pages }
  if (key === '+' || key === '=') return { to: 'zoom', by: 1 }
  if (key === '-') return { to: 'zoom', by: -1 }
  if (key === '0') return { to: 'fit' }
  return key === 'Escape' ? { to: 'close' } : null
}

const AROUND = 20

/** Pages near the one being read, in order: at most forty-one of however many there are. */
export function pagesAround(page: number, pages: number): readonly number[] {
  const first = Math.max(1, Math.min(page - AROUND, pages - 2 * AROUND))
  const last = Math.min(pages, first + 2 * AROUND)
  return Array.from({ length: last - first + 1 }, (_, index) => first + index)
}
