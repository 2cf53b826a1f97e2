// @vitest-environment node
import { describe, expect, test } from 'vitest'
import type { JournalDayWhole, JournalProof } from '../../../api/contract/journal.ts'
import {
  batchHash,
  batchLeaves,
  dayStatement,
  leafHash,
  merklePath,
  merkleRoot,
  merkleRows,
} from '../../../api/journal/merkle.ts'
import { fail, ok } from '../../../spatial/result.ts'
import { browserProblem } from '../../../web/api/problem.ts'
import { checkProof, readProof, sealedEvent, stepsOf } from '../../../web/screens/journal/proofReading.ts'

const ID = '01939999-0000-7000-8000-000000000001'
const DAY = '2026-11-23'
const hex = (hash: Buffer) => hash.toString('hex')

/** The third of five events of the second of three batches, by the service's own arithmetic. */
function proved(action = 'dossier.consult'): JournalProof & { readonly day: NonNullable<JournalProof['day']> } {
  const events = [0, 1, 2, 3, 4].map((rank) =>
    JSON.stringify({ format: 1, id: rank === 2 ? ID : `other-${rank}`, at: `${DAY}T10:00:00.000000Z`, action }),
  )
  const rows = merkleRows(events.map(leafHash))
  const root = merkleRoot(events.map(leafHash))
  const header = { number: 12, count: 5, sealedAt: `${DAY}T10:00:01.000000Z`, day: DAY }
  const previous = Buffer.alloc(32, 5)
  const hash = batchHash({ ...header, previous, root })
  const batches = batchLeaves([Buffer.alloc(32, 1), hash, Buffer.alloc(32, 2)])
  const dayRoot = merkleRoot(batches)
  const [, , text = ''] = events
  return {
    id: ID,
    text,
    leaf: hex(leafHash(text)),
    batch: {
      ...header,
      ...{ previous: hex(previous), root: hex(root), hash: hex(hash) },
      position: 2,
      path: merklePath(rows, 2).map(hex),
    },
    day: {
      ...{ day: DAY, batches: 3, root: hex(dayRoot), statement: dayStatement(DAY, 3, dayRoot) },
      ...{ closedAt: '2026-11-24T00:00:01Z', timestamp: null, token: null },
      position: 1,
      path: merklePath(merkleRows(batches), 1).map(hex),
    },
  }
}

const publishing = (published: JournalDayWhole) => () => Promise.resolve(ok(published))
const offline = () => Promise.resolve(fail(browserProblem('OFFLINE')))
const unknown = () => Promise.resolve(fail({ code: 'NOT_FOUND', status: 404, detail: null }))

describe('a proof, checked in the browser', () => {
  test('holds as far as the root that is published', async () => {
    const proof = proved()
    const checked = await checkProof(proof, publishing(proof.day))
    expect(checked).toEqual({ stands: 'day', batch: 12, day: DAY, published: 'same' })
    expect(stepsOf(checked).map(({ outcome }) => outcome)).toEqual(Array(7).fill('holds'))
  })

  test('that agrees with itself and with nothing published is not believed', async () => {
    const forged = proved('dossier.forged')
    const checked = await checkProof(forged, publishing(proved().day))
    expect(checked).toMatchObject({ stands: 'day', published: 'differs' })
    expect(stepsOf(checked).at(-1)).toEqual({ step: 'published', outcome: 'broken' })
    expect(await checkProof(forged, unknown)).toMatchObject({ stands: 'day', published: 'absent' })
  })

  test('is not called good while the published root could not be read', async () => {
    const checked = await checkProof(proved(), offline)
    expect(checked).toMatchObject({ stands: 'day', published: 'not_compared' })
    expect(stepsOf(checked).at(-1)).toEqual({ step: 'published', outcome: 'not_reached' })
  })

  test('names the first step that does not hold, and reaches none after it', async () => {
    const proof = proved()
    const checked = await checkProof({ ...proof, day: { ...proof.day, position: 0 } }, publishing(proof.day))
    expect(checked).toEqual({ stands: 'broken', at: 'day_root' })
    expect(stepsOf(checked).map(({ step, outcome }) => [step, outcome])).toEqual([
      ['leaf', 'holds'],
      ['event', 'holds'],
      ['batch_root', 'holds'],
      ['batch', 'holds'],
      ['day_root', 'broken'],
      ['statement', 'not_reached'],
      ['published', 'not_reached'],
    ])
    const another = await checkProof({ ...proof, id: '01939999-0000-7000-8000-000000000002' }, offline)
    expect(another).toEqual({ stands: 'broken', at: 'event' })
  })

  test('that waits for its seal, or for the end of its day, says how far it goes', async () => {
    const proof = proved()
    const waiting = await checkProof({ ...proof, batch: null, day: null }, offline)
    expect(waiting).toEqual({ stands: 'waiting' })
    expect(stepsOf(waiting).filter(({ outcome }) => outcome === 'holds')).toHaveLength(2)
    const sealed = await checkProof({ ...proof, day: null }, offline)
    expect(sealed).toEqual({ stands: 'batch', batch: 12 })
    expect(stepsOf(sealed).filter(({ outcome }) => outcome === 'holds')).toHaveLength(4)
  })
})

describe('a text handed over as a proof', () => {
  test('is read whole', () => {
    const proof = proved()
    expect(readProof(JSON.stringify(proof))).toEqual(ok(proof))
  })

  test.each([
    ['nothing', ''],
    ['half a proof', JSON.stringify(proved()).slice(0, 200)],
    ['another JSON', '{"events":[]}'],
    ['a rank that is none', JSON.stringify(proved()).replace('"position":2', '"position":2.5')],
    ['a hash that is none', JSON.stringify(proved()).replace(/"leaf":"../, '"leaf":"zz')],
  ])('is refused when it is %s', (_, text) => {
    expect(readProof(text)).toEqual(fail('notJson'))
  })
})

describe('the event of a proof', () => {
  test('is read from the sealed text alone', () => {
    expect(sealedEvent(proved())).toMatchObject({ id: ID, action: 'dossier.consult', personId: null })
  })

  test.each(['', '[]', 'null', '{"id":7}'])('is none in %s', (text) => {
    expect(sealedEvent({ text })).toBeNull()
  })
})
