import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestDatabase, testDatabase } from '../../../build/database.ts'
import { enter, lineAddress, liveRoom, openLine, until } from '../../../build/liveRoom.ts'
import { People } from '../../../build/people.ts'
import { type TestServer, testServer } from '../../../build/server.ts'

let database: TestDatabase
let server: TestServer

beforeAll(async () => {
  database = await testDatabase()
  server = await testServer({ url: database.url, rooms: { askAgainMs: 200 } })
})

afterAll(async () => {
  await server.close()
  await database.close()
})

test('a designer called for another dossier leaves the first, and comes in for theirs', async () => {
  const room = await liveRoom(database.db, { members: 1 })
  const line = openLine(() => lineAddress(server.url, room.sessionId), room.designer.headers)
  await room.pass('called', 0)
  await until(line, () => line.state.standing === 'here', 'let in')
  const calledFor = (dossier: string) =>
    sql`update session_invited set dossiers = array[${dossier}::uuid]
      where session_id = ${room.sessionId} and capacity = 'designer'`.execute(database.db)
  await calledFor(room.dossiers[1])
  await until(line, () => line.state.standing === 'waiting', 'put out')
  await calledFor(room.dossiers[0])
  await until(line, () => line.state.standing === 'here', 'let in again')
  line.leave()
})

test('a designer who is called off is put out', async () => {
  const room = await liveRoom(database.db, { members: 1 })
  const line = openLine(() => lineAddress(server.url, room.sessionId), room.designer.headers)
  await until(line, () => line.state.standing === 'waiting', 'outside the door')
  await sql`update session_invited set withdrawn_at = now()
    where session_id = ${room.sessionId} and capacity = 'designer'`.execute(database.db)
  await until(line, () => line.state.standing === 'ended', 'put out')
  expect(line.state.endedBy).toBe('notSeated')
  line.leave()
})

test('a member who acts for another body is put out: what they drew was for the first', async () => {
  const room = await liveRoom(database.db)
  const [one, other] = room.members
  if (!one || !other) throw new Error('two members are called')
  const line = await enter(() => lineAddress(server.url, room.sessionId), one)
  await new People(database.db).mandate({ person: one.person, body: other.body, role: 'member' })
  await sql`update mandate set valid_to = '2026-11-23' where person_id = ${one.person} and body_id = ${one.body}`.execute(
    database.db,
  )
  await until(line, () => line.state.standing === 'ended', 'put out')
  expect(line.state.endedBy).toBe('notSeated')
  line.leave()
})
