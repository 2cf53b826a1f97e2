import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Path, preCheck, testedProcedure } from '../../../api/contract/procedures/preCheck/preCheck.ts'
import type { Question } from '../../../api/contract/procedures/preCheck/questionNames.ts'
import {
  type Answers,
  CHOICES,
  type FIGURES,
  isAnswer,
  isChoiceQuestion,
  isFigureQuestion,
  UNKNOWN,
  WANTS,
} from '../../../api/contract/procedures/preCheck/questions.ts'
import { REASONS } from '../../../api/contract/procedures/preCheck/reasons.ts'
import { USES } from '../../../api/contract/procedures/project.ts'
import { CATALOGUE } from '../../../seeds/procedures/catalogue.ts'
import { GRANDS_PROJETS } from '../../../seeds/procedures/trackTests.ts'

type Kind = 'urban' | 'rural' | 'arrondissement' | null
const check = (answers: Answers, commune: Kind = null) => preCheck(answers, { commune, tests: GRANDS_PROJETS })
const led = (answers: Answers, commune: Kind = null) => {
  const { outcome, open } = check(answers, commune)
  expect(open).toBeNull()
  return outcome
}

const CASABLANCA = '06.141.01.01.'
const IN_TOWN: Answers = { place: CASABLANCA }
/** Nothing that makes a grand projet by itself. */
const PRIVATE_HOUSING: Answers = { ...IN_TOWN, want: 'build', publicOwner: 'no', uses: 'housing' }

describe('what somebody wants leads to', () => {
  test.each<[string, Answers, string]>([
    ['works that change nothing of the building', { want: 'repair', repair: 'unchanged' }, 'refection'],
    ['demolishing', { want: 'demolish' }, 'demolition'],
    ['regularising', { want: 'regularise' }, 'regularisation'],
    ['plots that will be built', { want: 'divide', divide: 'built' }, 'lotir'],
    ['plots that will not be built', { want: 'divide', divide: 'bare' }, 'morceler'],
    ['several houses on one plot', { want: 'divide', divide: 'houses' }, 'groupe'],
    ['a finished house', { want: 'finish', finish: 'housing' }, 'habiter'],
    ['a finished workshop', { want: 'finish', finish: 'other' }, 'conformite'],
    ['a lotissement whose works are done', { want: 'finish', finish: 'lotissement' }, 'reception_provisoire'],
    ['a trench', { want: 'trench' }, 'tranchee'],
    ['a terrace', { want: 'occupy' }, 'occupation'],
    ['a second-class establishment', { want: 'trade', activity: '25.62', classed: '2' }, 'classe2'],
    ['a café without alcohol', { want: 'trade', activity: '56.30', alcohol: 'no', classed: 'none' }, 'activite'],
    ['a hammam', { want: 'trade', activity: '96.04', classed: 'none' }, 'activite'],
  ])('%s', (_, answers, procedure) => {
    expect(led(answers)).toMatchObject({ need: 'permit', procedures: [procedure] })
  })

  test('a declaration for a shop that no list names, an information about the plan', () => {
    expect(led({ want: 'trade', activity: '47.71', classed: 'none' })).toMatchObject({
      need: 'declaration',
      procedures: ['declaration'],
    })
    expect(led({ want: 'learn' })).toMatchObject({ need: 'information', procedures: ['note'] })
  })

  test('two authorisations for a café that sells alcohol', () => {
    const answers = { want: 'trade', activity: '56.30', alcohol: 'yes', classed: 'none' } as const
    expect(led(answers)).toMatchObject({ need: 'permit', procedures: ['activite'], besides: ['boissons'] })
    expect(led({ ...answers, alcohol: 'no' })?.besides).toEqual([])
    expect(led({ ...answers, alcohol: UNKNOWN })).toMatchObject({ besides: ['boissons'], procedures: ['activite'] })
  })

  test('what is said to be unknown, where the texts read do not decide', () => {
    expect(led({ want: 'repair', repair: UNKNOWN })).toMatchObject({
      need: 'undecided',
      procedures: ['refection', 'construire'],
      reasons: ['repair_unknown'],
    })
    const shop = led({ want: 'trade', activity: UNKNOWN, classed: UNKNOWN })
    expect(shop).toMatchObject({ need: 'undecided', procedures: ['declaration', 'classe3', 'classe2'] })
    expect(shop?.reasons.map((reason) => REASONS[reason])).toContain('unknown')
  })
})

