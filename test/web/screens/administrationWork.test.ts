// @vitest-environment node
import { describe, expect, test } from 'vitest'
import type { ActingMandate, Actor } from '../../../api/contract/policy/decide.ts'
import type { SessionAnswer } from '../../../api/contract/session.ts'
import { STATE_PARTS, type StatePartAnswer } from '../../../api/contract/state.ts'
import {
  askedOf,
  bodiesToAskFor,
  type ExportDraft,
  exportFault,
  kindsOf,
} from '../../../web/screens/administration/exports/exportDraft.ts'
import { watchEvery } from '../../../web/screens/administration/exports/exportQueries.ts'
import { isMoving } from '../../../web/screens/administration/jobs/jobQueries.ts'
import { parseJobsSearch } from '../../../web/screens/administration/jobs/jobsSearch.ts'
import { parseMessagesSearch } from '../../../web/screens/administration/messages/messagesSearch.ts'
import { ageOf, groupsOf, measured } from '../../../web/screens/administration/state/stateGroups.ts'
import { systemState } from '../../../web/text/fr/systemState.ts'

const held = (id: string, role: ActingMandate['role'], bodyId: string): SessionAnswer['mandates'][number] => ({
  ...{ id, role, bodyId, bodyKind: 'urban_agency', official: true, territories: [], delegatedFrom: null },
  ...{ bodyNameFr: bodyId, bodyNameAr: bodyId, validFrom: '2025-01-01', validTo: null },
})

const actorOf = (mandates: Actor['mandates'], secondFactor = true): Actor => ({
  ...{ personId: 'p1', sessionId: 's1', state: 'active', secondFactor, mandates },
})

describe('an export asked for', () => {
  const draft: ExportDraft = { kind: 'dossiers', bodyId: 'b1', reason: 'Rapport annuel', from: '', to: '' }

  test('is offered in the name of each body whose role may ask, once', () => {
    const mandates = [held('m1', 'examiner', 'b1'), held('m2', 'administrator', 'b1'), held('m3', 'member', 'b2')]
    const offered = (secondFactor: boolean) =>
      bodiesToAskFor({ actor: actorOf([...mandates], secondFactor), mandates }).map(({ bodyId }) => bodyId)
    expect(offered(true)).toEqual(['b1'])
    expect(offered(false)).toEqual([])
  })

  test('is of what one may read one by one: people and journal for an administrator, dossiers for an examiner', () => {
    expect(kindsOf(actorOf([held('m1', 'examiner', 'b1')]), 'b1')).toEqual(['dossiers'])
    const administrator = actorOf([held('m1', 'administrator', 'b1')])
    expect(kindsOf(administrator, 'b1')).toEqual(['dossiers', 'body_people', 'body_journal'])
    expect(kindsOf(administrator, 'b2')).toEqual(['dossiers'])
  })

  test('says what is wrong with its reason and its days', () => {
    expect(exportFault('reason', { ...draft, reason: '   court   ' })).toBe('reasonMissing')
    expect(exportFault('reason', draft)).toBeNull()
    expect(exportFault('from', { ...draft, from: '31/02/2026' })).toBe('dayWrong')
    expect(exportFault('to', { ...draft, from: '24/11/2026', to: '23/11/2026' })).toBe('order')
    expect(exportFault('to', draft)).toBeNull()
  })

  test('is sent as the contract writes it, without the days left empty', () => {
    expect(askedOf({ ...draft, reason: ' Rapport annuel ', from: '1/11/2026' })).toEqual({
      ...{ kind: 'dossiers', bodyId: 'b1', reason: 'Rapport annuel', from: '2026-11-01' },
    })
  })

  test('is watched closely while the house works, now and then while it waits for a person, else not', () => {
    expect(watchEvery([{ state: 'ready' }, { state: 'running' }])).toBe(2_000)
    expect(watchEvery([{ state: 'ready' }, { state: 'to_approve' }])).toBe(15_000)
    expect(watchEvery([{ state: 'ready' }, { state: 'refused' }])).toBe(false)
  })
})

describe('the queue', () => {
  test('is watched while something in it moves; what was given up moves no more', () => {
    const counts = { waiting: 0, running: 0, retrying: 0, dead: 3 }
    expect(isMoving([{ jobs: [], counts, next: null }])).toBe(false)
    expect(isMoving([{ jobs: [], counts: { ...counts, retrying: 1 }, next: null }])).toBe(true)
    expect(isMoving(undefined)).toBe(false)
  })

  test('is filtered in the address by the states there are', () => {
    expect(parseJobsSearch({ state: 'dead' })).toEqual({ state: 'dead' })
    expect(parseJobsSearch({ state: 'toString' })).toEqual({})
    expect(parseMessagesSearch({ state: 'bounced' })).toEqual({ state: 'bounced' })
    expect(parseMessagesSearch({ state: 'dead' })).toEqual({})
  })
})

describe('the state of the system', () => {
  const part = (name: StatePartAnswer['part'], level: StatePartAnswer['level']): StatePartAnswer => ({
    ...{ part: name, level, sentence: { fr: '', ar: '' }, figures: {} },
  })

  test('puts what is wrong first and keeps the order of the service inside', () => {
    const groups = groupsOf([part('database', 'good'), part('smtp', 'not_configured'), part('jobs', 'fault')])
    expect(groups.map(({ level, parts }) => [level, parts.map((one) => one.part)])).toEqual([
      ['fault', ['jobs']],
      ['good', ['database']],
      ['not_configured', ['smtp']],
    ])
  })

  test('has a name and a remedy for every part', () => {
    expect(Object.keys(systemState.parts).sort()).toEqual([...STATE_PARTS].sort())
    expect(Object.keys(systemState.remedies).sort()).toEqual([...STATE_PARTS].sort())
  })

  test('prints a figure by what its name says it is', () => {
    expect(measured('bytes', 1024)).toEqual({ kind: 'size', bytes: 1024 })
    expect(measured('oldestDueSeconds', 5_400)).toEqual({ kind: 'age', count: 90, unit: 'minutes' })
    expect(measured('waiting', 3)).toEqual({ kind: 'count', count: 3 })
    expect(measured('lastDay', '2026-11-23')).toEqual({ kind: 'day', text: '2026-11-23' })
    expect(measured('lastSent', '2026-11-23T10:00:00+00:00')).toMatchObject({ kind: 'instant' })
    expect(measured('role', 'rokhas_application')).toMatchObject({ kind: 'text' })
    expect(measured('lastRun', null)).toEqual({ kind: 'none' })
  })

  test('says an age in the largest unit that leaves at least two', () => {
    expect(ageOf(119)).toEqual({ count: 119, unit: 'seconds' })
    expect(ageOf(120)).toEqual({ count: 2, unit: 'minutes' })
    expect(ageOf(3 * 86_400)).toEqual({ count: 3, unit: 'days' })
  })
})
