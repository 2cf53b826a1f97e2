import { expect, test } from 'vitest'
import type { BoardDossier } from '../../../api/contract/performance/board.ts'
import { dossiersOf, figuresOf, parseBoardSearch } from '../../../web/screens/board/boardSearch.ts'
import { targetsOf } from '../../../web/screens/board/targets.ts'
import { readsThere } from '../../../web/screens/commune/useReadsThere.ts'

const BODY = '01981d0a-0000-7000-8000-000000000001'
const OTHER = '01981d0a-0000-7000-8000-000000000002'

test('an address says which figure is looked at, and nothing that is usual or unreadable', () => {
  expect(parseBoardSearch({ horizon: 'late', unit: '06.141.01.41', track: 'gp', holder: 'roi', view: 'sent' })).toEqual(
    {
      ...{ unit: '06.141.01.41', track: 'gp', view: 'sent' },
    },
  )
})

test('the table stays whole while the dossiers of one of its rows are listed', () => {
  const search = parseBoardSearch({ within: '06.141', unit: '06.141.01.41', holder: 'guichet', horizon: 'in5' })
  expect(figuresOf(search)).toMatchObject({ unit: '06.141' })
  expect(figuresOf(search)).not.toHaveProperty('holder')
  expect(dossiersOf(search)).toMatchObject({ unit: '06.141.01.41', holder: 'guichet', horizon: 'in5' })
  expect(dossiersOf(parseBoardSearch({ within: '06.141' }))).toMatchObject({ unit: '06.141', horizon: 'late' })
})

test('a dossier is reminded of to each silent body, to whoever holds it, and never to its applicant', () => {
  const silent = [BODY, OTHER].map((id) => ({
    id,
    nameFr: 'Agence',
    nameAr: 'الوكالة',
    askedAt: '2026-11-02T09:00:00Z',
  }))
  const one = { id: 'd', holder: 'members', silent } as unknown as BoardDossier // what the question does not read is left out
  expect(targetsOf(one, undefined).map(({ bodyId }) => bodyId)).toEqual([BODY, OTHER])
  expect(targetsOf(one, OTHER)).toEqual([{ dossierId: 'd', bodyId: OTHER }])
  expect(targetsOf({ ...one, holder: 'cashier', silent: [] }, undefined)).toEqual([{ dossierId: 'd', bodyId: null }])
  expect(targetsOf({ ...one, holder: 'applicant', silent: [] }, undefined)).toEqual([])
})

test('a mandate reads a commune by itself, by its city, its province, its region or the country', () => {
  const reads = (unit: string, path = ['MA', '06', '06.141', '06.141.01.0', '06.141.01.41']) => {
    const mandate = { id: 'm', bodyId: 'b', bodyKind: 'province', official: true, delegatedFrom: null } as const
    const mandates = [{ ...mandate, role: 'governor', territories: [unit] }] as const
    return readsThere({ personId: 'p', sessionId: 's', state: 'active', secondFactor: true, mandates }, path)
  }
  for (const unit of ['06.141.01.41', '06.141.01.0', '06.141', '06', 'MA'])
    expect([unit, reads(unit)]).toEqual([unit, true])
  for (const unit of ['06.141.01.4', '06.14', '09', '06.141.03.0']) expect([unit, reads(unit)]).toEqual([unit, false])
  // Moved to another province, a commune keeps its code: the province it left reads it no more.
  const moved = ['MA', '06', '06.371', '06.141.03.01']
  expect([reads('06.371', moved), reads('06.141', moved)]).toEqual([true, false])
})
