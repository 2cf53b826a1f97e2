import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  afterEvent,
  isOver,
  newItem,
  type UploadEvent,
  type UploadItem,
  waitAfter,
} from '../../../web/upload/uploadItem.ts'

const plan = newItem({ key: 'a', dossierId: 'd', name: 'plan.pdf', bytes: 1000 })
const refusal = { by: 'browser', why: 'unreadable' } as const

const events: fc.Arbitrary<UploadEvent> = fc.oneof(
  fc.record({
    type: fc.constant('read' as const),
    fingerprint: fc.string(),
    address: fc.constantFrom(null, '/api/uploads/1'),
    received: fc.integer({ min: 0, max: 1000 }),
  }),
  fc.constantFrom<UploadEvent>(
    { type: 'begin' },
    { type: 'known', address: '/api/uploads/1' },
    { type: 'pause' },
    { type: 'resume' },
    { type: 'lost', retryAt: 5 },
    { type: 'forgotten' },
    { type: 'received' },
    { type: 'kept', already: false, documentId: 'd1' },
    { type: 'kept', already: true, documentId: 'd1' },
    { type: 'refused', refusal },
  ),
  fc.integer({ min: -10, max: 2000 }).map((sent): UploadEvent => ({ type: 'progress', sent })),
)

const having = (given: readonly UploadEvent[], from: UploadItem = plan) => given.reduce(afterEvent, from)

describe('a file on its way', () => {
  test('never counts fewer bytes than none nor more than it has, whatever happens to it', () => {
    fc.assert(
      fc.property(fc.array(events), (given) => {
        const { sent, bytes } = having(given)
        expect(sent).toBeGreaterThanOrEqual(0)
        expect(sent).toBeLessThanOrEqual(bytes)
      }),
    )
  })

  test('stays as it ended once it is kept or refused', () => {
    fc.assert(
      fc.property(fc.array(events), fc.array(events), (first, then) => {
        const ended = having(first)
        fc.pre(isOver(ended))
        expect(having(then, ended)).toEqual(ended)
      }),
    )
  })

  test('is kept only after every byte has been received', () => {
    fc.assert(
      fc.property(fc.array(events), (given) => {
        const item = having(given)
        if (item.state === 'done' || item.state === 'already') expect(item.sent).toBe(item.bytes)
      }),
    )
  })

  test('goes on after a pause from what the service has', () => {
    const read = { type: 'read', fingerprint: 'f', address: '/api/uploads/1', received: 400 } as const
    const item = having([
      read,
      { type: 'begin' },
      { type: 'progress', sent: 700 },
      { type: 'pause' },
      { type: 'resume' },
    ])
    expect([item.state, item.sent, item.resumedAt]).toEqual(['queued', 700, 400])
  })

  test('begins anew when the service has forgotten it', () => {
    const read = { type: 'read', fingerprint: 'f', address: '/api/uploads/1', received: 400 } as const
    const item = having([read, { type: 'begin' }, { type: 'forgotten' }])
    expect([item.state, item.sent, item.address]).toEqual(['queued', 0, null])
  })

  test('is tried again after 1, 2, 4, 8 and 16 seconds, then every 30', () => {
    expect([0, 1, 2, 3, 4, 5, 6, 40].map(waitAfter)).toEqual([1000, 2000, 4000, 8000, 16000, 30000, 30000, 30000])
  })
})
