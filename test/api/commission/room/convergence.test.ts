import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Annotation } from '../../../../api/contract/room/annotation.ts'
import type { RoomLine } from '../../../../web/screens/room/line/RoomLine.ts'
import { type TestDatabase, testDatabase } from '../../../build/database.ts'
import { type LiveRoom, lineAddress, liveRoom, openLine, until } from '../../../build/liveRoom.ts'
import { type ServerProcess, startServerProcess } from '../../../build/serverProcess.ts'

let database: TestDatabase
let server: ServerProcess
let room: LiveRoom

beforeAll(async () => {
  database = await testDatabase()
  room = await liveRoom(database.db, { now: new Date() })
  server = await startServerProcess(database.url)
})

afterAll(async () => {
  server.child.kill('SIGTERM')
  await server.ended
  await database.close()
})

/** Numbers that are the same for one seed (mulberry32). */
function random(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

const somewhere = (chance: () => number): Annotation => ({
  ...{ on: 'map', shape: 'line', text: `${Math.floor(chance() * 1000)}` },
  at: [
    [-7.6 + chance() / 100, 33.5 + chance() / 100],
    [-7.6 + chance() / 100, 33.5 + chance() / 100],
  ],
})

/** Draws, changes, erases, undoes and redoes for a while, whatever becomes of the line. */
async function drawOn(
  line: RoomLine,
  dossierId: string,
  { chance, gestures }: { chance: () => number; gestures: number },
) {
  const board = line.board(dossierId)
  const own: string[] = []
  for (let gesture = 0; gesture < gestures; gesture += 1) {
    const key = own[Math.floor(chance() * own.length)]
    const what = chance()
    if (key === undefined || what < 0.5) own.push(board.draw(somewhere(chance)))
    else if (what < 0.7) board.change(key, somewhere(chance))
    else if (what < 0.8) board.erase(key, { own: true })
    else if (what < 0.92) board.undo()
    else board.redo()
    await pause(chance() * 25)
  }
}

const inOrder = (line: RoomLine, dossierId: string) =>
  line
    .board(dossierId)
    .placed.map(({ key, annotation, author }) => JSON.stringify([key, annotation, author?.personId]))
    .sort()

/** The server dies without a word and another takes its place, at another address. */
async function killServer(): Promise<void> {
  server.child.kill('SIGKILL')
  await server.ended
  server = await startServerProcess(database.url)
}

for (const seed of [1, 2])
  test(`drawn through cut lines and killed servers, all see the same and nothing kept is lost (seed ${seed})`, async () => {
    const chance = random(seed)
    const dossierId = room.dossiers[seed % 2] ?? room.dossiers[0]
    const people = [room.chair, ...room.members]
    const lines = people.map((one) => openLine(() => lineAddress(server.url, room.sessionId), one.headers))
    const drawing = Promise.all(
      lines.map((line, nth) => drawOn(line, dossierId, { chance: random(seed * 100 + nth), gestures: 120 })),
    )
    for (let cut = 0; cut < 4; cut += 1) {
      await pause(150 + chance() * 250)
      lines[Math.floor(chance() * lines.length)]?.cut()
      if (cut === 1 || cut === 3) await killServer()
    }
    await drawing
    for (const line of lines) {
      line.hurry()
      await until(line, () => line.state.standing === 'here' && line.pending === 0, 'everything kept', 30_000)
    }
    await killServer()
    for (const line of lines) await until(line, () => line.state.standing === 'here', 'back again', 30_000)
    for (const line of lines) await until(line, () => line.board(dossierId).isOpen, 'the board open', 30_000)
    const late = openLine(() => lineAddress(server.url, room.sessionId), room.secretary.headers)
    const lateBoard = late.board(dossierId)
    await until(late, () => lateBoard.isOpen, 'a newcomer', 30_000)
    const seen = inOrder(late, dossierId)
    expect(seen.length).toBeGreaterThan(20)
    for (const line of lines) expect(inOrder(line, dossierId)).toEqual(seen)
    // What everybody's own window holds of their own hand is what the newcomer is shown.
    for (const [nth, { person }] of people.entries()) {
      const own = inOrder(lines[nth] ?? late, dossierId).filter((one) => one.includes(person))
      expect(own.length).toBeGreaterThan(0)
    }
    for (const line of [...lines, late]) line.leave()
  }, 120_000)
