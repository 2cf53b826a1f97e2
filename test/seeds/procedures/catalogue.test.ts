import { describe, expect, test } from 'vitest'
import { procedureDefinition, type Rule, type StageRule } from '../../../api/contract/procedures/definition.ts'
import { trackTest } from '../../../api/contract/procedures/trackTests.ts'
import { MOVES, type Transition } from '../../../api/contract/procedures/transitions.ts'
import { CATALOGUE } from '../../../seeds/procedures/catalogue.ts'

/** Typed from the register of facts, section 2.5: number, whole delay on a day of 2026, and what silence means. */
const IN_2026: readonly (readonly [code: string, number: string, total: string, silence: string])[] = [
  ['note', 'U1', '2 working', 'none'],
  ['construire', 'U2', 'gp 30 calendar, pp 15 calendar', 'granted'],
  ['modificatif', 'U4', 'gp 30 calendar, pp 15 calendar', 'granted'],
  ['extension', 'U5', 'gp 30 calendar, pp 15 calendar', 'granted'],
  ['lotir', 'U6', 'gp 30 calendar', 'granted'],
  ['lotir_modificatif', 'U7', 'gp 30 calendar', 'granted'],
  ['groupe', 'U8', 'gp 30 calendar', 'granted'],
  ['morceler', 'U9', 'gp 30 calendar', 'granted'],
  ['refection', 'U10', '10 working', 'granted'],
  ['demolition', 'U11', '1 month', 'granted'],
  ['regularisation', 'U12', '60 calendar', 'none'],
  ['habiter', 'U13', '1 month', 'granted'],
  ['conformite', 'U14', '1 month', 'none'],
  ['reception_provisoire', 'U15', '45 calendar', 'unknown'],
  ['reception_definitive', 'U16', '?', 'unknown'],
  ['reception_tranche', 'U17', '?', 'none'],
  ['chantier', 'U18', '', 'none'],
  ['fermeture_chantier', 'U18', '', 'none'],
  ['derogation', 'U19', '?', 'none'],
  ['derogation_rurale', 'U20', '?', 'none'],
  ['affectation', 'U21', '?', 'none'],
  ['attestation', 'U22', '?', 'none'],
  ['alignement', 'U23', '?', 'none'],
  ['raccordement', 'U24', '?', 'none'],
  ['declaration', 'E1', '', 'none'],
  ['classe3', 'E2', '30 calendar', 'granted'],
  ['classe2', 'E3', '60 calendar', 'granted'],
  ['classe1', 'E4', '?', 'none'],
  ['activite', 'E5', '?', 'none'],
  ['occupation', 'E6', '?', 'none'],
  ['tranchee', 'E7', '?', 'none'],
  ['antenne', 'E8', '?', 'none'],
  ['affichage', 'E9', '?', 'none'],
  ['evenement', 'E10', '?', 'none'],
  ['boissons', 'E11', '?', 'none'],
  ['transfert', 'E12', '?', 'none'],
]

const inForce = (code: string, day: string) =>
  CATALOGUE.filter(
    ({ definition, validFrom, validTo }) =>
      definition.code === code && validFrom <= day && (validTo === null || day <= validTo),
  )
const definitionOf = (code: string, day: string) => {
  const [found] = inForce(code, day)
  if (!found) throw new Error(`no ${code} on ${day}`)
  return found.definition
}
const words = ({ track, term }: StageRule) => `${track ?? ''} ${term ? `${term.length} ${term.unit}` : '?'}`.trim()
const totalOf = (code: string, day: string) =>
  definitionOf(code, day)
    .stages.filter((stage) => stage.code === 'total')
    .map(words)
    .join(', ')

