import type { OnPage } from '../../../api/contract/remarks.ts'

/** How a page lies in its room: pixels a millimetre, and where its top left corner is, in pixels of the room. */
export type Viewport = { readonly pxPerMm: number; readonly x: number; readonly y: number }
export type Size = { readonly width: number; readonly height: number }
type Pixel = { readonly x: number; readonly y: number }

const MARGIN_PX = 12
/** From a sheet of two metres in a small window to a hair line as wide as a finger. */
const LEAST = 0.05
const MOST = 60

const held = (pxPerMm: number) => Math.min(MOST, Math.max(LEAST, pxPerMm))

/** The whole page in the middle of the room. */
export function fitted(page: Size, room: Size): Viewport {
  const across = (room.width - 2 * MARGIN_PX) / page.width
  const down = (room.height - 2 * MARGIN_PX) / page.height
  const pxPerMm = held(Math.min(across, down))
  return {
    pxPerMm,
    x: (room.width - page.width * pxPerMm) / 2,
    y: (room.height - page.height * pxPerMm) / 2,
  }
}

/** Larger or smaller by a factor; what lies under the pixel stays there. */
export function zoomedAt(view: Viewport, factor: number, at: Pixel): Viewport {
  const pxPerMm = held(view.pxPerMm * factor)
  const by = pxPerMm / view.pxPerMm
  return { pxPerMm, x: at.x - (at.x - view.x) * by, y: at.y - (at.y - view.y) * by }
}

export const moved = (view: Viewport, by: Pixel): Viewport => ({ ...view, x: view.x + by.x, y: view.y + by.y })

/** Some of the page always stays in sight. */
export function keptInSight(view: Viewport, page: Size, room: Size): Viewport {
  const within = (at: number, length: number, space: number) => {
    const least = Math.min(64, length / 2)
    return Math.min(space - least, Math.max(least - length, at))
  }
  return {
    ...view,
    x: within(view.x, page.width * view.pxPerMm, room.width),
    y: within(view.y, page.height * view.pxPerMm, room.height),
  }
}

/** A pixel of the room in millimetres of the page. */
export const toPage = ({ pxPerMm, x, y }: Viewport, at: Pixel): OnPage => [(at.x - x) / pxPerMm, (at.y - y) / pxPerMm]

/** Moves the page so that a place of it lies in the middle of the room, large enough to be read. */
export function centredOn(view: Viewport, [xMm, yMm]: OnPage, room: Size): Viewport {
  const pxPerMm = Math.max(view.pxPerMm, 2)
  return { pxPerMm, x: room.width / 2 - xMm * pxPerMm, y: room.height / 2 - yMm * pxPerMm }
}
