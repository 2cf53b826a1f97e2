import { randomUUID } from 'node:crypto'
import { pino } from 'pino'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { JanusLine } from '../../../../api/commission/room/sfu/JanusLine.ts'
import { keysOf, VideoRoom, type VideoRoomPorts } from '../../../../api/commission/room/sfu/VideoRoom.ts'
import { readConfig } from '../../../../api/config.ts'
import type { FromSfu } from '../../../../api/contract/room/messages.ts'
import type { RoomLine } from '../../../../web/screens/room/line/RoomLine.ts'
import { type TestDatabase, testDatabase } from '../../../build/database.ts'
import { hasJanus, type Janus, startJanus } from '../../../build/janus.ts'
import { enter, lineAddress, liveRoom, until } from '../../../build/liveRoom.ts'
import { type TestServer, testServer } from '../../../build/server.ts'
import { startSilentServer } from '../../../build/silentServer.ts'

const BOTH = { camera: true, microphone: true }
const quiet = pino({ level: 'silent' })

/** What a browser offers that sends sound and pictures (RFC 8829), with nobody behind it. */
const OFFER = [
  ...['v=0', 'o=- 1 2 IN IP4 127.0.0.1', 's=-', 't=0 0', 'a=group:BUNDLE 0 1'],
  ...['audio 9 UDP/TLS/RTP/SAVPF 111|111 opus/48000/2', 'video 9 UDP/TLS/RTP/SAVPF 96|96 VP8/90000'].flatMap(
    (line, mid) => {
      const [media, map] = line.split('|')
      return [
        ...[`m=${media}`, 'c=IN IP4 0.0.0.0', 'a=ice-ufrag:Rokh', 'a=ice-pwd:RokhasRokhasRokhasRokhas'],
        ...[`a=fingerprint:sha-256 ${Array.from({ length: 32 }, () => 'A7').join(':')}`, 'a=setup:actpass'],
        ...[`a=mid:${mid}`, 'a=sendonly', 'a=rtcp-mux', `a=rtpmap:${map}`, `a=ssrc:${mid + 1} cname:rokhas`],
      ]
    },
  ),
  '',
].join('\r\n')

test('A media server is given whole, over a WebSocket, with a long secret, or not at all', () => {
  const given = { ROKHAS_JANUS_URL: 'wss://media.example.ma:8989', ROKHAS_JANUS_SECRET: 'un secret bien garde' }
  expect(readConfig(given).media.sfu).toEqual({ url: given.ROKHAS_JANUS_URL, secret: given.ROKHAS_JANUS_SECRET })
  expect(readConfig({}).media.sfu).toBeNull()
  expect(() => readConfig({ ROKHAS_JANUS_URL: given.ROKHAS_JANUS_URL })).toThrow('ROKHAS_JANUS_SECRET')
  expect(() => readConfig({ ...given, ROKHAS_JANUS_URL: 'https://media.example.ma' })).toThrow('ws://')
  expect(() => readConfig({ ...given, ROKHAS_JANUS_SECRET: 'court' })).toThrow('16 characters')
})

