// @vitest-environment node
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { SYNTHESES, synthesise, type Voice, type Voices } from '../../../../api/contract/avis/synthesis.ts'
import { WEIGHTS } from '../../../../seeds/avis/weights.ts'
import { COMMISSION_AVIS, MORCELLEMENT_AVIS, RECOLEMENT_AVIS } from '../../../../seeds/procedures/avis.ts'

const OPINIONS = ['favourable', 'reserved', 'unfavourable', 'postponed'] as const
type Opinion = (typeof OPINIONS)[number]

const rulesOf = (kind: string, rules = COMMISSION_AVIS) => rules.filter((rule) => rule.kind === kind)

function voice(
  kind: 'urban_agency' | 'province' | 'land_registry' | 'civil_protection',
  opinion: Opinion | null,
): Voice {
  const rules = rulesOf(kind, kind === 'land_registry' ? MORCELLEMENT_AVIS : COMMISSION_AVIS)
  return {
    body: { kind, nameFr: kind, nameAr: kind },
    rules,
    binding: rules.some(({ binding }) => binding),
    said: opinion && { opinion, items: opinion === 'favourable' ? 0 : 2, until: null },
  }
}

const of = (voices: readonly Voice[], more: Partial<Voices> = {}) =>
  synthesise({ procedure: 'construire', voices, missing: [], weights: WEIGHTS, over: false, ...more })

describe('what the avis of a dossier come to', () => {
  test('is nothing while nobody is asked', () => expect(of([])).toBeNull())

  test('is favourable when all are, and with reserves when one has some', () => {
    expect(of([voice('urban_agency', 'favourable'), voice('province', 'favourable')])?.verdict).toBe('favourable')
    expect(of([voice('urban_agency', 'favourable'), voice('province', 'reserved')])?.verdict).toBe('reserved')
  })

  test('is unfavourable by the agency’s veto, and says by which rule', () => {
    const found = of([voice('urban_agency', 'unfavourable'), voice('province', null)])
    expect(found?.verdict).toBe('unfavourable')
    expect(found?.reasons[0]).toMatchObject({ code: 'binding_against', body: { kind: 'urban_agency' }, items: 2 })
    expect(found?.reasons[0]?.rule?.fr).toContain('art. 35')
  })

  test('is not stopped by a consultative refusal, which weighs as reserves', () => {
    const found = of([voice('urban_agency', 'favourable'), voice('province', 'unfavourable')])
    expect(found?.verdict).toBe('reserved')
    expect(found?.reasons[0]).toMatchObject({ code: 'consultative_against', rule: { sureness: 'plausible' } })
  })

  test('is stopped by the land registry for a morcellement, in practice and to be confirmed, and for nothing else', () => {
    const voices = [voice('urban_agency', 'favourable'), voice('land_registry', 'unfavourable')]
    const found = of(voices, { procedure: 'morceler' })
    expect(found?.verdict).toBe('unfavourable')
    expect(found?.reasons[0]).toMatchObject({ code: 'practice_against', rule: { sureness: 'plausible' } })
    expect(of(voices, { procedure: 'lotir' })?.verdict).toBe('reserved')
  })

  test('waits for a member until the session, then says that nobody knows what silence is worth', () => {
    const voices = [voice('urban_agency', 'favourable'), voice('province', null)]
    expect(of(voices)?.reasons[0]?.code).toBe('waiting')
    const after = of(voices, { over: true })
    expect(after).toMatchObject({ verdict: 'incomplete', reasons: [{ code: 'silent_unknown' }, {}] })
    expect(after?.reasons[0]?.rule?.fr).toContain('À confirmer')
  })

  test('takes silence as favourable once that is configured, and never for a binding avis', () => {
    const weights = WEIGHTS.map((one) => (one.about === 'silence' ? { ...one, effect: 'favourable' as const } : one))
    const silent = of([voice('urban_agency', 'favourable'), voice('province', null)], { over: true, weights })
    expect(silent?.verdict).toBe('favourable')
    const agency = of([voice('urban_agency', null)], { over: true, weights })
    expect(agency).toMatchObject({ verdict: 'incomplete', reasons: [{ code: 'binding_silent' }] })
  })

  test('takes the silence of the telecom operator at a récolement as its own rule has it', () => {
    const rules = rulesOf('network_operator', RECOLEMENT_AVIS)
    const telecom: Voice = { ...voice('province', null), rules, binding: false }
    expect(of([telecom], { over: true, procedure: 'habiter' })?.verdict).toBe('favourable')
  })

  test('is incomplete where a binding rule finds no body', () => {
    const missing = rulesOf('urban_agency')
    expect(of([voice('province', 'favourable')], { missing })).toMatchObject({
      verdict: 'incomplete',
      reasons: [{ code: 'nobody', wanted: 'urban_agency' }, {}],
    })
  })
})

const anyVoice = fc
  .record({
    kind: fc.constantFrom('urban_agency' as const, 'province' as const, 'land_registry' as const),
    opinion: fc.option(fc.constantFrom(...OPINIONS)),
    name: fc.string({ minLength: 1, maxLength: 6 }),
    binding: fc.boolean(),
  })
  .map(({ kind, opinion, name, binding }) => ({
    ...voice(kind, opinion),
    body: { kind, nameFr: name, nameAr: name },
    binding,
  }))
const anything = fc.record({
  procedure: fc.constantFrom('construire', 'morceler'),
  voices: fc.array(anyVoice, { minLength: 1, maxLength: 8 }),
  missing: fc.constantFrom([], rulesOf('urban_agency')),
  weights: fc.constantFrom(WEIGHTS, []),
  over: fc.boolean(),
})
const rank = (given: Voices) => SYNTHESES.indexOf(synthesise(given)?.verdict ?? 'favourable')

describe('whatever is said', () => {
  test('one more avis never makes it better', () =>
    fc.assert(
      fc.property(anything, anyVoice, (given, one) => {
        expect(rank({ ...given, voices: [...given.voices, one] })).toBeGreaterThanOrEqual(rank(given))
      }),
    ))

  test('a binding refusal makes it unfavourable', () =>
    fc.assert(
      fc.property(anything, (given) => {
        const against = voice('urban_agency', 'unfavourable')
        expect(synthesise({ ...given, voices: [...given.voices, against] })?.verdict).toBe('unfavourable')
      }),
    ))

  test('the order in which it is said does not matter', () =>
    fc.assert(
      fc.property(anything, fc.infiniteStream(fc.nat()), (given, stream) => {
        const key = new Map(given.voices.map((one) => [one, stream.next().value ?? 0]))
        const shuffled = given.voices.toSorted((a, b) => (key.get(a) ?? 0) - (key.get(b) ?? 0))
        const [one, other] = [synthesise(given), synthesise({ ...given, voices: shuffled })]
        expect(other?.verdict).toBe(one?.verdict)
        expect(other?.reasons.map(({ code }) => code)).toEqual(one?.reasons.map(({ code }) => code))
      }),
    ))

  test('each body and each missing one is told once, and the worst comes first', () =>
    fc.assert(
      fc.property(anything, (given) => {
        const found = synthesise(given)
        expect(found?.reasons).toHaveLength(given.voices.length + given.missing.length)
        const ranks = found?.reasons.map(({ comesTo }) => SYNTHESES.indexOf(comesTo)) ?? []
        expect(ranks).toEqual(ranks.toSorted((a, b) => b - a))
        expect(found?.verdict).toBe(found?.reasons[0]?.comesTo)
      }),
    ))
})
