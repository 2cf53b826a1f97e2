import { type ChildProcess, fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { WebSocket } from 'ws'
import { openDatabase } from '../../api/db/database.ts'
import { migrateToLatest } from '../../api/db/migrate.ts'
import { createDatabase, dropDatabase } from '../../api/setup/createDatabase.ts'
import { seedTerritory } from '../../seeds/territory/seed.ts'
import { lineAddress } from '../build/liveRoom.ts'
import { databaseUrl, makeTemplate, sourcesKey } from '../build/testCluster.ts'
import type { Bench } from './bench.ts'
import { type ManyRooms, makeRooms } from './manyRooms.ts'
import { interleaved, type Line, percentile, rateLine } from './measure.ts'
import { openPerson, type RoomPerson } from './roomPerson.ts'

const SERVER = fileURLToPath(new URL('roomServer.ts', import.meta.url))
const ROOMS = 100
const PEOPLE = 6
/** Drawings of a room on their way at once: one of each person. */
const AT_ONCE = PEOPLE
const BAR = 0.5
const P99_MS = 50
/** A room draws this often while the delay is measured: all of them together are 400 drawings a second. */
const EVERY_MS = 250

type Served = { readonly url: string; readonly stop: () => void }

async function served(kind: 'application' | 'bare', args: readonly string[] = []): Promise<Served> {
  const child: ChildProcess = fork(SERVER, [kind, ...args], { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] })
  const url = await new Promise<string>((resolve, reject) => {
    child.once('message', (message) => resolve(String(message)))
    child.once('exit', (code) => reject(new Error(`the ${kind} server ended with ${code}`)))
  })
  return { url, stop: () => child.kill('SIGKILL') }
}

/** Drawings shown to the five others of a hundred rooms, beside a bare `ws` that passes the same bytes on. */
export async function benchRoom({ cluster, effort }: Bench): Promise<readonly Line[]> {
  const maintenance = cluster.url('postgres')
  const template = `bench_rooms_${sourcesKey(['migrations', 'seeds/territory'])}`
  await makeTemplate(maintenance, { name: template }, async (db) => {
    await migrateToLatest(db)
    await seedTerritory(db)
  })
  await dropDatabase(maintenance, 'bench_rooms')
  await createDatabase(maintenance, 'bench_rooms', template)
  const url = databaseUrl(maintenance, 'bench_rooms')
  const db = openDatabase(url, { max: 4 })
  const [ours, against] = [await served('application', [url]), await served('bare')]
  try {
    console.log(`opening ${ROOMS} rooms of ${PEOPLE}…`)
    const rooms = await openRooms(await makeRooms(db, { rooms: ROOMS, people: PEOPLE, now: new Date() }), ours.url)
    const bare = await bareRooms(against.url)
    const pairs = await interleaved(
      effort.pairs,
      () => deliveriesOf(rooms, effort.seconds),
      () => deliveriesOf(bare, effort.seconds),
    )
    const delays = await delaysOf(rooms, effort.seconds)
    const theirs = await delaysOf(bare, effort.seconds)
    for (const person of [...rooms, ...bare].flat()) person.leave()
    return [
      rateLine(`drawings shown, ${ROOMS} rooms × ${PEOPLE}`, pairs, { bar: BAR, against: 'by a bare ws' }),
      delayLine(delays, theirs),
    ]
  } finally {
    ours.stop()
    against.stop()
    await db.destroy()
    await dropDatabase(maintenance, 'bench_rooms')
  }
}

type People = readonly RoomPerson[]

/** A room at a time, its people together. */
async function openRooms(made: ManyRooms, url: string): Promise<readonly People[]> {
  const rooms: People[] = []
  for (const { sessionId, dossierId, cookies } of made) {
    const address = lineAddress(url, sessionId)
    rooms.push(
      await Promise.all(
        cookies.map((cookie) => openPerson(new WebSocket(address, { headers: { cookie } }), dossierId)),
      ),
    )
  }
  return rooms
}

/** The same bytes, over a server that knows nothing of them. */
const bareRooms = (url: string): Promise<readonly People[]> =>
  Promise.all(
    Array.from({ length: ROOMS }, (_, nth) =>
      Promise.all(
        Array.from({ length: PEOPLE }, () => openPerson(new WebSocket(`${url.replace('http', 'ws')}/${nth}`), null)),
      ),
    ),
  )

/** Each room keeps some drawings on their way for a time. @returns how many deliveries a second */
async function deliveriesOf(rooms: readonly People[], seconds: number): Promise<number> {
  for (const person of rooms.flat()) person.prepare(Math.ceil((seconds * 60_000) / (ROOMS * PEOPLE)))
  const from = performance.now()
  const until = from + seconds * 1000
  const delivered = await Promise.all(rooms.map((people) => keepDrawing(people, until)))
  const elapsed = (performance.now() - from) / 1000
  return delivered.reduce((sum, count) => sum + count, 0) / elapsed
}

function keepDrawing(people: People, until: number): Promise<number> {
  return new Promise((resolve) => {
    let [sent, delivered] = [0, 0]
    const turn = () => {
      const isOver = performance.now() >= until
      while (!isOver && sent * (PEOPLE - 1) - delivered < AT_ONCE * (PEOPLE - 1)) {
        people[sent % PEOPLE]?.draw()
        sent += 1
      }
      if (isOver && delivered === sent * (PEOPLE - 1)) resolve(delivered)
    }
    for (const person of people)
      person.onDrawn = (count) => {
        delivered += count
        turn()
      }
    turn()
  })
}

/** One drawing of a room at a time, at a pace of people: from sending it to each of the others having it, ms. */
async function delaysOf(rooms: readonly People[], seconds: number): Promise<readonly number[]> {
  for (const person of rooms.flat()) person.prepare(Math.ceil((seconds * 1000) / EVERY_MS))
  const until = performance.now() + seconds * 1000
  const delays = await Promise.all(
    rooms.map(async (people, nth) => {
      const own: number[] = []
      await new Promise((resolve) => setTimeout(resolve, (nth / ROOMS) * EVERY_MS))
      for (let turn = 0; performance.now() < until; turn += 1) {
        own.push(...(await oneDrawing(people, turn % PEOPLE)))
        await new Promise((resolve) => setTimeout(resolve, EVERY_MS))
      }
      return own
    }),
  )
  return delays.flat()
}

function oneDrawing(people: People, who: number): Promise<readonly number[]> {
  return new Promise((resolve) => {
    const delays: number[] = []
    const from = performance.now()
    for (const person of people)
      person.onDrawn = () => {
        delays.push(performance.now() - from)
        if (delays.length === PEOPLE - 1) resolve(delays)
      }
    people[who]?.draw()
  })
}

function delayLine(ours: readonly number[], theirs: readonly number[]): Line {
  const p99 = percentile(ours, 0.99)
  const written = (delays: readonly number[]) =>
    `p50 ${percentile(delays, 0.5).toFixed(1)}, p99 ${percentile(delays, 0.99).toFixed(1)} ms`
  return {
    what: `delay of a drawing, kept before it is shown (${ours.length} deliveries)`,
    ours: written(ours),
    against: `${written(theirs)} by a bare ws`,
    ratio: null,
    bar: `p99 < ${P99_MS} ms`,
    held: p99 < P99_MS,
  }
}
