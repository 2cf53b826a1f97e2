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

test('six people see each other, a seventh follows by the board, and takes the place of whoever hangs up', async () => {
  const other = await liveRoom(database.db, { members: 6 })
  const address = () => lineAddress(server.url, other.sessionId)
  const people = [other.chair, ...other.members]
  const all = await Promise.all(people.map((who) => enter(address, who)))
  lines.push(...all)
  const media = { camera: true, microphone: true }
  const [first, second] = all
  const last = all.at(-1)
  if (!first || !second || !last) throw new Error('seven people came')
  for (const line of all.slice(0, 6)) {
    line.say({ t: 'media', media })
    await until(
      line,
      () => line.state.peers.some(({ peer, media: on }) => peer === line.state.self && on),
      'in the picture',
    )
  }
  last.say({ t: 'media', media })
  await until(last, () => last.state.keptOut === 'MEDIA_FULL', 'no place')
  const board = last.board(other.dossiers[0])
  await until(last, () => board.isOpen, 'the board open to them all the same')
  first.say({ t: 'media', media: null })
  await until(last, () => last.state.peers.filter((peer) => peer.media).length === 5, 'a place free')
  last.say({ t: 'media', media })
  await until(last, () => last.state.peers.filter((peer) => peer.media).length === 6, 'in the picture')
  const heard: unknown[] = []
  second.onMedia = (message) => heard.push(message)
  const candidate = { candidate: 'candidate:1 1 udp 1 192.0.2.1 9 typ host', sdpMid: '0', sdpMLineIndex: 0 }
  last.say({ t: 'signal', to: second.state.self ?? 0, signal: { candidate } })
  await until(second, () => heard.length === 1, 'heard')
  expect(heard).toEqual([{ t: 'signal', from: last.state.self, signal: { candidate } }])
  first.say({ t: 'signal', to: second.state.self ?? 0, signal: { candidate } })
  await until(first, () => first.state.refusal?.code === 'GONE', 'who hung up reaches nobody')
})

test('an observer and a stranger to a drawing change nothing on the board', async () => {
  const other = await liveRoom(database.db, { members: 2 })
  const address = () => lineAddress(server.url, other.sessionId)
  const [one, two] = other.members
  if (!one || !two) throw new Error('two members came')
  const [observer, member, colleague] = [
    await enter(address, other.observer),
    await enter(address, one),
    await enter(address, two),
  ]
  lines.push(observer, member, colleague)
  const [theirs, mine, others] = [observer, member, colleague].map((line) => line.board(other.dossiers[0]))
  if (!theirs || !mine || !others) throw new Error('three boards are open')
  for (const [line, board] of [
    [observer, theirs],
    [member, mine],
    [colleague, others],
  ] as const)
    await until(line, () => board.isOpen, 'the board open')
  const key = mine.draw(arrow)
  await until(member, () => member.pending === 0, 'kept')
  theirs.draw(arrow)
  await until(observer, () => observer.state.refusal?.code === 'NOT_YOURS_TO_DO', 'an observer refused')
  others.change(key, { ...arrow, text: 'Accepté' })
  await until(colleague, () => colleague.state.refusal?.code === 'DRAWING_REFUSED', 'a change to another’s refused')
  const again = colleague.board(other.dossiers[0])
  await until(colleague, () => again.isOpen, 'taken anew')
  expect(again.placed.map((placed) => [placed.key, placed.annotation])).toEqual([[key, arrow]])
  expect(mine.placed.map((placed) => placed.annotation)).toEqual([arrow])
})
