import { afterAll, beforeAll, expect, test } from 'vitest'
import * as Y from 'yjs'
import { BOARD_ROOT } from '../../../../api/contract/room/annotation.ts'
import type { BoardRecord, RoomDoor, RoomRecord } from '../../../../api/contract/room/answers.ts'
import { asking } from '../../../build/asking.ts'
import { enter, type LiveRoom, until } from '../../../build/liveRoom.ts'
import { type OpenRoom, openRoom } from '../../../build/openRoom.ts'

let house: OpenRoom
let room: LiveRoom
const ask = asking(() => house.server)

beforeAll(async () => {
  house = await openRoom()
  room = house.room
})

afterAll(() => house.close())

const path = () => `/api/rooms/${room.sessionId}`

test('the door says who one is there, and shows a designer their own dossier alone', async () => {
  const seats = [room.chair, room.secretary, room.observer, room.designer, ...room.members].map(
    async ({ headers }) => (await ask<RoomDoor>('GET', path(), { headers })).answer.you.seat,
  )
  expect(await Promise.all(seats)).toEqual(['chair', 'secretary', 'observer', 'designer', ...Array(3).fill('member')])
  const { answer } = await ask<RoomDoor>('GET', path(), { headers: room.designer.headers })
  expect(answer.dossiers).toEqual([])
  const { answer: members } = await ask<RoomDoor>('GET', path(), { headers: room.chair.headers })
  expect(members.dossiers.map(({ id, rank }) => [id, rank])).toEqual(room.dossiers.map((id, index) => [id, index + 1]))
})

test('what was drawn, said and examined is read again in order, by officials of the place alone', async () => {
  const line = await enter(house.address, room.chair)
  const board = line.board(room.dossiers[0])
  await until(line, () => board.isOpen, 'open')
  await room.pass('called', 0)
  await until(line, () => line.state.passage.dossierId === room.dossiers[0], 'called')
  const key = board.draw({ on: 'map', shape: 'point', text: '', at: [[-7.6, 33.5]] })
  board.draw({ on: 'map', shape: 'text', text: 'Recul de 4 m', at: [[-7.61, 33.5]] })
  board.erase(key, { own: true })
  line.do({ kind: 'note', id: crypto.randomUUID(), text: 'Réserve sur le recul.' })
  await until(line, () => line.pending === 0, 'kept')
  line.leave()
  const { headers } = room.observer
  const { answer } = await ask<RoomRecord>('GET', `${path()}/record`, { headers })
  expect(answer.events.map(({ deed, dossierId }) => [deed.kind, dossierId])).toEqual([['note', room.dossiers[0]]])
  expect(answer.passages.map(({ passage }) => passage)).toEqual([
    { dossierId: room.dossiers[0], stage: 'presentation' },
  ])
  expect(answer.boards.map(({ drawings }) => drawings)).toEqual([3, 0])
  expect(answer.known.map(({ person, body }) => [person.id, body?.id])).toEqual([[room.chair.person, room.chair.body]])
  const kept = await ask<BoardRecord>('GET', `${path()}/record/${room.dossiers[0]}`, { headers })
  const after = kept.answer.drawings.map((_, nth) => shownAfter(kept.answer, nth + 1))
  expect(after).toEqual([[''], ['', 'Recul de 4 m'], ['Recul de 4 m']])
  for (const [{ headers: others }, status] of [
    [room.designer, 403],
    [room.stranger, 404],
  ] as const)
    expect((await ask('GET', `${path()}/record`, { headers: others })).status).toBe(status)
})

/** The texts on a board after its first so many drawings. */
function shownAfter({ drawings }: BoardRecord, count: number): string[] {
  const document = new Y.Doc()
  for (const { update } of drawings.slice(0, count)) Y.applyUpdate(document, Buffer.from(update, 'base64'))
  return [...document.getMap<{ text: string }>(BOARD_ROOT).values()].map(({ text }) => text)
}

test('an address that names no session and no dossier is not found', async () => {
  const { headers } = room.chair
  for (const path of ['x', 'x/record', `x/record/${room.dossiers[0]}`, `${room.sessionId}/record/x`])
    expect(await ask('GET', `/api/rooms/${path}`, { headers }), path).toMatchObject({ status: 404 })
})
