import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { BULK_MOVES } from '../../../api/contract/desk.ts'
import type { Actor } from '../../../api/contract/policy/decide.ts'
import { STEPS } from '../../../api/contract/procedures/steps.ts'
import { QUEUE_SORTS, queueFilter, SCOPES, URGENCIES } from '../../../api/contract/queue.ts'
import { actOf, actValue, type Chosen, movesFor } from '../../../web/screens/desk/bulkActs.ts'
import * as search from '../../../web/screens/desk/deskSearch.ts'

const ID = '0192f0c0-0000-7000-8000-000000000001'
const COMMUNE = { code: '06.141.01.41', nameFr: 'Aïn-Chock', nameAr: 'عين الشق' }
const acting = (role: 'guichet' | 'president', territories: readonly string[] = [COMMUNE.code]): Actor => ({
  ...{ personId: ID, sessionId: null, state: 'active', secondFactor: true },
  mandates: [{ id: ID, bodyId: ID, bodyKind: 'commune', official: true, role, territories, delegatedFrom: null }],
})
const chosen = (step: Chosen['step'], flow: Chosen['procedure']['flow'] = 'commission'): Chosen => ({
  ...{ step, commune: COMMUNE, labels: [] },
  procedure: { code: 'construire', nameFr: 'Permis', nameAr: 'رخصة', flow },
})

describe('the address of a desk', () => {
  test('holds any filter the service takes, and gives it back', () => {
    const some = <const T>(...values: T[]) => fc.option(fc.constantFrom(...values), { nil: undefined })
    const filters = fc.record({
      ...{ scope: some(...SCOPES), urgency: some(...URGENCIES), step: some(...STEPS), track: some('gp', 'pp') },
      ...{
        label: some(ID),
        assigned: some('me', 'nobody', ID),
        commune: some('06.141.01.41'),
        from: some('2026-11-24'),
      },
      ...{ q: some('villa', 'فيلا', '12345/C'), procedure: some('construire'), to: some('2026-12-01') },
    })
    fc.assert(
      fc.property(filters, (filter) => {
        const parsed = search.parseFilter(filter)
        expect(queueFilter.parse(parsed)).toEqual(queueFilter.parse(filter))
        expect(search.parseFilter({ ...parsed })).toEqual(parsed)
        expect(search.sameFilter(parsed, { ...filter, urgency: 'late' })).toBe(true)
      }),
    )
  })

  test('leaves out what is no filter, and what is the usual', () => {
    const raw = { scope: 'open', order: 'due', step: 'lost', label: 'x', assigned: 'you', from: '2026-02-30', q: '  ' }
    expect(search.parseDeskSearch({ ...raw, at: 'x', face: 'list', commune: "06'" })).toEqual({})
    expect(search.narrowings({ q: 'villa', urgency: 'late', step: 'filed', at: ID })).toBe(1)
  })

  test('knows the same words as the contract', () => {
    expect([search.URGENCIES, search.ORDERS, search.SCOPES]).toEqual([URGENCIES, QUEUE_SORTS, SCOPES])
  })
})

describe('what may be done with chosen dossiers', () => {
  test('is what some of them can make and the role allows, counted', () => {
    const three = [chosen('filed'), chosen('filed', 'declaration'), chosen('granted')]
    expect(movesFor(three, acting('guichet'))).toEqual([
      { move: 'dispatch', count: 1 },
      { move: 'acknowledge', count: 1 },
      { move: 'archive', count: 1 },
    ])
    expect(movesFor(three, acting('president'))).toEqual([])
    expect(movesFor([chosen('completing'), chosen('to_sign')], acting('guichet'))).toEqual([])
  })

  test('is written as one value and read back', () => {
    const acts = [
      ...BULK_MOVES.map((transition) => ({ kind: 'move', transition }) as const),
      ...([true, false] as const).map((on) => ({ kind: 'label', labelId: ID, on }) as const),
      ...[ID, null].map((personId) => ({ kind: 'assign', bodyId: ID, personId }) as const),
    ]
    expect(acts.map((act) => actOf(actValue(act)))).toEqual(acts)
    expect([actOf(''), actOf('move sign'), actOf('archive')]).toEqual([null, null, null])
  })
})
