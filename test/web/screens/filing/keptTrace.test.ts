import { beforeEach, expect, test } from 'vitest'
import { type KeptTrace, keepTrace, recallTrace } from '../../../../web/screens/filing/trace/keptTrace.ts'

const whose = { personId: 'kenza', dossierId: 'tranchee' }
const trench: KeptTrace = {
  kind: 'line',
  draft: { srid: 26191, positions: [[300_000, 330_000], [300_120, 330_000]], closed: false }, // biome-ignore format: two ends
  texts: { width: '0,60', begins: '01/02/2027', ends: '', address: '', activity: null },
}

beforeEach(() => localStorage.clear())

test('a drawing that no dossier has comes back as it was drawn and typed, to its person and its dossier alone', () => {
  expect(keepTrace(whose, trench)).toBe(true)
  expect(recallTrace(whose, 'line')).toEqual(trench)
  expect(recallTrace({ ...whose, personId: 'omar' }, 'line')).toBeNull()
  expect(recallTrace({ ...whose, dossierId: 'autre' }, 'line')).toBeNull()
})

test('is forgotten once the dossier has it', () => {
  keepTrace(whose, trench)
  keepTrace(whose, null)
  expect([recallTrace(whose, 'line'), localStorage.length]).toEqual([null, 0])
})

test('is left where the procedure now wants another kind of ground, and where it is not our writing', () => {
  keepTrace(whose, trench)
  expect(recallTrace(whose, 'point')).toBeNull()
  for (const written of ['{', '[]', '{"kind":"line"}', '{"kind":"line","draft":{"positions":[["a"]]},"texts":{}}']) {
    localStorage.setItem('rokhas.trace.kenza.tranchee', written)
    expect(recallTrace(whose, 'line')).toBeNull()
  }
})
