import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { DOSSIER_STATES } from '../../../api/contract/policy/roles.ts'
import { HOLDER_OF, STATE_OF, STEPS, type Step } from '../../../api/contract/procedures/steps.ts'
import {
  FLOWS,
  type Flow,
  MOVES,
  possibleFrom,
  stepAfter,
  TRANSITIONS,
  type Transition,
} from '../../../api/contract/procedures/transitions.ts'

const AFTER_A_PERMIT = `
  granted: open_works>works record_lapse>lapsed archive>archived
  deemed_granted: open_works>works record_lapse>lapsed archive>archived
  works: declare_completion>completed record_lapse>lapsed
  completed: archive>archived
  lapsed: archive>archived`
/** A refusal that was taken back is decided again where it was decided. */
const over = (again: 'opined' | 'filed') => `
  refused: reopen>${again} archive>archived
  withdrawn: archive>archived`
const PAID_AND_SIGNED = `
  to_settle: settle>to_sign withdraw>withdrawn
  to_sign: sign>granted attest_silence>deemed_granted`
const ADMITTED = `
  draft: file>filed
  inadmissible: file>filed withdraw>withdrawn`

/** Typed from the articles, not from the table under test. */
const WRITTEN: Readonly<Record<Flow, string>> = {
  commission: `${ADMITTED}
    filed: dispatch>consulted refuse_admission>inadmissible extend>filed withdraw>withdrawn attest_silence>deemed_granted
    consulted: ask_complement>completing hold_session>deliberated extend>consulted withdraw>withdrawn attest_silence>deemed_granted
    completing: give_complement>consulted withdraw>withdrawn
    deliberated: sign_minutes>opined extend>deliberated attest_silence>deemed_granted
    opined: ask_modification>modifying accept>to_settle refuse>refused defer>deferred extend>opined attest_silence>deemed_granted
    modifying: file_modified>filed withdraw>withdrawn
    deferred: resume>opined${PAID_AND_SIGNED}${AFTER_A_PERMIT}${over('opined')}`,
  simple: `${ADMITTED}
    filed: ask_complement>completing refuse_admission>inadmissible accept>to_settle refuse>refused extend>filed withdraw>withdrawn attest_silence>deemed_granted
    completing: give_complement>filed withdraw>withdrawn${PAID_AND_SIGNED}${AFTER_A_PERMIT}${over('filed')}`,
  reception: `${ADMITTED}
    filed: ask_complement>completing refuse_admission>inadmissible summon>filed inspect>inspected extend>filed withdraw>withdrawn attest_silence>deemed_granted
    completing: give_complement>filed withdraw>withdrawn
    inspected: ask_modification>modifying sign_minutes>opined extend>inspected attest_silence>deemed_granted
    modifying: file_modified>filed withdraw>withdrawn
    opined: accept>to_settle refuse>refused extend>opined attest_silence>deemed_granted${PAID_AND_SIGNED}
    granted: archive>archived
    deemed_granted: archive>archived${over('opined')}`,
  information: `${ADMITTED}
    filed: refuse_admission>inadmissible accept>to_sign refuse>refused withdraw>withdrawn
    to_sign: sign>granted
    granted: archive>archived${over('filed')}`,
  declaration: `${ADMITTED}
    filed: acknowledge>acknowledged refuse_admission>inadmissible withdraw>withdrawn
    acknowledged: archive>archived
    withdrawn: archive>archived`,
}

const movesOf = (flow: Flow): string[] =>
  STEPS.flatMap((step) => possibleFrom(flow, step).map((move) => `${step} ${move}>${stepAfter(flow, step, move)}`))

const written = (flow: Flow): string[] =>
  WRITTEN[flow]
    .trim()
    .split('\n')
    .flatMap((line) => {
      const [step = '', moves = ''] = line.trim().split(': ')
      return moves.split(' ').map((move) => `${step} ${move}`)
    })

/** Every step that can be come to from one, itself included. */
function reachable(flow: Flow, from: Step): Set<Step> {
  const seen = new Set<Step>([from])
  for (const step of seen)
    for (const move of possibleFrom(flow, step)) {
      const next = stepAfter(flow, step, move)
      if (next) seen.add(next)
    }
  return seen
}

describe.each(FLOWS)('the table of the flow %s', (flow) => {
  const steps = reachable(flow, 'draft')

  test('allows what the articles allow and nothing else', () => {
    expect(movesOf(flow).toSorted()).toEqual(written(flow).toSorted())
  })

  test('begins with filing, and only with it', () => {
    expect(possibleFrom(flow, 'draft')).toEqual(['file'])
  })

  test('writes no move that a dossier cannot come to', () => {
    expect(Object.keys(MOVES[flow]).filter((step) => !steps.has(step as Step))).toEqual([])
  })

  test('ends in the archive and nowhere else', () => {
    for (const step of steps) expect(reachable(flow, step), step).toContain('archived')
    expect([...steps].filter((step) => possibleFrom(flow, step).length === 0)).toEqual(['archived'])
  })

  test('never takes a state back, but for modified plans and a refusal that was taken back', () => {
    const rank = (step: Step) => DOSSIER_STATES.indexOf(STATE_OF[step])
    const back = [...steps].flatMap((step) =>
      possibleFrom(flow, step).filter((move) => rank(stepAfter(flow, step, move) ?? step) < rank(step)),
    )
    expect(back.filter((move) => move !== 'file_modified' && move !== 'reopen')).toEqual([])
  })

  test('leaves a dossier where it was when the move is not possible, however one tries', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom<Transition[]>(...TRANSITIONS), { maxLength: 60 }), (tries) => {
        let step: Step = 'draft'
        for (const move of tries) {
          const next: Step | null = stepAfter(flow, step, move)
          expect(next !== null).toBe(possibleFrom(flow, step).includes(move))
          if (step === 'archived') expect(next).toBeNull()
          step = next ?? step
          expect(steps).toContain(step)
        }
      }),
    )
  })
})

describe('the steps', () => {
  test('are all of some flow, and so are the moves', () => {
    const used = new Set(FLOWS.flatMap((flow) => [...reachable(flow, 'draft')]))
    expect(STEPS.filter((step) => !used.has(step))).toEqual([])
    const moves = new Set(FLOWS.flatMap((flow) => STEPS.flatMap((step) => possibleFrom(flow, step))))
    expect(TRANSITIONS.filter((move) => !moves.has(move))).toEqual([])
  })

  test('are in somebody’s hands until the decision, in nobody’s after', () => {
    for (const step of STEPS) {
      const over = STATE_OF[step] === 'decided' || STATE_OF[step] === 'archived'
      expect(HOLDER_OF[step] === 'nobody', step).toBe(over)
    }
  })
})
