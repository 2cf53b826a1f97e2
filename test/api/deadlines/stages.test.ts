import { describe, expect, test } from 'vitest'
import type { Rule, StageRule, ValidityRule } from '../../../api/contract/procedures/definition.ts'
import type { Transition } from '../../../api/contract/procedures/transitions.ts'
import { legalCalendar } from '../../../api/deadlines/counting/calendar.ts'
import { type DatedEvent, stagesDue } from '../../../api/deadlines/stages.ts'
import { validityStages } from '../../../api/deadlines/validity.ts'
import { day, holiday } from './days.ts'

const rule: Rule = { fr: 'RGC13, art. 18', ar: 'الضابط، المادة 18', sureness: 'superseded' }
const DISPATCH: StageRule = {
  code: 'dispatch',
  track: 'gp',
  from: 'file',
  until: ['dispatch'],
  term: { length: 3, unit: 'working' },
  holder: 'guichet',
  rule,
}
const AVIS: StageRule = {
  ...DISPATCH,
  code: 'avis',
  from: 'dispatch',
  until: ['hold_session'],
  term: { length: 15, unit: 'working' },
  holder: 'members',
}
const total = (track: 'gp' | 'pp', length: number): StageRule => ({
  ...DISPATCH,
  code: 'total',
  track,
  until: ['sign', 'refuse'],
  term: { length, unit: 'calendar' },
  holder: 'president',
})
const RULES = [DISPATCH, AVIS, total('gp', 30), total('pp', 15)]

const happened = (...given: readonly [Transition, string][]): DatedEvent[] =>
  given.map(([event, text]) => ({ event, day: day(text) }))

function due(events: readonly DatedEvent[], { track = 'gp', holidays = [], outages = [] }: Partial<Given> = {}) {
  const facts = { events, calendar: legalCalendar(holidays.map((text) => holiday(text))), outages, track }
  return Object.fromEntries(stagesDue(RULES, facts).map((stage) => [stage.stage, stage]))
}
type Given = {
  readonly track: 'gp' | 'pp'
  readonly holidays: readonly string[]
  readonly outages: Parameters<typeof stagesDue>[1]['outages']
}

// November 2026: Monday 2, 9, 16, 23, 30; the Green March on Friday 6, Independence on Wednesday 18.
const NOVEMBER = ['2026-11-06', '2026-11-18']

