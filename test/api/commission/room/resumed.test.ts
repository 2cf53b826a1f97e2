import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Annotation } from '../../../../api/contract/room/annotation.ts'
import type { DrawingShelf, KeptDrawings } from '../../../../web/screens/room/line/drawingShelf.ts'
import type { RoomLine } from '../../../../web/screens/room/line/RoomLine.ts'
import { enter, type LiveRoom, lineAddress, liveRoom, openLine, until } from '../../../build/liveRoom.ts'
import { type OpenRoom, openRoom } from '../../../build/openRoom.ts'

let house: OpenRoom
let room: LiveRoom

beforeAll(async () => {
  house = await openRoom()
  room = house.room
})

afterAll(() => house.close())

/** A device that keeps what it is given, without a browser around it. */
function device(): DrawingShelf & { readonly size: () => number } {
  const kept = new Map<string, KeptDrawings>()
  const keyOf = (dossierId: string, client: number) => `${dossierId} ${client}`
  return {
    recall: (dossierId) => [...kept].filter(([key]) => key.startsWith(dossierId)).map(([, drawings]) => drawings),
    keep: (dossierId, drawings) => kept.set(keyOf(dossierId, drawings.client), drawings).size > 0,
    forget: (dossierId, drawings) => {
      for (const { client } of drawings) kept.delete(keyOf(dossierId, client))
    },
    size: () => kept.size,
  }
}

const address = () => house.address()
const point = (lon: number): Annotation => ({ on: 'map', shape: 'point', text: '', at: [[lon, 33.5]] })
const lons = (line: RoomLine, dossier: string) =>
  line
    .board(dossier)
    .placed.map(({ annotation }) => annotation.at[0]?.[0])
    .sort()

test('drawn without a line and carried over a reload, it reaches the room under the name of whoever drew it', async () => {
  const [member, chair] = [room.members[0] ?? room.chair, await enter(address, room.chair)]
  const [first, second] = room.dossiers
  const shelf = device()
  const window = openLine(address, member.headers, shelf)
  await until(window, () => window.board(first).isOpen, 'the board open')
  window.board(first).draw(point(-7.6))
  await until(window, () => window.pending === 0, 'the first one kept')
  expect(shelf.size()).toBe(0)
  window.cut()
  window.board(first).draw(point(-7.61))
  window.board(second).draw(point(-7.62)) // a board the server never heard this client open
  window.leave()
  expect(shelf.size()).toBe(2)

  const again = openLine(address, member.headers, shelf)
  again.resume(room.dossiers)
  await until(again, () => again.state.standing === 'here' && again.pending === 0, 'all of it kept')
  for (const [dossier, expected] of [
    [first, [-7.6, -7.61]],
    [second, [-7.62]],
  ] as const) {
    const board = chair.board(dossier)
    await until(chair, () => board.placed.length === expected.length, 'seen by the chair')
    expect(lons(chair, dossier)).toEqual(expected)
    expect(new Set(board.placed.map(({ author }) => author?.personId))).toEqual(new Set([member.person]))
  }
  expect(shelf.size()).toBe(0)
  for (const line of [again, chair]) line.leave()
})

test('two windows of one person that bring the same drawings back at the same moment lose none of them', async () => {
  const other = await liveRoom(house.database.db)
  const there = () => lineAddress(house.server.url, other.sessionId)
  const [{ headers }, chair] = [other.members[0] ?? other.chair, await enter(there, other.chair)]
  const [dossier] = other.dossiers
  const shelf = device()
  const window = openLine(there, headers, shelf)
  window.board(dossier).draw(point(-7.64))
  window.leave()
  const both = [openLine(there, headers, shelf), openLine(there, headers, shelf)]
  for (const line of both) line.resume(other.dossiers)
  for (const line of both) await until(line, () => line.state.standing === 'here' && line.pending === 0, 'kept')
  const board = chair.board(dossier)
  await until(chair, () => board.placed.length === 1, 'seen by the chair')
  expect(both.map(({ state }) => state.refusal)).toEqual([null, null])
  for (const line of [...both, chair]) line.leave()
})

test('what the room will not have is let go of, not brought back at each entry', async () => {
  const shelf = device()
  const window = openLine(address, room.observer.headers, shelf)
  window.board(room.dossiers[0]).draw(point(-7.63))
  window.leave()
  const again = openLine(address, room.observer.headers, shelf)
  again.resume(room.dossiers)
  await until(again, () => again.state.refusal?.code === 'NOT_YOURS_TO_DO', 'refused')
  await until(again, () => again.pending === 0, 'let go of')
  expect(shelf.size()).toBe(0)
  again.leave()
})
