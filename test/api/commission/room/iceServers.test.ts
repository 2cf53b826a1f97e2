import { execFileSync } from 'node:child_process'
import { describe, expect, test } from 'vitest'
import { iceServersFor } from '../../../../api/commission/room/iceServers.ts'
import { readConfig } from '../../../../api/config.ts'

const NOW = new Date('2026-11-24T09:00:00Z')
const SETTINGS = {
  ROKHAS_STUN_URLS: 'stun:media.example.ma:3478',
  ROKHAS_TURN_URLS: 'turn:media.example.ma:3478?transport=udp turns:media.example.ma:5349',
  ROKHAS_TURN_SECRET: 'un secret bien garde',
}

describe('The servers media pass through', () => {
  test('take a password that openssl makes of the same secret, good for twelve hours', () => {
    const { servers, until } = iceServersFor(readConfig(SETTINGS).media, 'u1', NOW)
    const username = `${Date.parse('2026-11-24T21:00:00Z') / 1000}:u1`
    const hmac = ['dgst', '-sha1', '-hmac', SETTINGS.ROKHAS_TURN_SECRET, '-binary']
    const credential = execFileSync('openssl', hmac, { input: username }).toString('base64')
    expect(servers).toEqual([
      { urls: ['stun:media.example.ma:3478'] },
      {
        urls: ['turn:media.example.ma:3478?transport=udp', 'turns:media.example.ma:5349'],
        username,
        credential,
      },
    ])
    expect(until).toBe('2026-11-24T21:00:00.000Z')
  })

  test('are none where nothing is set', () => {
    expect(iceServersFor(readConfig({}).media, 'u1', NOW)).toEqual({ servers: [], until: null })
  })

  test('are refused half given, of another scheme, or with a short secret', () => {
    expect(() => readConfig({ ROKHAS_TURN_URLS: SETTINGS.ROKHAS_TURN_URLS })).toThrow('ROKHAS_TURN_SECRET')
    expect(() => readConfig({ ROKHAS_TURN_SECRET: SETTINGS.ROKHAS_TURN_SECRET })).toThrow('ROKHAS_TURN_URLS')
    expect(() => readConfig({ ...SETTINGS, ROKHAS_TURN_SECRET: 'court' })).toThrow('16 characters')
    expect(() => readConfig({ ROKHAS_STUN_URLS: 'https://media.example.ma' })).toThrow('stun:')
  })
})
