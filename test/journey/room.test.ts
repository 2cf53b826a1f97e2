import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { roomAr } from '../../web/text/ar/room.ts'
import { roomFr } from '../../web/text/fr/room.ts'
import { DESKTOP, FAKE_DEVICES, PHONE } from '../build/browser.ts'
import { Dossiers } from '../build/dossiers.ts'
import { type Journey, openJourney } from '../build/journey.ts'
import { button, looksRight } from '../build/journeySteps.ts'
import { type LiveRoom, liveRoom } from '../build/liveRoom.ts'
import { pageOf } from '../build/pageAs.ts'
import { standing } from '../build/roomSteps.ts'

let journey: Journey
let room: LiveRoom

beforeAll(async () => {
  journey = await openJourney({ flags: FAKE_DEVICES })
  room = await liveRoom(journey.db, { members: 5 })
})

afterAll(() => journey.close())

type Someone = { readonly headers: { readonly cookie: string } }

const path = () => `/seances/${room.sessionId}/salle`

/** Through the door without showing a face. */
async function enterQuietly(someone: Someone, viewport = DESKTOP): Promise<Page> {
  const page = await pageOf(journey, someone, path(), viewport)
  await button(page, roomFr.entry.quiet).click()
  await standing(page).getByText(roomFr.line.here).waitFor()
  await page.locator('.map-canvas canvas').first().waitFor()
  return page
}

const drawnTab = (page: Page) => page.getByRole('tab', { name: new RegExp(`^${roomFr.tabs.drawn}`) })
const drawn = (page: Page) => page.getByRole('list', { name: roomFr.drawn.caption }).getByRole('listitem')

/** Two clicks on the map with the arrow. */
async function drawArrow(page: Page, dx: number): Promise<void> {
  await page.getByRole('button', { name: new RegExp(`^${roomFr.board.arrow}`) }).click()
  const box = await page.locator('.map-canvas').boundingBox()
  if (!box) throw new Error('the map has no size')
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2]
  await page.mouse.click(x + dx - 60, y + 30)
  await page.mouse.click(x + dx, y)
}

describe('The live room', () => {
  let chair: Page
  let members: Page[]

  beforeAll(async () => {
    chair = await enterQuietly(room.chair)
    members = []
    for (const member of room.members.slice(0, 3)) members.push(await enterQuietly(member))
    for (const page of [chair, ...members]) await drawnTab(page).click()
  })

  test('lets each undo their own, and whoever leads take away what others drew', async () => {
    const [member] = members
    if (!member) throw new Error('there is no member')
    for (const page of [member, chair]) for (const dx of [0, 40]) await drawArrow(page, dx)
    for (const page of [chair, ...members]) await expect.poll(() => drawn(page).count()).toBe(4)
    await button(member, roomFr.board.undo).click()
    await expect.poll(() => drawn(chair).count()).toBe(3)
    await button(chair, roomFr.board.undo).click()
    await expect.poll(() => drawn(member).count()).toBe(2)
    await chair
      .getByRole('button', { name: /^Effacer :/ })
      .last()
      .click()
    await expect.poll(() => drawn(member).count()).toBe(1)
  })

  test('gives the floor in the order hands were raised', async () => {
    const [first, second] = members
    if (!first || !second) throw new Error('there are no members')
    for (const page of [chair, first, second]) await page.getByRole('tab', { name: /^Parole/ }).click()
    await button(first, roomFr.speaking.raise).click()
    await chair.locator('ol > li').filter({ hasText: 'Amina' }).first().waitFor()
    await button(second, roomFr.speaking.raise).click()
    await expect.poll(() => chair.getByRole('button', { name: /^Donner la parole à/ }).count()).toBe(2)
    await chair
      .getByRole('button', { name: /^Donner la parole à/ })
      .first()
      .click()
    await first.getByText(roomFr.speaking.giveBack).waitFor()
    expect(await second.getByText(roomFr.speaking.giveBack).count()).toBe(0)
  })

  test('draws by keys alone, and says in words what is drawn', async () => {
    const [, , page] = members
    if (!page) throw new Error('there is no member')
    await page.locator('.map-canvas').focus()
    await page.keyboard.press('2')
    for (const step of ['Enter', 'ArrowRight', 'Enter']) {
      await page.keyboard.press(step)
      await page.waitForTimeout(400)
    }
    await page.keyboard.press('Shift+Enter')
    await drawn(page)
      .filter({ hasText: /Ligne de \d/ })
      .first()
      .waitFor()
    await drawnTab(chair).click()
    await drawn(chair)
      .filter({ hasText: /Ligne de \d/ })
      .first()
      .waitFor()
  })

  test('lets a designer in while they present, and shows them out before the members deliberate', async () => {
    await new Dossiers(journey.db).take(room.dossiers[0], { person: room.designer.person, part: 'designer' })
    const designer = await pageOf(journey, room.designer, path())
    await button(designer, roomFr.entry.check).click()
    await button(designer, roomFr.entry.enter).click()
    await designer.getByText(roomFr.line.waiting).waitFor()
    await looksRight(designer, 'room-designer-waits-fr')
    await room.pass('called', 0)
    await standing(designer).getByText(roomFr.line.here).waitFor()
    const face = chair.getByRole('region', { name: roomFr.people.title }).getByText(roomFr.seat.designer)
    await face.waitFor()
    await designer.locator('video').waitFor()
    await room.pass('deliberated', 0)
    await designer.getByText(roomFr.line.deliberation).waitFor()
    expect(await designer.locator('video, .map-canvas').count()).toBe(0)
    await face.waitFor({ state: 'detached' })
    await looksRight(designer, 'room-designer-out-fr')
    await designer.context().close()
    const arabic = await pageOf(journey, room.designer, `${path()}?lang=ar`, PHONE)
    await button(arabic, roomAr.entry.quiet).click()
    await arabic.getByText(roomAr.line.deliberation).waitFor()
    await looksRight(arabic, 'room-designer-out-ar-390')
    await arabic.context().close()
  })

  test('looks right on a desk and on a phone, in both languages', async () => {
    await looksRight(chair, 'room-desk-fr')
    const phone = await enterQuietly(room.members[3] ?? room.chair, PHONE)
    await looksRight(phone, 'room-phone-fr')
    await phone.context().close()
    const arabic = await pageOf(journey, room.members[4] ?? room.chair, `${path()}?lang=ar`)
    await looksRight(arabic, 'room-door-ar')
    await button(arabic, roomAr.entry.quiet).click()
    await standing(arabic).getByText(roomAr.line.here).waitFor()
    await looksRight(arabic, 'room-desk-ar')
    await arabic.context().close()
    expect(journey.faults).toEqual([])
  })
})
