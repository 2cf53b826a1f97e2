/** How far a channel may stray before two points differ: what a picture's compression does to the same drawing. */
const TOLERANCE = 48
/** Of the page's points; under it what differs is a speck. */
const SPECK = 0.0002

export type Picture = { readonly width: number; readonly height: number; readonly data: Uint8ClampedArray }
export type PageDifference = { readonly share: number; readonly differs: boolean; readonly overlay: Picture }

/**
 * Two pictures of a page laid over each other at the size of the second: what is drawn in both is grey, what was taken
 * away red, what was added green. Pure.
 */
export function pageDifference(before: Picture, after: Picture): PageDifference {
  const { width, height } = after
  const overlay = new Uint8ClampedArray(width * height * 4)
  let different = 0
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1) {
      const at = 4 * (y * width + x)
      const [now, then] = [lightness(after, x, y), lightness(before, x, y)]
      const isDifferent = Math.abs(now - then) > TOLERANCE
      if (isDifferent) different += 1
      overlay.set(pointOf(now, then, isDifferent), at)
    }
  const share = different / Math.max(1, width * height)
  return { share, differs: share > SPECK, overlay: { width, height, data: overlay } }
}

type Point = readonly [red: number, green: number, blue: number, alpha: number]
const RED: Point = [179, 38, 30, 255]
const GREEN: Point = [27, 127, 92, 255]

function pointOf(now: number, then: number, isDifferent: boolean): Point {
  if (isDifferent) return then < now ? RED : GREEN
  const faded = 255 - (255 - now) / 3
  return [faded, faded, faded, 255]
}

/** White beyond the edge: a page that grew gained ground, it did not change it. */
function lightness({ width, height, data }: Picture, x: number, y: number): number {
  if (x >= width || y >= height) return 255
  const at = 4 * (y * width + x)
  return ((data[at] ?? 255) * 3 + (data[at + 1] ?? 255) * 6 + (data[at + 2] ?? 255)) / 10
}
