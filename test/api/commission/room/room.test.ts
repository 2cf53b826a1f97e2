import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Annotation } from '../../../../api/contract/room/annotation.ts'
import type { RoomLine } from '../../../../web/screens/room/line/RoomLine.ts'
import { type TestDatabase, testDatabase } from '../../../build/database.ts'
import { enter, type LiveRoom, lineAddress, liveRoom, until } from '../../../build/liveRoom.ts'
import { type TestServer, testServer } from '../../../build/server.ts'

let database: TestDatabase
let server: TestServer
let room: LiveRoom
const lines: RoomLine[] = []

beforeAll(async () => {
  database = await testDatabase()
  server = await testServer({ url: database.url })
  room = await liveRoom(database.db)
})

afterAll(async () => {
  for (const line of lines) line.leave()
  await server.close()
  await database.close()
})

const come = async (who: { readonly headers: { readonly cookie: string } }) => {
  const line = await enter(() => lineAddress(server.url, room.sessionId), who)
  lines.push(line)
  return line
}

const arrow: Annotation = {
  on: 'map',
  shape: 'arrow',
  text: '',
  at: [
    [-7.6, 33.53],
    [-7.61, 33.54],
  ],
} // prettier

test('what one draws is seen by all, kept, and carries the name of whoever drew it', async () => {
  const [chair, member] = [await come(room.chair), await come(room.members[0] ?? room.chair)]
  const [mine, theirs] = [member.board(room.dossiers[0]), chair.board(room.dossiers[0])]
  await until(member, () => mine.isOpen, 'the board open')
  await until(chair, () => theirs.isOpen, 'the board open')
  const key = mine.draw(arrow)
  expect(member.pending).toBe(1)
  await until(chair, () => theirs.placed.some((one) => one.key === key), 'the arrow seen')
  await until(member, () => member.pending === 0, 'the arrow kept')
  const seen = theirs.placed.find((one) => one.key === key)
  expect(seen).toMatchObject({ annotation: arrow, author: { personId: room.members[0]?.person } })
  const { rows } = await database.db
    .selectFrom('room_update')
    .select('client')
    .execute()
    .then((rows) => ({ rows }))
  expect(rows.map(({ client }) => Number(client))).toEqual([mine.client])
})

test('what is said is kept once, in order', async () => {
  const [chair, member] = [await come(room.chair), await come(room.members[1] ?? room.chair)]
  member.do({ kind: 'hand', id: randomUUID(), up: true })
  member.do({ kind: 'chat', id: randomUUID(), text: 'La marge de recul ?' })
  await until(chair, () => chair.state.events.length === 2, 'both heard')
  expect(chair.state.events.map(({ deed }) => deed.kind)).toEqual(['hand', 'chat'])
})