describe('a grand projet filed on Monday 2 November 2026', () => {
  test('is dispatched by the 5th; members have until the 30th; it is decided by 2 December', () => {
    const stages = due(happened(['file', '2026-11-02']), { holidays: NOVEMBER })
    expect(stages.dispatch).toMatchObject({ from: '2026-11-02', due: '2026-11-05', assumed: false })
    // From the 5th: 9–13 (5), 16, 17, 19, 20 (9), 23–27 (14), Monday 30 (15).
    expect(stages.avis).toMatchObject({ from: '2026-11-05', due: '2026-11-30', assumed: true })
    expect(stages.total).toMatchObject({ due: '2026-12-02', assumed: false })
  })

  test('dispatched a day early, gives its members the same fifteen days from that day', () => {
    const stages = due(happened(['file', '2026-11-02'], ['dispatch', '2026-11-04']), { holidays: NOVEMBER })
    expect(stages.dispatch).toMatchObject({ met: '2026-11-04' })
    // 5 (1), 9–13 (6), 16, 17, 19, 20 (10), 23–27 (15).
    expect(stages.avis).toMatchObject({ from: '2026-11-04', due: '2026-11-27', assumed: false, met: null })
  })

  test('stands still from a complement asked on the 10th, and goes on from the day it is given', () => {
    const asked = happened(['file', '2026-11-02'], ['dispatch', '2026-11-04'], ['ask_complement', '2026-11-10'])
    expect(due(asked).total).toMatchObject({ due: null, left: 23 }) // the 3rd to the 9th are seven of thirty
    const given = [...asked, ...happened(['give_complement', '2026-11-19'])]
    expect(due(given).total).toMatchObject({ due: '2026-12-12' }) // ten days later than 2 December
    expect(due(given).total?.skipped).toHaveLength(10)
  })

  test('is late for nobody once it is sent back as inadmissible, and has its whole delay again when it is filed anew', () => {
    const sentBack = happened(['file', '2026-11-02'], ['refuse_admission', '2026-11-04'])
    expect(due(sentBack).total).toMatchObject({ due: null, left: 29 }) // the 3rd is one of thirty
    const again = [...sentBack, ...happened(['file', '2026-11-25'])]
    expect(due(again).total).toMatchObject({ from: '2026-11-25', due: '2026-12-25', skipped: [] })
  })

  test('does not stop the applicant’s own time to answer: five working days from the day it was asked', () => {
    const complement: StageRule = {
      ...DISPATCH,
      code: 'complement',
      from: 'ask_complement',
      until: ['give_complement'],
      term: { length: 5, unit: 'working' },
      holder: 'applicant',
    }
    const events = happened(['file', '2026-11-02'], ['dispatch', '2026-11-04'], ['ask_complement', '2026-11-10'])
    const facts = { events, calendar: legalCalendar([]), outages: [], track: 'gp' as const }
    expect(stagesDue([complement], facts)).toMatchObject([{ from: '2026-11-10', due: '2026-11-17' }])
  })

  test('stands still while what has to be paid before delivery is not paid', () => {
    const accepted = happened(['file', '2026-11-02'], ['dispatch', '2026-11-03'], ['accept', '2026-11-12'])
    expect(due(accepted).total).toMatchObject({ due: null, left: 21 }) // the 3rd to the 11th are nine of thirty
    const settled = [...accepted, ...happened(['settle', '2026-11-16'])]
    expect(due(settled).total).toMatchObject({ due: '2026-12-07' }) // five days later than 2 December
  })

  test('runs on in an information that was agreed to: nothing is paid before it is signed', () => {
    const events = happened(['file', '2026-11-02'], ['accept', '2026-11-12'])
    const facts = { events, calendar: legalCalendar([]), outages: [], track: 'gp' as const }
    const inAll = (flow: 'information' | 'commission') =>
      stagesDue(RULES, { ...facts, flow }).find(({ stage }) => stage === 'total')?.due
    expect(inAll('information')).toBe('2026-12-02')
    expect(inAll('commission')).toBeNull()
  })

  test('starts again when modified plans are filed: nothing from before counts', () => {
    const modified = happened(
      ['file', '2026-11-02'],
      ['dispatch', '2026-11-04'],
      ['hold_session', '2026-11-24'],
      ['sign_minutes', '2026-11-25'],
      ['ask_modification', '2026-11-27'],
      ['file_modified', '2026-12-14'],
    )
    const stages = due(modified)
    expect(stages.total).toMatchObject({ from: '2026-12-14', due: '2027-01-13', met: null })
    expect(stages.dispatch).toMatchObject({ from: '2026-12-14', due: '2026-12-17', met: null })
    expect(stages.avis).toMatchObject({ assumed: true, met: null })
  })

  test('is given two days more by an outage of two days, whose certificate it names', () => {
    const outages = [{ from: day('2026-11-12'), to: day('2026-11-13'), why: 'outage', nameFr: 'Certificat 7' } as const]
    expect(due(happened(['file', '2026-11-02']), { outages }).total).toMatchObject({
      due: '2026-12-04',
      skipped: [
        { day: '2026-11-12', why: 'outage', nameFr: 'Certificat 7' },
        { day: '2026-11-13', why: 'outage', nameFr: 'Certificat 7' },
      ],
    })
  })

  test('a holiday decreed late moves what is counted in working days and nothing else', () => {
    const filed = happened(['file', '2026-11-02'])
    const late = due(filed, { holidays: ['2026-11-04'] })
    expect(late.dispatch).toMatchObject({ due: '2026-11-06' })
    expect(late.total).toMatchObject({ due: '2026-12-02' })
  })
})

