import { describe, expect, test } from 'vitest'
import { type ProcedureDefinition, procedureDefinition } from '../../../../api/contract/procedures/definition.ts'
import { faultsOf, faultsOfText } from '../../../../api/contract/procedures/faults.ts'
import { fitAmong } from '../../../../api/procedures/drafting/days.ts'
import { differencesOf } from '../../../../api/procedures/drafting/differences.ts'
import { eventsAfter, eventsOf } from '../../../../api/procedures/drafting/reachable.ts'
import { delayChanges, rulesToConfirm } from '../../../../api/procedures/drafting/reading.ts'
import { structureFindings } from '../../../../api/procedures/drafting/structure.ts'
import { CATALOGUE } from '../../../../seeds/procedures/catalogue.ts'

const CODES = CATALOGUE.map(({ definition }) => definition.code)

function inForce(code: string): ProcedureDefinition {
  const found = CATALOGUE.findLast(({ definition }) => definition.code === code)
  if (!found) throw new Error(`no ${code}`)
  return found.definition
}

const REFECTION = inForce('refection')
const faultsIn = (change: Partial<ProcedureDefinition>, tests = [] as never[]) =>
  structureFindings({ definition: { ...REFECTION, ...change }, tests }, CODES)
    .filter(({ level }) => level === 'fault')
    .map(({ code, path }) => [code, path])
const [TOTAL] = REFECTION.stages
if (!TOTAL) throw new Error('réfection has a whole delay')

describe('a version that is checked', () => {
  test('has no fault when it is one of the catalogue', () => {
    const faults = CATALOGUE.flatMap((written) =>
      structureFindings(written, CODES)
        .filter(({ level }) => level === 'fault')
        .map(({ code, path }) => `${written.definition.code}: ${code} ${path}`),
    )
    expect(faults).toEqual([])
  })

  test('has no stage that begins or ends with what never happens in its flow', () => {
    expect(faultsIn({ stages: [{ ...TOTAL, until: ['sign', 'hold_session'] }] })).toEqual([
      ['EVENT_NOT_IN_FLOW', 'stages.0.until.1'],
    ])
    expect(faultsIn({ stages: [{ ...TOTAL, from: 'dispatch' }] })).toEqual([['EVENT_NOT_IN_FLOW', 'stages.0.from']])
  })

  test('has no stage that ends before it begins', () => {
    expect(faultsIn({ stages: [{ ...TOTAL, from: 'sign', until: ['accept'] }] })).toEqual([
      ['STAGE_NEVER_ENDS', 'stages.0'],
    ])
  })

  test('has each stage once on each track, and none on a track nobody takes', () => {
    expect(faultsIn({ stages: [TOTAL, { ...TOTAL, track: 'gp' }], track: 'by_tests' }).map(([code]) => code)).toEqual([
      'STAGE_TWICE',
      'TRACK_WITHOUT_TESTS',
    ])
    expect(faultsIn({ stages: [{ ...TOTAL, track: 'gp' }] })).toEqual([['STAGE_NEVER_COUNTED', 'stages.0.track']])
  })

  test('names each piece once, waits for a procedure that exists, and grants no silence it cannot attest', () => {
    const [piece] = REFECTION.pieces
    if (!piece) throw new Error('réfection has pieces')
    expect(faultsIn({ pieces: [piece, piece] })).toEqual([['CODE_TWICE', 'pieces.1.code']])
    const after = { procedure: 'batir', term: { length: 1, unit: 'month' } } as const
    const filing = { opens: '2027-02-01', closes: '2027-01-01', after, rule: TOTAL.rule }
    expect(faultsIn({ filing }).map(([code]) => code)).toEqual(['WINDOW_REVERSED', 'AFTER_UNKNOWN'])
    expect(faultsIn({ flow: 'information', stages: [] }).map(([code]) => code)).toContain('SILENCE_WITHOUT_MOVE')
  })
})

describe('what can happen in a flow', () => {
  test('is what its table allows from the draft on, and after an event only what follows', () => {
    expect(eventsOf('declaration')).toEqual(new Set(['file', 'acknowledge', 'refuse_admission', 'withdraw', 'archive']))
    expect(eventsAfter('simple', 'sign').has('settle')).toBe(false)
    expect(eventsAfter('simple', 'sign').has('archive')).toBe(true)
  })
})

