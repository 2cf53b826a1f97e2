import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { type Annotation, BOARD_ROOT } from '../../../../api/contract/room/annotation.ts'
import type { BoardRecord, RoomRecord } from '../../../../api/contract/room/answers.ts'
import { boardAfter, momentsOf } from '../../../../web/screens/room/replay/moments.ts'

const DOSSIER = '00000000-0000-4000-8000-000000000001'
const OTHER = '00000000-0000-4000-8000-000000000002'

/** Two points drawn and the first one erased, a second apart. */
function drawings(): BoardRecord['drawings'] {
  const document = new Y.Doc()
  document.clientID = 7
  const updates: string[] = []
  document.on('update', (bytes: Uint8Array) => updates.push(Buffer.from(bytes).toString('base64')))
  const map = document.getMap<Annotation>(BOARD_ROOT)
  map.set('7.1', { on: 'map', shape: 'point', text: '', at: [[-7.6, 33.5]] })
  map.set('7.2', { on: 'map', shape: 'point', text: '', at: [[-7.7, 33.6]] })
  map.delete('7.1')
  return updates.map((update, nth) => ({ at: `2026-11-24T09:00:0${2 * nth}.000Z`, personId: 'amina', update }))
}

const board: BoardRecord = { authors: [{ client: 7, personId: 'amina', bodyId: null }], drawings: drawings() }

const said = (second: number, dossierId: string) => ({
  ...{ nth: second, at: `2026-11-24T09:00:0${second}.000Z`, personId: 'brahim', dossierId },
  deed: { kind: 'note', id: DOSSIER, text: `${second}` } as const,
})

const record: RoomRecord = {
  events: [said(1, DOSSIER), said(3, OTHER)],
  passages: [
    { at: '2026-11-24T08:59:00.000Z', passage: { dossierId: DOSSIER, stage: 'presentation' } },
    { at: '2026-11-24T09:30:00.000Z', passage: { dossierId: OTHER, stage: 'presentation' } },
  ],
  known: [],
  bodies: [],
  boards: [],
}

test('what happened about a dossier is one line of time: its call, its drawings, what was said of it', () => {
  const moments = momentsOf(record, board, DOSSIER)
  expect(moments.map(({ kind }) => kind)).toEqual(['passed', 'drawn', 'said', 'drawn', 'drawn'])
})

test('the board is what it was at each moment, under the name of whoever drew', () => {
  const moments = momentsOf(record, board, DOSSIER)
  const keys = [0, 2, 4, 5].map((count) => boardAfter(moments, count, board).map(({ key }) => key))
  expect(keys).toEqual([[], ['7.1'], ['7.1', '7.2'], ['7.2']])
  expect(boardAfter(moments, 2, board)[0]?.author?.personId).toBe('amina')
})
