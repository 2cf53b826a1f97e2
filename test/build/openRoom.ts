import { type TestDatabase, testDatabase } from './database.ts'
import { type LiveRoom, lineAddress, liveRoom } from './liveRoom.ts'
import { type TestServer, testServer } from './server.ts'

export type OpenRoom = {
  readonly database: TestDatabase
  readonly server: TestServer
  readonly room: LiveRoom
  /** Where the lines of the room are opened. */
  readonly address: () => string
  readonly close: () => Promise<void>
}

/** A live room, in a database and behind a server of its own. */
export async function openRoom(): Promise<OpenRoom> {
  const database = await testDatabase()
  const server = await testServer({ url: database.url })
  const room = await liveRoom(database.db)
  const close = async () => {
    await server.close()
    await database.close()
  }
  return { database, server, room, address: () => lineAddress(server.url, room.sessionId), close }
}