test('a petit projet has no stage of a grand projet, and fifteen days in all', () => {
  const stages = due(happened(['file', '2026-11-02']), { track: 'pp' })
  expect(Object.keys(stages)).toEqual(['total'])
  expect(stages.total).toMatchObject({ due: '2026-11-17' })
})

test('a stage nobody could source has no last day, and still says from when it runs', () => {
  const facts = { events: happened(['file', '2026-11-02']), calendar: legalCalendar([]), outages: [], track: null }
  const unknown = { ...DISPATCH, track: null, term: null, rule: { ...rule, sureness: 'unknown' as const } }
  expect(stagesDue([unknown], facts)).toMatchObject([{ from: '2026-11-02', due: null, days: null, skipped: [] }])
})

describe('an extension of seven days', () => {
  const extended = (day: string, days: number): DatedEvent => ({ ...happened(['extend', day])[0], days }) as DatedEvent

  test('adds its days after the last one of thirty, and to nothing but the whole', () => {
    const stages = due([...happened(['file', '2026-11-02'], ['dispatch', '2026-11-04']), extended('2026-11-20', 7)])
    expect(stages.total).toMatchObject({ due: '2026-12-09', days: 37 })
    expect(stages.avis).toMatchObject({ days: 15 })
  })

  test('keeps its days while the applicant owes something', () => {
    const asked = [
      ...happened(['file', '2026-11-02'], ['dispatch', '2026-11-04']),
      extended('2026-11-06', 7),
      ...happened(['ask_complement', '2026-11-10']),
    ]
    expect(due(asked).total).toMatchObject({ due: null, left: 30 }) // 23 of thirty, and the seven
    // Ten days stopped, from the 10th to the 19th, and the seven: 2 + 10 + 7 December.
    expect(due([...asked, ...happened(['give_complement', '2026-11-19'])]).total).toMatchObject({ due: '2026-12-19' })
  })
})

describe('the validity of a permit', () => {
  const sixMonths: ValidityRule = {
    owner: 'private',
    before: 'works_done',
    term: { length: 6, unit: 'month' },
    renewable: false,
    rule,
  }
  const twelve: ValidityRule = { ...sixMonths, owner: 'public', term: { length: 12, unit: 'month' } }
  const validity = (publicOwner: boolean | null, ...given: readonly [Transition, string][]) => {
    const events = happened(['file', '2026-01-05'], ...given)
    const outages = [{ from: day('2026-03-02'), to: day('2026-03-06'), why: 'outage' } as const]
    const rules = validityStages([sixMonths, twelve], { events, publicOwner })
    return stagesDue(rules, { events, calendar: legalCalendar([]), outages, track: null })[0]
  }

  test('does not run before it is delivered', () => {
    expect(validity(false)).toBeUndefined()
  })

  test('is six months for a private owner and twelve for a public one, whatever stopped the service', () => {
    expect(validity(false, ['sign', '2026-01-30'])).toMatchObject({ from: '2026-01-30', due: '2026-07-30' })
    expect(validity(true, ['sign', '2026-01-30'])).toMatchObject({ due: '2027-01-30' })
  })

  test('is not known of an owner nobody said was public or private', () => {
    expect(validity(null, ['sign', '2026-01-30'])).toMatchObject({ from: '2026-01-30', due: null })
  })

  test('runs from the governor’s attestation where the service was silent, until the works are declared done', () => {
    const silent = validity(false, ['attest_silence', '2026-02-10'])
    expect(silent).toMatchObject({ from: '2026-02-10', due: '2026-08-10', met: null })
    const done = validity(false, ['attest_silence', '2026-02-10'], ['declare_completion', '2026-04-01'])
    expect(done).toMatchObject({ met: '2026-04-01' })
  })
})