describe.skipIf(!hasJanus('the media server'))('A room and its media server', () => {
  let janus: Janus
  let database: TestDatabase
  let server: TestServer
  let sessionId: string
  let lines: RoomLine[]

  beforeAll(async () => {
    janus = await startJanus()
    database = await testDatabase()
    const env = { ROKHAS_JANUS_URL: janus.url, ROKHAS_JANUS_SECRET: janus.secret }
    server = await testServer({ url: database.url, env })
    const room = await liveRoom(database.db, { members: 7 })
    sessionId = room.sessionId
    const address = () => lineAddress(server.url, sessionId)
    lines = await Promise.all([room.chair, ...room.members].map((who) => enter(address, who)))
  })

  afterAll(async () => {
    for (const line of lines) line.leave()
    await server.close()
    await database.close()
    await janus.stop()
  })

  const isIn = ({ state: { peers, self } }: RoomLine) => peers.some(({ peer, media }) => peer === self && media)
  const carriedBy = async (by: string) => {
    for (const line of lines) await until(line, () => line.state.carried.by === by, by, 15_000)
  }
  const turnOn = async (some: readonly RoomLine[]) => {
    for (const line of some) {
      line.say({ t: 'media', media: BOTH })
      await until(line, () => isIn(line), 'in the picture')
    }
  }

  test('stay apart up to six; the seventh takes everybody there, where a browser is answered and nobody else hears it', async () => {
    await turnOn(lines.slice(0, 6))
    expect(lines.map(({ state }) => state.carried.by)).toEqual(lines.map(() => 'mesh'))
    await turnOn(lines.slice(6, 7))
    await carriedBy('sfu')
    const [first, second] = lines as [RoomLine, RoomLine]
    const heard: [string, FromSfu][] = []
    const others: unknown[] = []
    first.onMedia = (message) => message.t === 'sfu' && heard.push([message.call, message.says])
    second.onMedia = (message) => others.push(message)
    const call = randomUUID()
    first.say({ t: 'sfu', call, says: { up: OFFER, pictures: true } })
    await expect.poll(() => heard.length, { timeout: 10_000 }).toBe(1)
    const [to, says] = heard[0] ?? []
    expect(to).toBe(call)
    const answered =
      says && 'up' in says ? says.up.split('\r\n').filter((text) => /^(m|a=recv|a=rtpmap)/.test(text)) : []
    expect(answered).toEqual([
      ...['m=audio 9 UDP/TLS/RTP/SAVPF 111', 'a=recvonly', 'a=rtpmap:111 opus/48000/2'],
      ...['m=video 9 UDP/TLS/RTP/SAVPF 96', 'a=recvonly', 'a=rtpmap:96 VP8/90000'],
    ])
    expect(others).toEqual([])
  })

  test('hears nothing of whoever takes no part', async () => {
    const eighth = lines[7] as RoomLine
    const heard: unknown[] = []
    eighth.onMedia = (message) => heard.push(message)
    eighth.say({ t: 'sfu', call: randomUUID(), says: { up: OFFER, pictures: true } })
    const before = eighth.state.roundTripMs
    eighth.say({ t: 'ping', n: 0 })
    await until(eighth, () => eighth.state.roundTripMs !== before, 'an answer to what came after')
    await new Promise((resolve) => setTimeout(resolve, 500))
    expect(heard).toEqual([])
  })

  test('wait for it when it dies, or go on among themselves when they are six, and come back to it', async () => {
    await janus.kill()
    await carriedBy('nothing')
    await janus.start()
    await carriedBy('sfu')
    await janus.kill()
    await carriedBy('nothing')
    const seventh = lines[6] as RoomLine
    seventh.say({ t: 'media', media: null })
    await carriedBy('mesh')
    seventh.say({ t: 'media', media: BOTH })
    await until(seventh, () => seventh.state.keptOut === 'MEDIA_AWAY', 'told why')
    expect(lines[0]?.state.carried.by).toBe('mesh')
    await janus.start()
    await turnOn([seventh])
    await carriedBy('sfu')
  })

  test('part when nobody sends any more, and nothing is left there', async () => {
    expect(await standsAt(janus, sessionId)).toBe(true)
    for (const line of lines) line.say({ t: 'media', media: null })
    await carriedBy('mesh')
    await expect.poll(() => standsAt(janus, sessionId)).toBe(false)
  })
})

/** Whether the session's room is at the media server; null when it does not say. */
async function standsAt({ url, secret }: Janus, sessionId: string): Promise<boolean | null> {
  const attached = await new JanusLine({ url, secret }, quiet).attach(() => undefined)
  if (!attached.ok) return null
  const told = await attached.value.ask({ request: 'exists', room: keysOf(sessionId, secret).room })
  await attached.value.detach()
  return told.ok ? (told.value.plugindata?.data.exists ?? null) : null
}

describe.skipIf(!hasJanus('the line to a media server'))('The line to a media server', () => {
  const ports: VideoRoomPorts = { say: () => undefined, onLost: () => undefined }

  test('makes anew the room that a server of ours left there when it died, and is refused with another secret', async () => {
    const janus = await startJanus()
    const { url, secret } = janus
    const which = { sessionId: randomUUID(), secret, log: quiet }
    const [before, after] = [new JanusLine({ url, secret }, quiet), new JanusLine({ url, secret }, quiet)]
    expect((await VideoRoom.open(before, which, ports)).ok).toBe(true)
    before.close()
    const opened = await VideoRoom.open(after, which, ports)
    expect(opened.ok).toBe(true)
    const stranger = new JanusLine({ url, secret: 'un autre secret garde' }, quiet)
    expect(await stranger.attach(() => undefined)).toEqual({ ok: false, error: 'JANUS_REFUSED' })
    if (opened.ok) await opened.value.close()
    await janus.stop()
  })

  test('gives up a server that is not there, or that does not answer', async () => {
    const silent = await startSilentServer()
    const at = (port: number) =>
      new JanusLine({ url: `ws://127.0.0.1:${port}`, secret: 'un secret bien garde' }, quiet, 300)
    const asked = await at(silent.port).attach(() => undefined)
    expect(asked).toEqual({ ok: false, error: 'JANUS_AWAY' })
    await silent.close()
    expect(await at(silent.port).attach(() => undefined)).toEqual({ ok: false, error: 'JANUS_AWAY' })
  })
})