describe('the catalogue', () => {
  test('has every procedure, with the delay and the silence of the register', () => {
    const codes = new Set(CATALOGUE.map(({ definition }) => definition.code))
    expect([...codes].toSorted()).toEqual(IN_2026.map(([code]) => code).toSorted())
    const held = IN_2026.map(([code]) => {
      const { number, silence } = definitionOf(code, '2026-11-24')
      return [code, number, totalOf(code, '2026-11-24'), silence.effect]
    })
    expect(held).toEqual(IN_2026)
  })

  test.each(['construire', 'modificatif', 'extension'])('gives %s 25 and 10 days until 12 July 2023', (code) => {
    expect(totalOf(code, '2023-07-12')).toBe('gp 25 calendar, pp 10 calendar')
    expect(totalOf(code, '2023-07-13')).toBe('gp 30 calendar, pp 15 calendar')
  })

  test.each(['lotir', 'lotir_modificatif', 'groupe', 'morceler'])('gives %s 25 days until 12 July 2023', (code) => {
    expect(totalOf(code, '2023-07-12')).toBe('gp 25 calendar')
    expect(totalOf(code, '2023-07-13')).toBe('gp 30 calendar')
  })

  test('has one version of each procedure on every day since 16 April 2020', () => {
    const days = ['2020-04-16', '2023-05-07', '2023-05-08', '2023-07-12', '2023-07-13', '2026-11-24', '2040-01-01']
    for (const [code] of IN_2026) for (const day of days) expect(inForce(code, day), `${code} ${day}`).toHaveLength(1)
    for (const [code] of IN_2026) expect(inForce(code, '2020-04-15')).toEqual([])
  })

  test('sets the stages of a grand projet: 3 working days, then 15, then 3, then 2', () => {
    const grand = definitionOf('construire', '2026-11-24').stages.filter(({ track }) => track !== 'pp')
    expect(grand.map(({ code, term }) => [code, term && `${term.length} ${term.unit}`])).toEqual([
      ['dispatch', '3 working'],
      ['avis', '15 working'],
      ['minutes', '3 working'],
      ['answer', '2 working'],
      ['complement', '5 working'],
      ['total', '30 calendar'],
      ['notification', '2 working'],
    ])
  })

  test('lets permits lapse as the laws say', () => {
    const lapses = (code: string) =>
      definitionOf(code, '2026-11-24').validity.map(({ owner, before, term, renewable }) =>
        [owner, before, term && `${term.length} ${term.unit}`, renewable].join(' '),
      )
    expect(lapses('construire')).toEqual(['any foundations 12 month '])
    expect(lapses('lotir')).toEqual(['any works_done 36 month '])
    expect(lapses('refection')).toEqual(['any works_done 6 month false'])
    expect(lapses('demolition')).toEqual(['private works_done 6 month false', 'public works_done 12 month false'])
  })

  test('says that the window of régularisation is not sure', () => {
    const { filing } = definitionOf('regularisation', '2026-11-24')
    expect(filing).toMatchObject({ opens: '2023-05-08', closes: '2025-05-08', rule: { sureness: 'plausible' } })
    expect(definitionOf('regularisation', '2023-05-07').filing).toMatchObject({ closes: null })
  })
})

const rulesOf = (value: unknown): Rule[] => {
  if (typeof value !== 'object' || value === null) return []
  return 'sureness' in value ? [value as Rule] : Object.values(value).flatMap(rulesOf)
}
const ARABIC = /[\u0600-\u06ff]/

describe.each(CATALOGUE.map((one) => [`${one.definition.code} since ${one.validFrom}`, one] as const))(
  '%s',
  (_, { definition, tests }) => {
    const moves = Object.values(MOVES[definition.flow]).flatMap((from) => Object.keys(from)) as Transition[]

    test('is a definition of the contract, with its tests when they decide the track', () => {
      expect(procedureDefinition.parse(definition)).toEqual(definition)
      expect(tests.length > 0).toBe(definition.track === 'by_tests')
      for (const one of tests) expect(trackTest.parse(one)).toEqual(one)
    })

    test('counts its stages between events of its flow, each once on a track', () => {
      for (const { from, until } of definition.stages) expect(moves).toEqual(expect.arrayContaining([from, ...until]))
      for (const track of ['gp', 'pp'] as const) {
        const codes = definition.stages.filter((stage) => stage.track === null || stage.track === track)
        expect(new Set(codes.map(({ code }) => code)).size).toBe(codes.length)
      }
      if (definition.track === null) expect(definition.stages.filter(({ track }) => track !== null)).toEqual([])
    })

    test('starts a stage from filing or from an event that ends one before it', () => {
      definition.stages.forEach(({ from, code }, place) => {
        const before = definition.stages.slice(0, place).flatMap(({ until }) => until)
        expect(code === 'complement' || from === 'file' || before.includes(from), code).toBe(true)
      })
    })

    test('says each rule in both languages, and that it is to be confirmed when it is', () => {
      const rules = [...rulesOf(definition), ...rulesOf(tests)]
      expect(rules.length).toBeGreaterThan(0)
      for (const { fr, ar, sureness } of rules) {
        expect(fr).toMatch(/[a-z].*\.$/i)
        expect(ar).toMatch(ARABIC)
        if (sureness === 'sourced') continue
        expect(fr).toMatch(/à confirmer/i)
        expect(ar).toContain('في انتظار التأكيد')
      }
      for (const { nameAr, nameFr } of [definition, ...definition.pieces, ...definition.fees, ...tests]) {
        expect(nameFr).toMatch(/[a-z]/i)
        expect(nameAr).toMatch(ARABIC)
      }
      expect(definition.purpose.fr).toMatch(/\.$/)
      expect(definition.purpose.ar).toMatch(ARABIC)
    })

    test('gives a stage no length only with a rule that says why', () => {
      for (const { term, rule } of definition.stages)
        if (term === null) expect(rule.fr).toMatch(/non trouvé.*À confirmer|séance tenante/)
      for (const { rule, term } of definition.stages) if (rule.sureness === 'unknown') expect(term).toBeNull()
    })

    test('asks each piece once, one of them at least to be admitted', () => {
      const codes = definition.pieces.map(({ code }) => code)
      expect(new Set(codes).size).toBe(codes.length)
      expect(definition.pieces.some(({ kind, condition }) => kind === 'principal' && condition === 'always')).toBe(true)
    })

    test('asks avis only where its flow gathers them, and each body and network once', () => {
      if (definition.avis.length > 0) expect(['commission', 'reception']).toContain(definition.flow)
      const asked = definition.avis.map(({ kind, network, track }) => `${kind} ${network} ${track}`)
      expect(new Set(asked).size).toBe(asked.length)
    })
  },
)
