// @vitest-environment node
import { describe, expect, test } from 'vitest'
import { type Answering, consolidate } from '../../../../api/contract/avis/reserves.ts'

const AGENCY = { id: 'agency', nameFr: 'Agence', nameAr: 'الوكالة' }
const TOWN = { id: 'town', nameFr: 'Commune', nameAr: 'الجماعة' }
type Opinion = Answering['given'][number]['opinion']

const item = (code: string | null, words = code ?? '', article: string | null = null) => ({
  ...{ code, text: { fr: words, ar: words }, article, document: null, finding: null, successive: false },
})
const said = (
  body: typeof AGENCY,
  round: number,
  opinion: Opinion,
  items: ReturnType<typeof item>[],
  hour = 9,
): Answering => ({
  ...{ round, body, binding: body === AGENCY },
  given: [{ opinion, at: `2026-11-2${round}T0${hour}:00:00.000Z`, items }],
})
const silent = (body: typeof AGENCY, round: number): Answering => ({ round, body, binding: false, given: [] })
const states = (round: number, answers: Answering[]) =>
  Object.fromEntries(consolidate(round, answers).map(({ key, state }) => [key, state]))

describe('the reserves of a dossier as one list', () => {
  test('hold what two bodies ask once, with both of them, each way it was put and each article', () => {
    const [one, ...others] = consolidate(1, [
      said(AGENCY, 1, 'reserved', [item('parking', 'Deux places', 'art. 19')]),
      said(TOWN, 1, 'reserved', [item('parking', 'Trois places', 'art. 20')], 8),
    ])
    expect(others).toEqual([])
    expect(one).toMatchObject({ code: 'parking', state: 'raised', articles: ['art. 19', 'art. 20'] })
    expect(one?.texts.map(({ fr }) => fr)).toEqual(['Deux places', 'Trois places'])
    expect(one?.by.map(({ bodyId }) => bodyId)).toEqual(['agency', 'town'])
  })

  test('hold words of one’s own once whatever their spacing and case', () => {
    const list = consolidate(1, [
      said(AGENCY, 1, 'reserved', [item(null, 'Clôture  de 2 m')]),
      said(TOWN, 1, 'unfavourable', [item(null, 'clôture de 2 m ')]),
    ])
    expect(list).toHaveLength(1)
    expect(list[0]?.kind).toBe('reason')
  })

  test('hold neither what a favourable avis observes nor why one was put off', () => {
    expect(
      consolidate(1, [said(AGENCY, 1, 'favourable', [item('a')]), said(TOWN, 1, 'postponed', [item('b')])]),
    ).toEqual([])
  })

  test('on modified plans, wait for who asked them, then are kept or lifted', () => {
    const first = said(AGENCY, 1, 'reserved', [item('parking'), item('height')])
    expect(states(2, [first, silent(AGENCY, 2)])).toEqual({ parking: 'pending', height: 'pending' })
    expect(states(2, [first, said(AGENCY, 2, 'postponed', [item('late')])])).toEqual({
      parking: 'pending',
      height: 'pending',
    })
    expect(states(2, [first, said(AGENCY, 2, 'reserved', [item('height'), item('fence')])])).toEqual({
      ...{ height: 'kept', fence: 'raised', parking: 'lifted' },
    })
  })

  test('are not lifted by one body for another', () => {
    const both = [said(AGENCY, 1, 'reserved', [item('parking')]), said(TOWN, 1, 'reserved', [item('parking')])]
    const [one] = consolidate(2, [...both, said(AGENCY, 2, 'favourable', []), silent(TOWN, 2)])
    expect(one?.state).toBe('pending')
    expect(one?.by.map(({ bodyId, state }) => [bodyId, state]).toSorted()).toEqual([
      ['agency', 'lifted'],
      ['town', 'pending'],
    ])
  })

  test('put what was lifted last', () => {
    const list = consolidate(2, [
      said(AGENCY, 1, 'unfavourable', [item('height')]),
      said(AGENCY, 2, 'reserved', [item('fence')]),
    ])
    expect(list.map(({ key, state }) => [key, state])).toEqual([
      ['fence', 'raised'],
      ['height', 'lifted'],
    ])
  })
})
