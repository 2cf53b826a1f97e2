import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'
import { pino } from 'pino'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { WebSocket } from 'ws'
import { createListener } from '../../../../api/app.ts'
import { ROOM_LIMITS } from '../../../../api/commission/room/limits.ts'
import { openRoomServer, type RoomServer } from '../../../../api/commission/room/roomServer.ts'
import { readConfig } from '../../../../api/config.ts'
import { openDatabase } from '../../../../api/db/database.ts'
import { openStore } from '../../../../api/documents/store/openStore.ts'
import { type TestDatabase, testDatabase } from '../../../build/database.ts'
import { enter, type LiveRoom, lineAddress, liveRoom, until } from '../../../build/liveRoom.ts'
import { testClock } from '../../../build/server.ts'

/** So little may wait for a browser that one which does not read is soon beyond it. */
const LIMITS = { ...ROOM_LIMITS, backlogBytes: 64 * 1024, heartbeatMs: 400 }

let database: TestDatabase
let room: LiveRoom
let rooms: RoomServer
let url: string
const server = createServer()

beforeAll(async () => {
  database = await testDatabase()
  room = await liveRoom(database.db)
  const config = readConfig({ LOG_LEVEL: 'silent' })
  const db = openDatabase(database.url, { max: 4, role: 'rokhas_application' })
  const deps = { db, config, clock: testClock, log: pino({ level: 'silent' }), store: openStore(config) }
  server.on('request', createListener(deps))
  rooms = openRoomServer(server, deps, LIMITS)
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return async () => {
    await rooms.close()
    server.closeAllConnections()
    server.close()
    await db.destroy()
  }
})

afterAll(() => database.close())

const address = () => lineAddress(url, room.sessionId)

/** The TCP connection under a socket, to stop reading from it as a stalled network does. */
const under = (socket: WebSocket) => (socket as unknown as { _socket: Socket })._socket

test('a browser that does not read is let go of, and the others go on', { timeout: 60_000 }, async () => {
  const slow = new WebSocket(address(), { headers: room.observer.headers })
  await once(slow, 'message')
  const [chair, member] = [await enter(address, room.chair), await enter(address, room.members[0] ?? room.chair)]
  under(slow).pause()
  const text = 'x'.repeat(2000)
  for (let nth = 0; chair.state.peers.length === 3 && nth < 4000; nth += 1) {
    chair.do({ kind: 'chat', id: crypto.randomUUID(), text })
    if (nth % 20 === 0) await until(chair, () => chair.state.unsaid.length < 20, 'said', 20_000)
    if (nth % 60 === 0) await new Promise((resolve) => setTimeout(resolve, 200))
  }
  expect(chair.state.peers).toHaveLength(2)
  await until(chair, () => chair.state.unsaid.length === 0, 'everything said', 20_000)
  await until(member, () => member.state.events.length === chair.state.events.length, 'everything heard', 20_000)
  slow.terminate()
  for (const line of [chair, member]) line.leave()
})

test('a line that answers no ping is dead', async () => {
  const silent = new WebSocket(address(), { headers: room.observer.headers, autoPong: false })
  const [code] = await once(silent, 'close')
  expect(code).toBe(1006)
})

test('a server that stops tells everybody to come again, once what they drew is kept', async () => {
  const line = await enter(address, room.chair)
  const board = line.board(room.dossiers[0])
  await until(line, () => board.isOpen, 'open')
  board.draw({ on: 'map', shape: 'point', text: '', at: [[-7.6, 33.5]] })
  await new Promise((resolve) => setTimeout(resolve, 50))
  await rooms.close()
  await until(line, () => line.state.standing === 'away', 'told')
  expect(line.pending).toBe(0)
  line.leave()
})
