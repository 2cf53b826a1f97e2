import type { Page } from 'playwright-core'

/** A place of a page, in its millimetres. */
export type Spot = readonly [x: number, y: number]

const sheet = (page: Page) => page.locator('section[data-shown]')

/** Waits until the page of the PDF is drawn. */
export const sheetShown = (page: Page, number: number) =>
  page.locator(`section[data-shown="${number}"]`).waitFor({ timeout: 20_000 })

/** Where a place of the sheet is on the screen, by what the overlay says of itself. */
export async function placeOnScreen(page: Page, [x, y]: Spot): Promise<{ readonly x: number; readonly y: number }> {
  const overlay = sheet(page).locator('svg')
  const [left = 0, top = 0, width = 1] = ((await overlay.getAttribute('viewBox')) ?? '').split(' ').map(Number)
  const box = await overlay.boundingBox()
  if (!box) throw new Error('no sheet is shown')
  const pxPerMm = box.width / width
  return { x: box.x + (x - left) * pxPerMm, y: box.y + (y - top) * pxPerMm }
}
