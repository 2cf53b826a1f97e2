import { cleanup, render, screen } from '@testing-library/react'
import { afterEach, beforeAll, describe, expect, test } from 'vitest'
import type { Term } from '../../../api/contract/deadlines.ts'
import { CHOICES } from '../../../api/contract/procedures/preCheck/questions.ts'
import { FLOWS } from '../../../api/contract/procedures/transitions.ts'
import type { ProcedureSummary } from '../../../api/contract/procedures/versions.ts'
import { CATALOGUE } from '../../../seeds/procedures/catalogue.ts'
import { parseChooseSearch, withAnswer } from '../../../web/screens/procedures/choose/chooseSearch.ts'
import { answersOf } from '../../../web/screens/procedures/choose/usePreCheck.ts'
import { WholeDelay } from '../../../web/screens/procedures/DelayText.tsx'
import { found } from '../../../web/screens/procedures/procedureQueries.ts'
import { parseCatalogueSearch } from '../../../web/screens/procedures/procedureSearch.ts'
import { mostCitedRule } from '../../../web/screens/procedures/sheet/PiecesPart.tsx'
import { useTerm } from '../../../web/screens/procedures/useTerm.ts'
import { stageAt, usualPath } from '../../../web/screens/procedures/usualPath.ts'
import { preCheckFr } from '../../../web/text/fr/preCheck.ts'
import type { Language } from '../../../web/text/language.ts'
import { Around, browserParts } from './build.tsx'

beforeAll(browserParts)
afterEach(cleanup)

const plain = (text: string | null) => (text ?? '').replace(/[\u2068\u2069]/g, '')
const shown = () => plain(document.body.textContent)
const TermText = ({ term }: { readonly term: Term }) => <b role="note">{useTerm()(term)}</b>

describe('a length of time', () => {
  test.each<[Language, number, Term['unit'], string]>([
    ['fr', 1, 'calendar', 'un jour'],
    ['fr', 10, 'working', '10 jours ouvrables'],
    ['fr', 12, 'month', '12 mois'],
    ['ar', 1, 'month', 'شهر واحد'],
    ['ar', 2, 'working', 'يوما عمل'],
    ['ar', 3, 'working', '3 أيام عمل'],
    ['ar', 15, 'calendar', '15 يوما'],
    ['ar', 100, 'calendar', '100 يوم'],
  ])('%s: %i %s', (language, length, unit, words) => {
    render(
      <Around language={language}>
        <TermText term={{ length, unit }} />
      </Around>,
    )
    expect(plain(screen.getByRole('note').textContent)).toBe(words)
  })

  test('is « à confirmer » when it was read nowhere, and when its text was replaced', () => {
    render(
      <Around>
        <WholeDelay
          delays={[
            { track: 'gp', stage: 'total', term: null, sureness: 'unknown' },
            { track: 'pp', stage: 'total', term: { length: 15, unit: 'calendar' }, sureness: 'superseded' },
            { track: null, stage: 'avis', term: { length: 3, unit: 'working' }, sureness: 'sourced' },
          ]}
        />
      </Around>,
    )
    expect(screen.getByText('Délai à confirmer')).toBeTruthy()
    expect(shown()).toContain('15 jours Petit projet  à confirmer')
    expect(shown()).not.toContain('3 jours ouvrables')
  })
})

describe('the ordinary way', () => {
  test.each(FLOWS)('of the flow %s begins with the filing and ends with an act', (flow) => {
    const path = usualPath(flow)
    expect(path[0]).toEqual({ step: 'filed', by: 'file' })
    expect(['granted', 'acknowledged']).toContain(path.at(-1)?.step)
  })

  test('of a construction goes through the commission, the president, the taxes and the signature', () => {
    expect(usualPath('commission').map(({ step }) => step)).toEqual([
      'filed',
      'consulted',
      'deliberated',
      'opined',
      'to_settle',
      'to_sign',
      'granted',
    ])
  })

  test('gives each step the delay that its arrival starts, the total and the other track apart', () => {
    const stages = CATALOGUE.find(({ definition }) => definition.code === 'construire')?.definition.stages ?? []
    const at = (index: number, track: 'gp' | 'pp' | null) => {
      const one = usualPath('commission')[index]
      return one && stageAt(one, stages, track)
    }
    expect(at(0, 'gp')?.code).toBe('dispatch')
    expect(at(0, 'pp')).toBeNull()
    expect(at(2, 'pp')?.code).toBe('minutes')
    expect(at(6, 'gp')).toBeNull()
  })
})

