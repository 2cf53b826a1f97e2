import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { fetchRemote } from '../../../api/layers/remote/fetchRemote.ts'
import { isPrivate } from '../../../api/layers/remote/privateAddress.ts'
import { type MapServer, startMapServer } from '../../build/mapServer.ts'
import { freePort } from '../../build/silentServer.ts'

let maps: MapServer
let other: MapServer

beforeAll(async () => {
  maps = await startMapServer()
  other = await startMapServer()
})
afterAll(() => Promise.all([maps.close(), other.close()]))

/** As the operator named our own server, and no other. */
const ask = (path: string, own = [maps.host], deadlineMs = 2_000) =>
  fetchRemote(path.startsWith('/') ? maps.url + path : path, {
    ...{ mostBytes: 1_000_000, deadlineMs, ownServers: new Set(own) },
  })

test.each([
  ...['127.0.0.1', '10.1.2.3', '172.31.0.1', '192.168.1.1', '169.254.169.254', '100.64.0.1', '0.0.0.0', '224.0.0.1'],
  ...[
    '::1',
    '::',
    'fe80::1',
    'fc00::1',
    '::ffff:127.0.0.1',
    '::ffff:8.8.8.8',
    '64:ff9b::7f00:1',
    '2002:7f00:1::',
    'name',
  ],
])('%s is nobody’s on the public internet', (address) => expect(isPrivate(address)).toBe(true))

test.each(['8.8.8.8', '172.32.0.1', '196.200.131.1', '2a00:1450:4007::1'])('%s is public', (address) =>
  expect(isPrivate(address)).toBe(false),
)

describe('A server outside the house', () => {
  test('on this machine is asked when an operator named it, and not a byte is sent to it otherwise', async () => {
    expect((await ask('/legend.png')).type).toBe('image/png')
    const before = maps.asked.length
    await expect(ask('/legend.png', [])).rejects.toMatchObject({ code: 'PRIVATE' })
    const port = maps.host.split(':')[1]
    for (const host of [`localhost:${port}`, `2130706433:${port}`, `0x7f.1:${port}`, `[::ffff:127.0.0.1]:${port}`])
      await expect(ask(`http://${host}/legend.png`, [])).rejects.toMatchObject({ code: 'PRIVATE' })
    expect(maps.asked.length).toBe(before)
  })

  test('may lead to another address, but not into the house', async () => {
    expect((await ask(`/to?where=${encodeURIComponent('/legend.png')}`)).type).toBe('image/png')
    const inside = encodeURIComponent(`${other.url}/legend.png`)
    await expect(ask(`/to?where=${inside}`)).rejects.toMatchObject({ code: 'PRIVATE' })
    await expect(ask(`/to?where=${encodeURIComponent('file:///etc/passwd')}`)).rejects.toMatchObject({
      code: 'ADDRESS',
    })
    expect(other.asked).toEqual([])
    const round = `/to?where=${encodeURIComponent(`${maps.url}/to?where=/legend.png`)}`
    expect((await ask(round)).type).toBe('image/png')
    await expect(ask('/to?where=')).rejects.toMatchObject({ code: 'STATUS' })
  })

  test('that goes round in circles is left', async () => {
    const deep = (turns: number): string =>
      turns === 0 ? '/legend.png' : `/to?where=${encodeURIComponent(maps.url + deep(turns - 1))}`
    await expect(ask(deep(4))).rejects.toMatchObject({ code: 'REDIRECTS' })
  })

  test.each([
    ['/silent', 'SLOW'],
    ['/endless', 'TOO_LARGE'],
    ['/bomb', 'TOO_LARGE'],
    ['/nothing', 'STATUS'],
    ['http://user:word@example.org/', 'ADDRESS'],
    ['ftp://example.org/', 'ADDRESS'],
    ['no address', 'ADDRESS'],
  ])('that does as %s is left: %s', async (path, code) => {
    await expect(ask(path, [maps.host], 400)).rejects.toMatchObject({ code })
  })

  test('that is not there is said to be away', async () => {
    const host = `127.0.0.1:${await freePort()}`
    await expect(ask(`http://${host}/`, [host])).rejects.toMatchObject({ code: 'UNREACHABLE' })
  })
})
