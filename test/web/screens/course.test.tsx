import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { AvisRule } from '../../../api/contract/procedures/definition.ts'
import type { STEPS } from '../../../api/contract/procedures/steps.ts'
import { FLOWS, possibleFrom, stepAfter, TRANSITIONS } from '../../../api/contract/procedures/transitions.ts'
import { lineOf } from '../../../web/screens/course/coursePath.ts'
import { extensionNow } from '../../../web/screens/course/extension.ts'
import { byChange } from '../../../web/screens/course/MovedDays.tsx'
import { offeredMoves } from '../../../web/screens/course/moveEffect.ts'
import { durationOf, partsOf } from '../../../web/screens/course/timeInHand.ts'
import { type Deadline, stretches, timeLeft } from '../../../web/screens/course/timeLeft.ts'
import { courseAr } from '../../../web/text/ar/course.ts'
import { courseFr } from '../../../web/text/fr/course.ts'
import { listedIn } from '../../../web/text/listed.ts'

const deadline = (more: Partial<Deadline>): Deadline => ({
  ...{ stage: 'avis', holder: 'members', from: '2026-11-13', assumed: false, due: '2026-11-24', days: 5 },
  ...{ unit: 'working', left: 0, met: null, skipped: [], rule: { fr: 'Art.', ar: 'م', sureness: 'sourced' } },
  ...more,
})

describe('how far a last day is', () => {
  test('counts working days that are left, without the weekend and the holiday that were skipped', () => {
    // From Monday 16 to Tuesday 24 November: 17, 19, 20, 23, 24 count; the 18th is a holiday, 21 and 22 a weekend.
    const skipped = [
      { day: '2026-11-18', why: 'holiday', nameFr: 'Indépendance', nameAr: 'عيد الاستقلال' },
      { day: '2026-11-21', why: 'weekend' },
      { day: '2026-11-22', why: 'weekend' },
    ] as const
    const left = timeLeft(deadline({ skipped: [...skipped] }), '2026-11-16')
    expect(left).toEqual({ is: 'ahead', days: 5, unit: 'working' })
  })

  test('is today, or late by days of the calendar', () => {
    expect(timeLeft(deadline({}), '2026-11-24')).toEqual({ is: 'today' })
    expect(timeLeft(deadline({}), '2026-11-30')).toEqual({ is: 'late', days: 6 })
  })

  test('is said of no clock that ended, stands or has no known length', () => {
    expect(timeLeft(deadline({ met: '2026-11-20' }), '2026-11-30')).toEqual({ is: 'met' })
    expect(timeLeft(deadline({ due: null }), '2026-11-30')).toEqual({ is: 'standing' })
    expect(timeLeft(deadline({ due: null, days: null }), '2026-11-30')).toEqual({ is: 'unknown' })
  })
})

test('days in a row that do not count for one reason are told as one stretch', () => {
  const skipped = [
    { day: '2026-11-21', why: 'weekend' },
    { day: '2026-11-22', why: 'weekend' },
    { day: '2026-11-23', why: 'pause' },
    { day: '2026-11-28', why: 'weekend' },
  ] as const
  expect(stretches([...skipped]).map(({ from, to, why }) => [from, to, why])).toEqual([
    ['2026-11-21', '2026-11-22', 'weekend'],
    ['2026-11-23', '2026-11-23', 'pause'],
    ['2026-11-28', '2026-11-28', 'weekend'],
  ])
})

describe('the line of steps', () => {
  const at = '2026-11-24T09:00:00.000Z'
  const move = { move: 1, at, by: null, reason: null, extension: null, inspectionDay: null, brought: null } as const

  test('leaves out the loops the dossier came back from, and goes on as is usual', () => {
    const history = [
      { ...move, event: 'file', step: 'filed' },
      { ...move, event: 'dispatch', step: 'consulted' },
      { ...move, event: 'ask_complement', step: 'completing' },
      { ...move, event: 'give_complement', step: 'consulted' },
    ] as const
    expect(
      lineOf('commission', { step: 'consulted', history: [...history] }).map(({ step, is }) => `${step} ${is}`),
    ).toEqual([
      ...['draft done', 'filed done', 'consulted here', 'deliberated coming', 'opined coming', 'to_settle coming'],
      ...['to_sign coming', 'granted coming'],
    ])
  })

  test('has one present step wherever a dossier wanders, and never one step twice', () => {
    const wandering = fc.array(fc.nat(), { maxLength: 25 })
    fc.assert(
      fc.property(fc.constantFrom(...FLOWS), wandering, (flow, choices) => {
        let step: (typeof STEPS)[number] = 'draft'
        const history = choices.flatMap((choice) => {
          const moves = possibleFrom(flow, step)
          const event = moves[choice % Math.max(moves.length, 1)]
          const next = event && stepAfter(flow, step, event)
          if (!event || !next) return []
          step = next
          return [{ ...move, event, step }]
        })
        const line = lineOf(flow, { step, history })
        expect(line.filter(({ is }) => is === 'here').map((point) => point.step)).toEqual([step])
        expect(new Set(line.map((point) => point.step)).size).toBe(line.length)
      }),
    )
  })
})

