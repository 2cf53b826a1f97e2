import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { Board } from '../../../../api/commission/room/Board.ts'
import { type BoardFacts, judgeDrawing } from '../../../../api/commission/room/drawingRule.ts'
import { type Annotation, annotation, BOARD_ROOT, clientOfKey } from '../../../../api/contract/room/annotation.ts'

const AMINA = { personId: 'amina', erasesOthers: false }
const CHAIR = { personId: 'chair', erasesOthers: true }
const OWNERS: Readonly<Record<number, string>> = { 1: 'amina', 2: 'amina', 7: 'brahim', 9: 'chair' }
const EMPTY: BoardFacts = { ownerOf: (client) => OWNERS[client], known: () => 0 }

const point: Annotation = { on: 'map', shape: 'point', text: '', at: [[-7.6, 33.5]] }

/** The update of one gesture of a client, on a document that may hold something already. */
function update(client: number, gesture: (document: Y.Doc) => void, before?: Uint8Array): Uint8Array {
  const document = new Y.Doc()
  if (before) Y.applyUpdate(document, before)
  document.clientID = client
  const vector = Y.encodeStateVector(document)
  let last: Uint8Array | null = null
  document.on('update', (bytes: Uint8Array) => {
    last = bytes
  })
  gesture(document)
  return last ?? Y.encodeStateAsUpdate(document, vector)
}

const put = (key: string, value: unknown) => (document: Y.Doc) => document.getMap(BOARD_ROOT).set(key, value)
const by1 = update(1, put('1.1', point))
const by7 = update(7, put('7.1', point))
/** A board on which Brahim has drawn one point. */
const withBrahims: BoardFacts = { ...EMPTY, known: (client) => (client === 7 ? 1 : 0) }

describe('What may be laid on a board', () => {
  test('is a whole annotation under a key of one’s own', () => {
    expect(judgeDrawing(by1, EMPTY, AMINA)).toEqual({
      ok: true,
      value: { added: [{ client: 1, from: 0, to: 1 }], news: true },
    })
  })

  test('is what one drew before from another window, changed', () => {
    const known: BoardFacts = { ...EMPTY, known: (client) => (client === 1 ? 1 : 0) }
    const changed = update(2, put('1.1', { ...point, text: 'Recul' }), by1)
    expect(judgeDrawing(changed, known, AMINA).ok).toBe(true)
  })

  test('is what the chair takes away of others', () => {
    const erased = update(9, (document) => document.getMap(BOARD_ROOT).delete('7.1'), by7)
    expect(judgeDrawing(erased, withBrahims, CHAIR).ok).toBe(true)
    expect(judgeDrawing(erased, withBrahims, AMINA)).toEqual({ ok: false, error: 'DRAWING_REFUSED' })
  })

  test('sent twice is no news', () => {
    const known: BoardFacts = { ...EMPTY, known: () => 1 }
    expect(judgeDrawing(by1, known, AMINA)).toEqual({ ok: true, value: { added: [], news: false } })
  })

  test('waits for what came before it', () => {
    const document = new Y.Doc()
    document.clientID = 1
    put('1.1', point)(document)
    const vector = Y.encodeStateVector(document)
    put('1.2', point)(document)
    const second = Y.encodeStateAsUpdate(document, vector)
    expect(judgeDrawing(second, EMPTY, AMINA)).toEqual({ ok: false, error: 'DRAWING_AHEAD' })
  })
})

const HOSTILE: Readonly<Record<string, Uint8Array>> = {
  'no bytes at all': new Uint8Array(),
  'bytes that are no update': Uint8Array.from([255, 255, 255, 255, 255, 1, 2, 3]),
  'a client that is somebody else’s': by7,
  'a client nobody opened the board with': update(5, put('5.1', point)),
  'a key that begins with somebody else’s client': update(1, put('7.2', point)),
  'a key that is no key': update(1, put('title', point)),
  'a change to what somebody else drew': update(1, put('7.1', { ...point, text: 'Accepté' }), by7),
  'another root': update(1, (document) => document.getMap('acts').set('1.1', point)),
  'a list': update(1, (document) => document.getArray(BOARD_ROOT).push([point])),
  'a text': update(1, (document) => document.getText(BOARD_ROOT).insert(0, 'x')),
  'a map in the map': update(1, put('1.1', new Y.Map())),
  'a document in the document': update(1, put('1.1', new Y.Doc())),
  'bytes as a value': update(1, put('1.1', new Uint8Array(9))),
  'an annotation of no shape': update(1, put('1.1', { ...point, shape: 'star' })),
  'an annotation with something more': update(1, put('1.1', { ...point, author: 'president' })),
  'a polygon of two corners': update(1, put('1.1', { ...point, shape: 'polygon' })),
  'a place that is none': update(1, put('1.1', { ...point, at: [[Number.NaN, 900]] })),
  'a thousand corners too many': update(1, put('1.1', { ...point, shape: 'line', at: Array(2001).fill([0, 0]) })),
  'a value nested without end': update(1, put('1.1', nested(5000))),
}

function nested(depth: number): unknown {
  let value: unknown = 1
  for (let level = 0; level < depth; level += 1) value = [value]
  return value
}

describe('A hostile update is refused:', () => {
  for (const [what, bytes] of Object.entries(HOSTILE))
    test(what, () => {
      expect(judgeDrawing(bytes, withBrahims, AMINA)).toEqual({ ok: false, error: 'DRAWING_REFUSED' })
    })
})

/** Bytes of a good update with some of them changed, cut or repeated. */
const damaged = fc
  .tuple(
    fc.constantFrom(by1, ...Object.values(HOSTILE)),
    fc.array(fc.tuple(fc.nat(400), fc.nat(255)), { minLength: 1, maxLength: 6 }),
    fc.option(fc.nat(400)),
  )
  .map(([bytes, changes, cut]) => {
    const copy = Uint8Array.from(bytes)
    for (const [at, to] of changes) if (at < copy.length) copy[at] = to
    return cut === null ? copy : copy.subarray(0, cut)
  })

test('whatever bytes come, the board holds whole annotations only, each under its author’s own key', () => {
  fc.assert(
    fc.property(fc.array(damaged, { maxLength: 12 }), (updates) => {
      const board = new Board('session', 'dossier', { snapshot: by7, updates: [], upto: null, authors: AUTHORS })
      for (const bytes of updates) board.draw(bytes, AMINA)
      const document = new Y.Doc()
      Y.applyUpdate(document, board.differenceFrom(Y.encodeStateVector(new Y.Doc())).update)
      for (const [key, value] of document.getMap(BOARD_ROOT)) {
        expect(annotation.safeParse(value).success).toBe(true)
        expect(OWNERS[clientOfKey(key) ?? -1]).toMatch(/amina|brahim/)
      }
      expect(document.getMap(BOARD_ROOT).get('7.1')).toEqual(point)
      expect([...document.share.keys()]).toEqual([BOARD_ROOT])
    }),
    { numRuns: 3000 },
  )
}, 60_000)

const AUTHORS = Object.entries(OWNERS).map(([client, personId]) => ({ client: Number(client), personId, bodyId: null }))
