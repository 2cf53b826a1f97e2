import { describe, expect, test } from 'vitest'
import { afterEvent, type RoomEvent, SILENCE } from '../../../../api/contract/room/events.ts'
import type { FromServer } from '../../../../api/contract/room/messages.ts'
import { looksOf } from '../../../../web/screens/room/bodyColours.ts'
import { levelOf } from '../../../../web/screens/room/entry/LevelMeter.tsx'
import { afterMessage, type LineState, NO_LINE } from '../../../../web/screens/room/line/lineState.ts'
import { isWeak, worstOf } from '../../../../web/screens/room/media/mediaPort.ts'
import { receivingQuality } from '../../../../web/screens/room/media/quality.ts'

const chat = (id: string) => ({ kind: 'chat', id, text: 'Vu' }) as const
const event = (nth: number, id: string): RoomEvent => ({
  ...{ nth, at: '2026-11-24T09:00:00.000Z', personId: 'amina', dossierId: null },
  deed: chat(id),
})

function told(state: LineState, ...messages: readonly FromServer[]): LineState {
  let now = state
  for (const message of messages) now = { ...now, ...afterMessage(now, message, 1000) }
  return now
}

const welcome = (events: RoomEvent[]): FromServer => ({
  ...{ t: 'welcome', peer: 3, peers: [], events },
  passage: { dossierId: null, stage: 'deliberation' },
  carried: { by: 'mesh', nth: 1, most: 6 },
})

describe('A line', () => {
  test('that comes back has said what the room heard of it, and says the rest again', () => {
    const away: LineState = { ...NO_LINE, standing: 'away', unsaid: [chat('a'), chat('b')] }
    const back = told(away, welcome([event(1, 'a')]))
    expect(back).toMatchObject({ standing: 'here', self: 3, unsaid: [chat('b')] })
    expect(told(back, { t: 'event', event: event(2, 'b') }).unsaid).toEqual([])
  })

  test('hears the same event once', () => {
    const heard = told(NO_LINE, welcome([event(1, 'a')]), { t: 'event', event: event(1, 'a') })
    expect(heard.events).toHaveLength(1)
  })

  test('knows why it sees nobody, whatever else is refused meanwhile, until it takes part', () => {
    const away = told(NO_LINE, welcome([]), { t: 'refused', code: 'MEDIA_AWAY' }, { t: 'refused', code: 'BOARD_FULL' })
    expect(away).toMatchObject({ keptOut: 'MEDIA_AWAY', refusal: { code: 'BOARD_FULL', times: 1 } })
    const media = { camera: true, microphone: true }
    expect(told(away, { t: 'media', peer: 2, media }).keptOut).toBe('MEDIA_AWAY')
    expect(told(away, { t: 'media', peer: 3, media }).keptOut).toBeNull()
  })

  test('lets go of what was refused, and counts it', () => {
    const state: LineState = { ...NO_LINE, unsaid: [chat('a')] }
    expect(told(state, { t: 'refused', code: 'NOT_YOURS_TO_DO', id: 'a' })).toMatchObject({
      unsaid: [],
      refusal: { code: 'NOT_YOURS_TO_DO', times: 1 },
    })
  })

  test('measures its way there and back by the number of its own ping', () => {
    expect(told(NO_LINE, { t: 'pong', n: 940 }).roundTripMs).toBe(60)
  })
})

describe('Speaking', () => {
  const hand = (personId: string, up: boolean) => ({ personId, deed: { kind: 'hand', id: 'x', up } }) as const
  const floor = (to: string | null) => ({ personId: 'chair', deed: { kind: 'floor', id: 'x', to } }) as const
  const done = (...events: readonly Pick<RoomEvent, 'personId' | 'deed'>[]) => events.reduce(afterEvent, SILENCE)

  test('goes in the order hands were raised; a hand raised twice keeps its place', () => {
    expect(done(hand('a', true), hand('b', true), hand('a', true))).toEqual({ hands: ['a', 'b'], floor: null })
  })

  test('takes the hand down with the floor, and gives the floor back by lowering it', () => {
    expect(done(hand('a', true), hand('b', true), floor('b'))).toEqual({ hands: ['a'], floor: 'b' })
    expect(done(hand('b', true), floor('b'), hand('b', false))).toEqual({ hands: [], floor: null })
    expect(done(floor('b'), hand('a', false))).toEqual({ hands: [], floor: 'b' })
  })
})

describe('Bodies on a board', () => {
  test('look the same to everybody, whatever order they were met in', () => {
    expect(looksOf(['c'], ['b', 'a', null, 'b'])('b')).toEqual(looksOf(['c'], ['a', 'b'])('b'))
    expect(looksOf(['c'], ['a', 'b'])('c')).toEqual(looksOf(['c'], [])('c'))
  })

  test('are told apart beyond the colours there are: by dash', () => {
    const bodies = Array.from({ length: 14 }, (_, nth) => `body ${String(nth).padStart(2, '0')}`)
    const looks = bodies
      .map((body) => looksOf(bodies, [])(body))
      .map(({ colour, dash }) => `${colour} ${dash.join(',')}`)
    expect(new Set(looks).size).toBe(14)
  })
})

test('a line is weak after three bad measures in a row, not before', () => {
  const [good, lossy, slow] = [
    { lost: 0.01, roundTripS: 0.1 },
    { lost: 0.2, roundTripS: 0.1 },
    { lost: 0, roundTripS: 1.2 },
  ]
  expect(isWeak([lossy, slow])).toBe(false)
  expect(isWeak([lossy, good, slow, lossy])).toBe(false)
  expect(isWeak([good, lossy, slow, lossy])).toBe(true)
})

test('what comes from the media server is measured between two looks, and says nothing while too little comes', () => {
  const before = { came: 1000, lost: 10 }
  expect(receivingQuality(before, { came: 1090, lost: 20 })).toEqual({ lost: 0.1, roundTripS: 0 })
  expect(receivingQuality(before, { came: 1010, lost: 19 })).toBeNull()
  const known = { lost: 0.01, roundTripS: 0.9 }
  expect(worstOf([null, known, { lost: 0.1, roundTripS: 0 }])).toEqual({ lost: 0.1, roundTripS: 0.9 })
  expect(worstOf([null])).toBeNull()
})

test('a microphone at rest shows nothing, a full one shows all', () => {
  expect(levelOf(new Uint8Array(64).fill(128))).toBe(0)
  // A square wave of an eighth of the scale: its root mean square is 16/128, four times that is a half.
  expect(levelOf(Uint8Array.from({ length: 64 }, (_, nth) => (nth % 2 ? 144 : 112)))).toBeCloseTo(0.5, 5)
})