describe('where a permit is needed (law 12-90, article 40)', () => {
  test('an urban commune or an arrondissement needs one, and nothing more is asked of the place', () => {
    for (const kind of ['urban', 'arrondissement'] as const) {
      const { answered, open } = check({ want: 'build', place: CASABLANCA }, kind)
      expect([answered, open]).toEqual([['want', 'place'], 'publicOwner'])
    }
  })

  test.each([
    ['centre', 'centre'],
    ['periphery', 'periphery'],
    ['transport', 'transport'],
    ['shore', 'shore'],
    ['lotissement', 'lotissement'],
    ['special', 'special'],
  ] as const)('in a rural commune, %s needs one too', (around, reason) => {
    const house: Answers = { ...PRIVATE_HOUSING, heightM: '8', dwellings: '1' }
    expect(check(house, 'rural').open).toBe('around')
    expect(led({ ...house, around }, 'rural')).toMatchObject({ need: 'permit', reasons: [reason] })
  })

  test('elsewhere none is asked by that article, which is not said to be sure', () => {
    const outcome = led({ want: 'build', place: CASABLANCA, around: 'none' }, 'rural')
    expect(outcome).toMatchObject({ need: 'nothing', reasons: ['outside'], track: null })
    expect(REASONS.outside).toBe('plausible')
  })

  test('of a place nobody knows, the need is undecided and the track is still found', () => {
    const answers = { ...PRIVATE_HOUSING, place: UNKNOWN, around: UNKNOWN, heightM: '17.5' }
    expect(led(answers)).toMatchObject({ need: 'undecided', reasons: ['place_unknown'], track: { outcome: 'gp' } })
  })
})

describe('the track', () => {
  test('R+4 housing, 17.50 m high, is a grand projet for its height against 15.50 m, and no dwelling is counted', () => {
    const path = check({ ...PRIVATE_HOUSING, heightM: '17.5' }, 'urban')
    expect(path.answered).toEqual(['want', 'place', 'publicOwner', 'uses', 'heightM'])
    expect(path.outcome?.track).toMatchObject({ outcome: 'gp', decidedBy: 'height' })
    expect(path.outcome?.track?.answers.find(({ code }) => code === 'height')?.figures).toEqual([
      { fact: 'heightM', value: 17.5, limit: 15.5 },
    ])
  })

  test('a house of 11.50 m with three dwellings is a petit projet', () => {
    expect(led({ ...PRIVATE_HOUSING, heightM: '11.5', dwellings: '3' }, 'urban')?.track?.outcome).toBe('pp')
  })

  test('at 15.50 m, whether the lotissement was received is asked, and decides', () => {
    const at = { ...PRIVATE_HOUSING, heightM: '15.5', dwellings: '8' }
    expect(check(at, 'urban').open).toBe('inReceivedLotissement')
    expect(led({ ...at, inReceivedLotissement: 'yes' }, 'urban')?.track?.outcome).toBe('pp')
    expect(led({ ...at, inReceivedLotissement: 'no' }, 'urban')?.track?.outcome).toBe('gp')
  })

  test('an administration is asked nothing more', () => {
    expect(led({ ...IN_TOWN, want: 'build', publicOwner: 'yes' }, 'urban')?.track?.decidedBy).toBe('public')
  })

  test('is not taken for a petit projet when a figure is not known', () => {
    const outcome = led({ ...PRIVATE_HOUSING, heightM: UNKNOWN, dwellings: '3' }, 'urban')
    expect(outcome?.track).toMatchObject({ outcome: 'undetermined', missing: ['heightM'] })
  })
})