describe('the moves offered', () => {
  const rule: AvisRule = {
    ...{ kind: 'urban_agency', network: null, track: null, binding: true },
    rule: { fr: 'Art. 35', ar: 'المادة 35', sureness: 'sourced' },
  }
  const avis = {
    round: 1,
    bodies: [],
    outside: [],
    proposals: [],
    missing: [],
    reserves: [],
    synthesis: null,
    hindrances: [],
    mayConsult: false,
  }

  test('begin with what goes on, and end with what puts an end', () => {
    const offered = offeredMoves({ may: ['refuse', 'defer', 'accept', 'ask_modification'], avis, blockers: [] })
    expect(offered).toEqual({ first: 'accept', others: ['ask_modification', 'defer', 'refuse'] })
  })

  test('have no acceptance while a binding avis forbids it, and nothing first when all that is left is to stop', () => {
    const held = { ...avis, hindrances: [{ code: 'BINDING_AVIS_MISSING' as const, rule }] }
    expect(offeredMoves({ may: ['refuse', 'accept'], avis: held, blockers: [] })).toEqual({
      first: null,
      others: ['refuse'],
    })
  })

  test('are each offered once, whichever they are', () => {
    const { first, others } = offeredMoves({ may: [...TRANSITIONS], avis, blockers: [] })
    expect([first, ...others].toSorted()).toEqual([...TRANSITIONS].toSorted())
  })
})

test('the parts of the time add up to the whole, without what is nobody’s', () => {
  const { parts, whole } = partsOf([
    { holder: 'members', bodyId: null, ms: 5_400_000 },
    { holder: 'guichet', bodyId: null, ms: 1_800_000 },
    { holder: 'nobody', bodyId: null, ms: 99_000_000 },
  ])
  expect(whole).toBe(7_200_000)
  expect(parts.map(({ share }) => share)).toEqual([0.75, 0.25])
  expect(durationOf(whole)).toEqual({ d: 0, h: 2, m: 0 })
  expect(durationOf(183_900_000)).toEqual({ d: 2, h: 3, m: 5 })
})

describe('an extension', () => {
  const made = {
    move: 1,
    at: '2026-11-24T09:00:00.000Z',
    by: null,
    reason: null,
    inspectionDay: null,
    brought: null,
  } as const
  const filed = { ...made, event: 'file', step: 'filed', extension: null } as const
  const extended = { ...made, event: 'extend', step: 'opined', extension: { ground: 'expertise', days: 5 } } as const

  test('is told of the whole delay as long as that delay runs', () => {
    expect(extensionNow({ history: [filed] })).toBeNull()
    expect(extensionNow({ history: [filed, extended] })).toEqual({ ground: 'expertise', days: 5 })
  })

  test('is no part of the delay that modified plans started again', () => {
    const again = { ...made, event: 'file_modified', step: 'filed', extension: null } as const
    expect(extensionNow({ history: [filed, extended, again] })).toBeNull()
  })
})

test('a button says at least what is written on it, to whoever only hears it', () => {
  for (const words of [courseFr, courseAr])
    for (const [heard, written] of [
      [words.removeOf, words.removeBody],
      [words.formerOf, words.former],
      [words.explain, words.explainShort],
    ])
      expect(heard).toContain(written)
})

test('the days that one change of the calendar moved are told together', () => {
  const why = {
    id: 'holiday',
    cause: 'holiday_entered',
    nameFr: 'Congé',
    nameAr: 'عطلة',
    from: '2026-12-07',
    to: null,
  } as const
  const outage = {
    id: 'outage',
    cause: 'outage_entered',
    nameFr: 'Certificat 7',
    nameAr: 'شهادة 7',
    from: '2026-11-26',
    to: null,
  } as const
  const day = { before: '2026-12-10', after: '2026-12-11' }
  const moved = [
    { ...day, stage: 'avis', at: '2026-11-29T12:32:00.000Z', why },
    { ...day, stage: 'minutes', at: '2026-11-29T12:32:00.000Z', why },
    { ...day, stage: 'avis', at: '2026-11-29T12:31:00.000Z', why: outage },
  ] as const
  const told = byChange([...moved]).map((change) => change.map(({ stage }) => stage))
  expect(told).toEqual([['avis', 'minutes'], ['avis']])
})

test('names are listed with the comma of the language', () => {
  expect(listedIn('fr', ['Morceler', 'Grand projet'])).toBe('Morceler, Grand projet')
  expect(listedIn('ar', ['تقسيم العقار', 'مشروع كبير'])).toBe('تقسيم العقار، مشروع كبير')
})
