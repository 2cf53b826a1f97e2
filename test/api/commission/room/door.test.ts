import { request } from 'node:http'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { WebSocket } from 'ws'
import { CLOSED } from '../../../../api/contract/room/messages.ts'
import { enter, type LiveRoom, lineAddress, liveRoom, openLine, until } from '../../../build/liveRoom.ts'
import { type OpenRoom, openRoom } from '../../../build/openRoom.ts'

let house: OpenRoom
let room: LiveRoom

beforeAll(async () => {
  house = await openRoom()
  room = house.room
})

afterAll(() => house.close())

const address = () => house.address()

/** How the door answers: 101 and the line is closed again, or the code of the problem. */
function knock(headers: Record<string, string>, path = new URL(address()).pathname): Promise<string> {
  return new Promise((resolve, reject) => {
    const asked = request(`${house.server.url}${path}`, {
      headers: {
        ...{ connection: 'Upgrade', upgrade: 'websocket', 'sec-websocket-version': '13' },
        ...{ 'sec-websocket-key': 'dGhlIHNhbXBsZSBub25jZQ==', ...headers },
      },
    })
    asked.on('upgrade', (_, socket) => {
      socket.destroy()
      resolve('101')
    })
    asked.on('response', async (answer) => {
      const text = (await answer.toArray()).join('')
      resolve(`${answer.statusCode} ${(JSON.parse(text) as { code: string }).code}`)
    })
    asked.on('error', reject)
    asked.end()
  })
}

describe('The door of a room', () => {
  test('lets in whoever was named in advance, and officials of the place', async () => {
    for (const who of [room.chair, room.secretary, room.observer, room.designer, ...room.members])
      expect(await knock(who.headers)).toBe('101')
  })

  test('is shut to who is signed out, to a forged cookie and to a body that is not called', async () => {
    expect(await knock({})).toBe('401 SIGNED_OUT')
    expect(await knock({ cookie: '__Host-rokhas=forged' })).toBe('401 SIGNED_OUT')
    expect(await knock(room.stranger.headers)).toBe('404 NOT_FOUND')
  })

  test('is shut to a page of another site, and open to our own', async () => {
    const { headers } = room.chair
    const host = new URL(house.server.url).host
    expect(await knock({ ...headers, origin: 'https://elsewhere.example' })).toBe('403 CROSS_SITE')
    expect(await knock({ ...headers, origin: 'null' })).toBe('403 CROSS_SITE')
    expect(await knock({ ...headers, origin: `http://${host}`, 'sec-fetch-site': 'cross-site' })).toBe('403 CROSS_SITE')
    expect(await knock({ ...headers, origin: `http://${host}` })).toBe('101')
  })

  test('knows one address', async () => {
    const { headers } = room.chair
    expect(await knock(headers, '/api/rooms/elsewhere/line')).toBe('404 NOT_FOUND')
    expect(await knock(headers, '/api/rooms/00000000-0000-7000-8000-000000000000/line')).toBe('404 NOT_FOUND')
    expect(await knock(headers, '/')).toBe('404 NOT_FOUND')
  })

  test('takes four browsers of one person, not a fifth', async () => {
    const lines = []
    for (let nth = 0; nth < 4; nth += 1) lines.push(await enter(address, room.observer))
    expect(await knock(room.observer.headers)).toBe('503 ROOM_FULL')
    for (const line of lines) line.leave()
  })

  test('is shut where a session has no room, and once it is over', async () => {
    const other = await liveRoom(house.database.db, { members: 1 })
    const path = `/api/rooms/${other.sessionId}/line`
    await sql`update commission_session set with_room = false where id = ${other.sessionId}`.execute(house.database.db)
    expect(await knock(other.chair.headers, path)).toBe('409 NO_ROOM')
    await sql`update commission_session set with_room = true, state = 'closed' where id = ${other.sessionId}`.execute(
      house.database.db,
    )
    expect(await knock(other.chair.headers, path)).toBe('409 ROOM_SHUT')
  })
})

describe('Whoever is inside', () => {
  test('is put out when the session closes', async () => {
    const other = await liveRoom(house.database.db, { members: 1 })
    const line = await enter(() => lineAddress(house.server.url, other.sessionId), other.chair)
    await sql`update commission_session set state = 'closed' where id = ${other.sessionId}`.execute(house.database.db)
    await until(line, () => line.state.standing === 'ended', 'put out')
    expect(line.state.endedBy).toBe('over')
    line.leave()
  })

  test('as a designer waits, comes in for their own dossier, and leaves before the deliberation', async () => {
    const other = await liveRoom(house.database.db, { members: 1 })
    const line = openLine(() => lineAddress(house.server.url, other.sessionId), other.designer.headers)
    const chair = await enter(() => lineAddress(house.server.url, other.sessionId), other.chair)
    await until(line, () => line.state.standing === 'waiting', 'outside the door')
    await other.pass('called', 1)
    await until(chair, () => chair.state.passage.dossierId === other.dossiers[1], 'the other dossier called')
    expect(line.state).toMatchObject({ standing: 'waiting', outside: 'notYet' })
    await other.pass('concluded', 1)
    await other.pass('called', 0)
    await until(line, () => line.state.standing === 'here', 'let in')
    expect(chair.state.peers.map(({ seat }) => seat)).toEqual(['chair', 'designer'])
    const board = line.board(other.dossiers[0])
    await until(line, () => board.isOpen, 'their board open')
    line.board(other.dossiers[1])
    await until(line, () => line.state.refusal?.code === 'NOT_ON_THE_AGENDA', 'the other board shut')
    chair.do({ kind: 'chat', id: crypto.randomUUID(), text: 'Merci de nous laisser.' })
    await until(line, () => line.state.events.length === 1, 'heard')
    await other.pass('deliberated', 0)
    await until(line, () => line.state.standing === 'waiting', 'put out')
    expect(line.state.outside).toBe('deliberation')
    await until(chair, () => chair.state.peers.length === 1, 'seen leaving')
    chair.board(other.dossiers[0]).draw({ on: 'map', shape: 'point', text: '', at: [[-7.6, 33.5]] })
    await until(chair, () => chair.pending === 0, 'drawn among members')
    expect(board.placed).toEqual([])
    expect(board.isOpen).toBe(false)
    await other.pass('concluded', 0)
    await until(line, () => line.state.outside === 'notYet', 'told that it is over')
    line.leave()
    chair.leave()
  })
})

describe('A line', () => {
  const raw = async (who: { readonly headers: { readonly cookie: string } }) => {
    const socket = new WebSocket(address(), { headers: who.headers })
    await new Promise((resolve) => socket.once('message', resolve))
    const closed = new Promise<number>((resolve) => socket.once('close', resolve))
    return { socket, closed }
  }

  test('is closed on what is no message of ours', async () => {
    for (const said of ['{', '[]', '{"t":"nothing"}', '{"t":"do","deed":{"kind":"chat"}}', '']) {
      const { socket, closed } = await raw(room.chair)
      socket.send(said)
      expect(await closed, said).toBe(CLOSED.hostile)
    }
  })

  test('is closed on a message larger than one may be', async () => {
    const { socket, closed } = await raw(room.chair)
    socket.send(Buffer.alloc(1024 * 1024 + 1))
    expect(await closed).toBe(1009)
  })

  test('is closed on one who says too much', async () => {
    const { socket, closed } = await raw(room.chair)
    for (let n = 0; n < 1000; n += 1) socket.send(JSON.stringify({ t: 'ping', n }))
    expect(await closed).toBe(CLOSED.tooFast)
  })
})