describe('the search of a procedure', () => {
  const listed = CATALOGUE.filter(({ validTo }) => validTo === null).map(
    ({ definition }) => definition as unknown as ProcedureSummary, // the search reads names, purpose, number and code alone
  )
  test.each([
    ['réfection', ['refection']],
    ['REFEC', ['refection']],
    ['permis habiter', ['habiter']],
    ['الهدم', ['demolition']],
    ['مقهى', ['activite']],
    ['E7', ['tranchee']],
    ['zzz', []],
  ])('« %s »', (q, codes) => {
    const answers = found(listed, q).map(({ code }) => code)
    for (const code of codes) expect(answers).toContain(code)
    if (codes.length === 0) expect(answers).toEqual([])
    else expect(answers.length).toBeLessThan(5)
  })

  test('of nothing is all of them', () => {
    expect(found(listed, ' ')).toHaveLength(listed.length)
  })
})

describe('the pieces of a procedure', () => {
  test('cite once the rule that most of them share', () => {
    const pieces = CATALOGUE.find(({ definition }) => definition.code === 'demolition')?.definition.pieces ?? []
    expect(mostCitedRule(pieces)?.fr).toContain('l’arrêté qui classe pièces principales')
    expect(mostCitedRule(pieces.slice(0, 1))).toBeNull()
  })
})

describe('an address', () => {
  test('of the catalogue keeps a search and a day, and drops a day that is none', () => {
    expect(parseCatalogueSearch({ q: 'réfection', on: '2023-07-12' })).toEqual({ q: 'réfection', on: '2023-07-12' })
    expect(parseCatalogueSearch({ q: '', on: '2023-02-30' })).toEqual({})
  })

  test('of the questions keeps what answers them and nothing else', () => {
    const search = parseChooseSearch({ want: 'build', heightM: 17.5, uses: 'castle', other: 'x', at: 'heightM' })
    expect(search).toEqual({ want: 'build', heightM: '17.5', uses: 'castle', at: 'heightM' })
    expect(answersOf(search)).toEqual({ want: 'build', heightM: '17.5' })
    expect(parseChooseSearch({ at: 'nothing' })).toEqual({})
  })

  test('forgets the former answers with the former intention, and only then', () => {
    const search = { want: 'build', heightM: '9', at: 'want' } as const
    expect(withAnswer(search, 'want', 'repair')).toEqual({ want: 'repair' })
    expect(withAnswer(search, 'want', 'build')).toMatchObject({ want: 'build', heightM: '9' })
    expect(withAnswer(search, 'heightM', '12').at).toBeUndefined()
  })
})

describe('the words of the questions', () => {
  test('name every answer, and explain only answers there are', () => {
    const named: Readonly<Record<string, object>> = {
      ...preCheckFr.choices,
      publicOwner: preCheckFr.yesOrNo,
      openToPublic: preCheckFr.yesOrNo,
      inReceivedLotissement: preCheckFr.yesOrNo,
    }
    for (const [question, choices] of Object.entries(CHOICES))
      expect([question, Object.keys(named[question] ?? {}).sort()]).toEqual([question, [...choices].sort()])
    for (const [question, hints] of Object.entries(preCheckFr.choiceHints))
      for (const choice of Object.keys(hints)) expect(Object.keys(named[question] ?? {})).toContain(choice)
  })
})
