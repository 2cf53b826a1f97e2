import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { pino } from 'pino'
import { createListener } from '../../api/app.ts'
import { systemClock } from '../../api/clock.ts'
import { readConfig } from '../../api/config.ts'
import { openDatabase } from '../../api/db/database.ts'
import { openStore } from '../../api/documents/store/openStore.ts'
import { TileStore } from '../../api/tiles/tileStore.ts'

/** Run as a process of its own: the application, a tile cache of so many bytes, or a bare server that says hello. */
const [kind = 'hello', url = '', cacheBytes = '0'] = process.argv.slice(2)

function application() {
  const config = readConfig({ ROKHAS_DATABASE_CONNECTIONS: '16' })
  const db = openDatabase(url, { max: 16, role: 'rokhas_application' })
  const deps = { db, config, clock: systemClock, log: pino({ level: 'info' }), store: openStore(config) }
  return createListener(deps, new TileStore(deps, { cacheBytes: Number(cacheBytes), most: 8 }))
}

const hello: Parameters<typeof createServer>[1] = (_, response) => {
  response.end('hello')
}

const server = createServer(kind === 'application' ? application() : hello)
server.listen(0, '127.0.0.1', () => {
  const { port } = server.address() as AddressInfo // a listening TCP server has one
  process.send?.(`http://127.0.0.1:${port}`)
})
