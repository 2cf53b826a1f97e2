import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { roomFr } from '../../web/text/fr/room.ts'
import { FAKE_DEVICES } from '../build/browser.ts'
import { drawnSheet } from '../build/drawnSheets.ts'
import { type Journey, openJourney } from '../build/journey.ts'
import { button, looksRight } from '../build/journeySteps.ts'
import { keepPlan } from '../build/keptPlan.ts'
import { enter, type LiveRoom, lineAddress, liveRoom, until } from '../build/liveRoom.ts'
import { pageOf } from '../build/pageAs.ts'
import { putCorners } from '../build/roomSteps.ts'
import { sheetShown } from '../build/sheetSteps.ts'

let journey: Journey
let room: LiveRoom
let folder: string

beforeAll(async () => {
  folder = mkdtempSync(`${tmpdir()}/rokhas-room-`)
  journey = await openJourney({ flags: FAKE_DEVICES, env: { ROKHAS_DATA: folder } })
  room = await liveRoom(journey.db, { members: 7 })
})

afterAll(async () => {
  await journey.close()
  rmSync(folder, { recursive: true, force: true })
})

afterEach(() => {
  expect(journey.faults.splice(0)).toEqual([])
})

type Someone = LiveRoom['chair']

async function enterWith(someone: Someone, how: 'enter' | 'audio' | 'quiet'): Promise<Page> {
  const page = await pageOf(journey, someone, `/seances/${room.sessionId}/salle`)
  if (how !== 'quiet') await button(page, roomFr.entry.check).click()
  await button(page, roomFr.entry[how]).click()
  await page.locator('.map-canvas canvas').first().waitFor()
  return page
}

/** Pictures that are shown and move: the time of two looks differs, and they have a size. One only heard plays unseen. */
async function moving(page: Page): Promise<number> {
  const look = () =>
    page.evaluate(() =>
      [...document.querySelectorAll<HTMLVideoElement>('video[data-seen="true"]')].map(
        (video) => video.videoWidth && video.currentTime,
      ),
    )
  const before = await look()
  await page.waitForTimeout(600)
  return (await look()).filter((at, nth) => at > (before[nth] ?? 0)).length
}

test('two see and hear each other, one turns the camera off, one goes on with sound alone', async () => {
  const chair = await enterWith(room.chair, 'enter')
  const member = await enterWith(room.members[0] ?? room.chair, 'enter')
  for (const page of [chair, member]) await expect.poll(() => moving(page), { timeout: 20_000 }).toBe(2)
  await looksRight(chair, 'room-faces-fr')
  await button(member, roomFr.media.cameraOff).click()
  await expect.poll(() => chair.locator('video[data-seen="false"]').count()).toBe(1)
  await button(chair, roomFr.media.audioOnly).click()
  await expect.poll(() => member.locator('video[data-seen="false"]').count()).toBe(2)
  await button(chair, roomFr.media.picturesBack).click()
  await expect.poll(() => moving(member), { timeout: 20_000 }).toBe(1)
  const heard = await member.evaluate(() =>
    [...document.querySelectorAll('video')].map(({ srcObject }) =>
      srcObject instanceof MediaStream ? srcObject.getAudioTracks().map(({ readyState }) => readyState) : [],
    ),
  )
  expect(heard.flat()).toEqual(['live', 'live'])
  for (const page of [chair, member]) await page.context().close()
})

test('the seventh with a camera is told, and follows by the board', async () => {
  const address = () => lineAddress(journey.url, room.sessionId)
  const lines = await Promise.all(room.members.slice(0, 6).map((who) => enter(address, who)))
  for (const line of lines) {
    line.say({ t: 'media', media: { camera: true, microphone: true } })
    await until(line, () => line.state.peers.some(({ peer, media }) => media && peer === line.state.self), 'seen')
  }
  const page = await enterWith(room.members[6] ?? room.chair, 'enter')
  await page.getByText(roomFr.media.full.replace('{{n}}', '6')).waitFor()
  const [first] = lines
  first?.board(room.dossiers[0]).draw({ on: 'map', shape: 'point', text: '', at: [[-7.6, 33.5]] })
  await page.getByRole('tab', { name: new RegExp(`^${roomFr.tabs.drawn} 1`) }).waitFor()
  for (const line of lines) line.leave()
  await page.context().close()
})

test('a plan is drawn on together, and read again afterwards', async () => {
  const bytes = drawnSheet({ title: 'Plan de masse', scale: 'Échelle : 1/100', widthMm: 420, heightMm: 297 })
  const plan = { dossier: room.dossiers[1], person: room.secretary.person, fileName: 'plan-masse.pdf', bytes }
  await keepPlan(journey.db, folder, plan)
  const pages = [await enterWith(room.chair, 'quiet'), await enterWith(room.members[1] ?? room.chair, 'quiet')]
  for (const page of pages) {
    await page
      .getByRole('button', { name: /Villa Tazi/ })
      .nth(1)
      .click()
    await page.getByLabel(roomFr.board.surface).selectOption({ label: 'plan-masse.pdf' })
    await sheetShown(page, 1)
  }
  const [chair, member] = pages
  if (!chair || !member) throw new Error('two are there')
  await chair.getByRole('button', { name: new RegExp(`^${roomFr.board.arrow}`) }).click()
  await putCorners(chair, [
    [40, 60],
    [120, 90],
  ])
  await member.getByRole('tab', { name: new RegExp(`^${roomFr.tabs.drawn}`) }).click()
  await member.getByText(roomFr.drawn.onSheet.replace('{{page}}', '1')).waitFor()
  await expect.poll(() => member.locator('section[data-shown] svg path').count()).toBeGreaterThan(1)
  await looksRight(member, 'room-plan-fr')
  const kept = await journey.db
    .selectFrom('room_update')
    .select('bytes')
    .where('dossier_id', '=', room.dossiers[1])
    .execute()
  expect(kept).toHaveLength(1)
  await member.goto(`${journey.url}/seances/${room.sessionId}/salle/relue?board=${room.dossiers[1]}`)
  await member.getByRole('button', { name: roomFr.drawn.showSheet }).click()
  await sheetShown(member, 1)
  await expect.poll(() => member.locator('section[data-shown] svg path').count()).toBeGreaterThan(1)
  await looksRight(member, 'room-replay-fr')
  for (const page of pages) await page.context().close()
})