describe('any answers', () => {
  const ANSWER_OF: Record<Exclude<Question, keyof typeof CHOICES | keyof typeof FIGURES>, string[]> = {
    place: [CASABLANCA, UNKNOWN],
    activity: ['56.30', '47.71', '25.62', '47.25', UNKNOWN],
    uses: ['housing', 'commerce,housing', 'industry', 'tourism', USES.join(','), UNKNOWN],
  }
  const possible = (question: Question): readonly string[] => {
    if (isChoiceQuestion(question)) return CHOICES[question]
    if (isFigureQuestion(question)) return ['0', '4', '21', '490', UNKNOWN]
    return ANSWER_OF[question]
  }

  /** Answers whatever is asked, as long as something is. */
  function answering(want: string, kind: Kind, pick: (choices: readonly string[]) => string) {
    const answers: Record<string, string> = { want }
    for (let asked = 0; asked < 30; asked++) {
      const path = check(answers, kind)
      if (path.open === null) return { path, answers }
      answers[path.open] = pick(possible(path.open))
    }
    throw new Error('thirty questions were not enough')
  }

  const codes = new Set(CATALOGUE.filter(({ validTo }) => validTo === null).map(({ definition }) => definition.code))
  const ways = fc.tuple(
    fc.constantFrom(...WANTS),
    fc.constantFrom<Kind>('urban', 'rural', 'arrondissement', null),
    fc.infiniteStream(fc.nat(1000)),
  )
  const along = (way: (path: Path, answers: Answers) => void) =>
    fc.assert(
      fc.property(ways, ([want, kind, picks]) => {
        const { path, answers } = answering(want, kind, (choices) => {
          const { value } = picks.next()
          return choices[value % choices.length] ?? UNKNOWN
        })
        way(path, answers)
      }),
      { numRuns: 1000 },
    )

  test('end, after a few questions each asked once, at procedures that are in force', () => {
    along(({ answered, outcome }) => {
      expect(new Set(answered).size).toBe(answered.length)
      expect(answered.length).toBeLessThan(16)
      expect(outcome?.procedures.length).toBeGreaterThan(0)
      expect([...(outcome?.procedures ?? []), ...(outcome?.besides ?? [])].filter((code) => !codes.has(code))).toEqual(
        [],
      )
      expect(outcome?.reasons.length).toBeGreaterThan(0)
    })
  })

  test('say « undecided » only with something unknown, and never decide what is unknown', () => {
    along((_, answers) => {
      const { outcome } = check(answers)
      if (outcome?.need === 'undecided') expect(Object.values(answers)).toContain(UNKNOWN)
      if (outcome?.track?.outcome === 'pp') expect(outcome.track.missing).toEqual([])
    })
  })

  test('are fit to be written in an address', () => {
    along((_, answers) => {
      for (const [question, text] of Object.entries(answers)) expect(isAnswer(question as Question, text)).toBe(true)
    })
  })

  test('lead to the tests of grands projets only where these are fetched first', () => {
    along(({ outcome }, answers) => {
      if (outcome?.track) expect(outcome.procedures).toContain(testedProcedure(answers))
    })
  })
})

describe('an address', () => {
  test.each<[Question, unknown, boolean]>([
    ['want', 'build', true],
    ['want', 'fly', false],
    ['heightM', '17.5', true],
    ['heightM', '17,5', false],
    ['heightM', '-3', false],
    ['heightM', '9000', false],
    ['dwellings', '21', true],
    ['dwellings', '2.5', false],
    ['uses', 'housing,commerce', true],
    ['uses', 'castle', false],
    ['activity', '56.30', true],
    ['activity', 'café', false],
    ['place', CASABLANCA, true],
    ['place', 'Casablanca', false],
    ['place', UNKNOWN, true],
    ['publicOwner', undefined, false],
  ])('%s = %s is an answer: %s', (question, text, fits) => {
    expect(isAnswer(question, text)).toBe(fits)
  })
})
