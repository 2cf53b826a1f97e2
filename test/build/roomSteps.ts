import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { roomAr } from '../../web/text/ar/room.ts'
import { roomFr } from '../../web/text/fr/room.ts'
import { placeOnScreen, type Spot } from './sheetSteps.ts'

export const ROOM_WORDS = { fr: roomFr, ar: roomAr } as const
export type Lang = keyof typeof ROOM_WORDS

export const standing = (page: Page) => page.locator('[data-standing]')

/** Makes a page count the connections it opens to others, from its next address on. */
export const countConnections = (page: Page) =>
  page.addInitScript(() => {
    const opened: RTCPeerConnection[] = []
    const Own = window.RTCPeerConnection
    window.RTCPeerConnection = class extends Own {
      constructor(configuration?: RTCConfiguration) {
        super(configuration)
        opened.push(this)
      }
    }
    Object.assign(window, { opened })
  })

/** How many pictures of each other camera a browser has decoded, by its own account. */
export const framesDecoded = (page: Page): Promise<number[]> =>
  page.evaluate(async () => {
    const { opened } = window as unknown as { opened: RTCPeerConnection[] }
    const open = opened.filter(({ connectionState }) => connectionState === 'connected')
    const reports = await Promise.all(open.map(async (one) => [...(await one.getStats()).values()]))
    return reports.map((stats) =>
      stats
        .filter(({ type, kind }) => type === 'inbound-rtp' && kind === 'video')
        .reduce((sum, { framesDecoded: count = 0 }) => sum + count, 0),
    )
  })

/** Puts corners on the sheet with the tool that is chosen, one click each. */
export async function putCorners(page: Page, spots: readonly Spot[]): Promise<void> {
  for (const spot of spots) {
    const { x, y } = await placeOnScreen(page, spot)
    await page.mouse.click(x, y)
  }
}

const MARKS = 'section[data-shown] [data-mark]'

/** What is drawn on the sheet that is shown, mark by mark. */
export const marksShown = (page: Page) => page.locator(MARKS).count()

/**
 * Draws an arrow on one page's sheet. @returns how long after the click that ended it each of the others showed it, in
 * milliseconds. All browsers are on one machine: an instant is `timeOrigin` and what `performance` counts since.
 */
export async function strokeSeen(
  drawer: Page,
  others: readonly Page[],
  spots: readonly [Spot, Spot],
): Promise<readonly number[]> {
  const before = await marksShown(drawer)
  const seen = others.map((page) =>
    page.evaluate(
      async ([marks, count]) => {
        const shown = () => document.querySelectorAll(marks).length
        while (shown() <= count) await new Promise((resolve) => setTimeout(resolve, 4))
        await new Promise(requestAnimationFrame) // laid out and about to be painted
        return performance.timeOrigin + performance.now()
      },
      [MARKS, before] as const,
    ),
  )
  const [first, last] = spots
  await putCorners(drawer, [first])
  const ended = drawer.evaluate(
    () =>
      new Promise<number>((resolve) =>
        window.addEventListener('pointerup', ({ timeStamp }) => resolve(performance.timeOrigin + timeStamp), {
          capture: true,
          once: true,
        }),
      ),
  )
  await putCorners(drawer, [last])
  const from = await ended
  const delays = (await Promise.all(seen)).map((at) => Math.round(at - from))
  expect(await marksShown(drawer)).toBe(before + 1)
  return delays
}

export const median = (figures: readonly number[]): number =>
  figures.toSorted((a, b) => a - b)[Math.floor(figures.length / 2)] ?? Number.NaN