describe('what is read beside a version', () => {
  test('says the delays that are no longer the same, that appear and that go', () => {
    const after = { ...REFECTION, stages: [{ ...TOTAL, term: { length: 12, unit: 'working' } as const }] }
    expect(delayChanges(REFECTION, after)).toEqual([
      { stage: 'total', track: null, before: { length: 10, unit: 'working' }, after: { length: 12, unit: 'working' } },
    ])
    expect(delayChanges(REFECTION, REFECTION)).toEqual([])
    expect(delayChanges(REFECTION, { ...REFECTION, stages: [] })).toEqual([
      { stage: 'total', track: null, before: { length: 10, unit: 'working' } },
    ])
  })

  test('lists every rule of which nobody is sure', () => {
    const paths = rulesToConfirm({ definition: inForce('construire'), tests: [] }).map(({ path }) => path)
    expect(paths).toContain('stages.2')
    expect(paths).not.toContain('stages.0')
  })

  test('says what differs by name, whatever the order of keys, and that an order changed', () => {
    const reordered = { ...REFECTION, pieces: [...REFECTION.pieces].reverse(), nameFr: 'Réfection' }
    expect(differencesOf(REFECTION, Object.fromEntries(Object.entries(reordered).reverse()))).toEqual(
      expect.arrayContaining([
        { path: 'nameFr', before: 'Permis de réfection', after: 'Réfection' },
        expect.objectContaining({ path: 'pieces.order' }),
      ]),
    )
    const [first, ...others] = REFECTION.pieces
    expect(differencesOf(REFECTION, { ...REFECTION, pieces: others })).toEqual([
      { path: `pieces.${first?.code}`, before: first },
    ])
  })
})

describe('the days of a version', () => {
  const row = (validFrom: string, validTo: string | null) => ({
    ...{ id: validFrom, validFrom, validTo, definition: REFECTION, tests: [] },
  })

  test('end the version in force the day before, and overlap nothing', () => {
    const { closes, overlaps, hole } = fitAmong({ validFrom: '2027-03-01', validTo: null }, [row('2020-04-16', null)])
    expect([closes?.endsOn, overlaps, hole]).toEqual(['2027-02-28', [], false])
  })

  test('overlap one whose end is said already, or one that comes later; leave a hole after one that ended', () => {
    const said = [row('2020-04-16', '2027-05-31')]
    expect(fitAmong({ validFrom: '2027-03-01', validTo: null }, said).overlaps).toHaveLength(1)
    expect(fitAmong({ validFrom: '2027-07-01', validTo: null }, said)).toMatchObject({ overlaps: [], hole: true })
    const later = [row('2020-04-16', '2027-05-31'), row('2027-06-01', null)]
    expect(fitAmong({ validFrom: '2027-05-01', validTo: '2027-05-10' }, later).overlaps).toHaveLength(1)
  })
})

describe('the faults of a definition', () => {
  test('are listed by path, in both languages', () => {
    const { nameAr: _, ...rest } = REFECTION
    const wrong = {
      ...rest,
      nameFr: '',
      flow: 'magic',
      stages: [{ ...TOTAL, term: { length: 'dix', unit: 'working' } }],
    }
    const faults = faultsOf(procedureDefinition, wrong)
    expect(faults.map(({ path }) => path).toSorted()).toEqual(['flow', 'nameAr', 'nameFr', 'stages.0.term.length'])
    const sentences = Object.fromEntries(faults.map(({ path, sentence }) => [path, sentence]))
    expect(sentences.nameAr).toEqual({ fr: 'Ce champ manque.', ar: 'هذا الحقل ناقص.' })
    expect(sentences.flow?.fr).toContain('commission, simple')
    expect(sentences['stages.0.term.length']?.fr).toBe('Il faut ici un nombre.')
  })

  test('of a text that is no JSON are one, on the whole', () => {
    expect(faultsOfText(procedureDefinition, '{"code": ')).toMatchObject([{ path: '' }])
    expect(faultsOfText(procedureDefinition, JSON.stringify(REFECTION))).toEqual([])
  })
})
