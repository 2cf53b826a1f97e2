import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { pino } from 'pino'
import { type WebSocket, WebSocketServer } from 'ws'
import { createListener } from '../../api/app.ts'
import { systemClock } from '../../api/clock.ts'
import { ROOM_LIMITS } from '../../api/commission/room/limits.ts'
import { openRoomServer } from '../../api/commission/room/roomServer.ts'
import { readConfig } from '../../api/config.ts'
import { openDatabase } from '../../api/db/database.ts'
import { openStore } from '../../api/documents/store/openStore.ts'

/** Run as a process of its own: the rooms of the application, or a bare `ws` that sends each message to the others of its address. */
const [kind = 'bare', url = ''] = process.argv.slice(2)

const server = createServer()

/** Everything as in life but the rates of one browser: here each says as much as the line carries. */
function application(): void {
  const config = readConfig({})
  const db = openDatabase(url, { max: 16, role: 'rokhas_application' })
  const deps = { db, config, clock: systemClock, log: pino({ level: 'warn' }), store: openStore(config) }
  server.on('request', createListener(deps))
  openRoomServer(server, deps, { ...ROOM_LIMITS, messagesPerSecond: 100_000, bytesPerSecond: 1e9 })
}

function bare(): void {
  const rooms = new Map<string, Set<WebSocket>>()
  new WebSocketServer({ server, perMessageDeflate: false }).on('connection', (socket, { url: address = '' }) => {
    const room = rooms.get(address) ?? new Set()
    rooms.set(address, room.add(socket))
    socket.on('message', (data: Buffer) => {
      for (const other of room) if (other !== socket) other.send(data)
    })
    socket.on('close', () => room.delete(socket))
  })
}

if (kind === 'application') application()
else bare()
server.listen(0, '127.0.0.1', () => {
  const { port } = server.address() as AddressInfo // a listening TCP server has one
  process.send?.(`http://127.0.0.1:${port}`)
})
