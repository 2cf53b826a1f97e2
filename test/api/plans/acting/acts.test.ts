import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ActsDesk } from '../../../build/planActs.ts'
import { PlanDesk } from '../../../build/planDesk.ts'

let desk: PlanDesk
let acts: ActsDesk
beforeAll(async () => {
  desk = await PlanDesk.open()
  acts = new ActsDesk(desk)
})
afterAll(() => desk.close())

// The tests are on 24 November 2026.
const CLOSING = {
  what: 'record',
  kind: 'inquiry_closed',
  onDay: '2026-11-23',
  signedOn: '2026-11-20',
  act: 'PV de clôture',
}
const REPEAL = {
  what: 'record',
  kind: 'repealed',
  onDay: '2026-11-23',
  signedOn: '2026-11-20',
  act: 'Décret n° 2-26-9',
}

const plannedOf = async (version: string) =>
  (
    await sql<{ from: string; jobs: number }>`select r.from_day as from, (select count(*)::integer
        from graphile_worker._private_jobs j where j.payload ->> 'recheckId' = r.id::text
          and (j.run_at::date = r.from_day or r.from_day = '2026-11-24')) as jobs
      from recheck r where r.cause_ids = array[${version}::uuid] and r.finished_at is null order by r.from_day`.execute(
      desk.database.db,
    )
  ).rows

const journalOf = async (act: string) =>
  (
    await sql<{ action: string; person: string }>`select action, person_id as person from journal_event
      where subject_kind = 'plan_act' and subject_id = ${act} order by at, id`.execute(desk.database.db)
  ).rows

describe('the next act of a published version', () => {
  test('is proposed by one examiner and made law by another, and never by the first', async () => {
    const of = await acts.published('inquiry_opened', '2026-10-19')
    const { status, answer } = await acts.propose(of, CLOSING)
    expect([status, answer.proposable]).toEqual([201, []])
    const [act] = answer.acts
    if (!act) throw new Error('no act')
    expect(act).toMatchObject({
      ...{
        versionId: of.versionId,
        what: 'record',
        kind: 'inquiry_closed',
        onDay: '2026-11-23',
        signedOn: '2026-11-20',
      },
      ...{ state: 'proposed', former: null, decided: null, may: { examine: false, withdraw: true } },
      proposed: { by: { id: desk.first.person } },
    })
    // Nothing of the law has changed yet.
    expect((await acts.plan(of.planId)).versions[0]?.standing?.state).toBe('inquiry')
    expect(await acts.decide(act.id, 'publish', {}, desk.first.headers)).toMatchObject({
      status: 403,
      answer: { code: 'NOT_ON_ONESELF' },
    })
    const seen = await acts.list(of.planId, desk.second.headers)
    expect(seen.answer.acts[0]?.may).toEqual({ examine: true, withdraw: false })
    const done = await acts.decide(act.id, 'publish')
    expect(done).toMatchObject({
      status: 200,
      answer: { acts: [{ state: 'published', decided: { by: { id: desk.second.person } } }] },
    })
    expect(done.answer.proposable).toEqual([of.versionId])
    expect((await acts.plan(of.planId)).versions[0]).toMatchObject({
      standing: { state: 'draft_opposable', since: '2026-11-23', act: 'PV de clôture' },
      events: [{ kind: 'inquiry_opened' }, { kind: 'inquiry_closed', onDay: '2026-11-23', signedOn: '2026-11-20' }],
    })
    expect(await journalOf(act.id)).toEqual([
      { action: 'plans.propose_act', person: desk.first.person },
      { action: 'plans.publish_act', person: desk.second.person },
    ])
    // Asked twice, done once.
    expect((await acts.decide(act.id, 'publish')).status).toBe(200)
    expect((await acts.plan(of.planId)).versions[0]?.events).toHaveLength(2)
  })

  test('has the dossiers it touches checked again at once, and again the day after its term', async () => {
    const of = await acts.published('inquiry_opened', '2026-10-19')
    expect(await plannedOf(of.versionId)).toEqual([])
    await acts.made(of, CLOSING)
    expect(await plannedOf(of.versionId)).toEqual([
      { from: '2026-11-24', jobs: 1 },
      { from: '2027-11-24', jobs: 1 },
    ])
    // While they are checked, the next change of this plan waits.
    const { id } = await acts.proposed(of, { ...REPEAL, onDay: '2026-11-24' })
    expect(await acts.decide(id, 'publish')).toMatchObject({ status: 409, answer: { code: 'PLAN_RECHECK_RUNNING' } })
    expect((await acts.plan(of.planId)).versions[0]?.standing?.state).toBe('draft_opposable')
  })

  test('that takes effect later changes the law on its day, and what was planned before it is planned anew', async () => {
    const of = await acts.published('inquiry_closed', '2026-02-10')
    await sql`update recheck set finished_at = null, begun_at = null where from_day > '2026-11-24'
      and cause_ids = array[${of.versionId}::uuid]`.execute(desk.database.db)
    // Twelve months from 10 February 2026, its last day counted.
    expect(await plannedOf(of.versionId)).toEqual([{ from: '2027-02-11', jobs: 1 }])
    const onDay = '2026-12-15'
    await acts.made(of, { what: 'record', kind: 'approved', onDay, signedOn: '2026-11-18', act: 'Décret n° 2-26-800' })
    const read = async (on: string) =>
      (
        await desk.ask<{ versions: { standing: { state: string } }[] }>('GET', `/api/plans/${of.planId}?on=${on}`, {
          headers: {},
        })
      ).answer.versions[0]?.standing.state
    expect([await read('2026-11-24'), await read('2026-12-14'), await read(onDay)]).toEqual([
      'draft_opposable',
      'draft_opposable',
      'in_force',
    ])
    expect(await plannedOf(of.versionId)).toEqual([
      { from: onDay, jobs: 1 },
      { from: '2036-12-16', jobs: 1 },
    ])
  })

  test('is sent back with reasons by another person, and proposed anew', async () => {
    const of = await acts.published('inquiry_opened', '2026-10-19')
    const { id } = await acts.proposed(of, CLOSING)
    const why = 'Le PV porte une autre date'
    expect(await acts.decide(id, 'return', { why }, desk.first.headers)).toMatchObject({ status: 403 })
    expect(await acts.decide(id, 'return', { why: ' ' })).toMatchObject({ status: 422, answer: { field: 'why' } })
    const back = await acts.decide(id, 'return', { why })
    expect(back.answer.acts[0]).toMatchObject({
      state: 'returned',
      returnedWhy: why,
      decided: { by: { id: desk.second.person } },
    })
    expect(await acts.decide(id, 'publish')).toMatchObject({
      status: 409,
      answer: { code: 'PLAN_ACT_NOT_AT_THIS_STEP' },
    })
    expect((await acts.propose(of, { ...CLOSING, onDay: '2026-11-24' })).answer.acts.map(({ state }) => state)).toEqual(
      ['proposed', 'returned'],
    )
  })

  test('is taken back by whoever proposed it and by nobody else; one waits at a time', async () => {
    const of = await acts.published('inquiry_opened', '2026-10-19')
    const { id } = await acts.proposed(of, CLOSING)
    expect(await acts.propose(of, REPEAL)).toMatchObject({ status: 409, answer: { code: 'PLAN_ACT_WAITING' } })
    expect(await acts.withdraw(id, desk.second.headers)).toMatchObject({
      status: 403,
      answer: { code: 'PLAN_ACT_OF_ANOTHER' },
    })
    expect((await acts.withdraw(id)).answer.acts[0]).toMatchObject({
      state: 'withdrawn',
      may: { examine: false, withdraw: false },
    })
    expect(await acts.decide(id, 'publish')).toMatchObject({
      status: 409,
      answer: { code: 'PLAN_ACT_NOT_AT_THIS_STEP' },
    })
    expect((await acts.propose(of, REPEAL)).status).toBe(201)
  })

  test('asked twice under one key is proposed once', async () => {
    const of = await acts.published('inquiry_opened', '2026-10-19')
    const headers = { ...desk.first.headers, 'idempotency-key': 'acte-une-fois' }
    const [one, two] = [await acts.propose(of, CLOSING, headers), await acts.propose(of, CLOSING, headers)]
    expect([one.status, two.status, two.answer.acts.length]).toEqual([201, 201, 1])
  })
})

describe('an act is refused', () => {
  test('when the law does not make it follow, out of order, not taken yet, or before it was taken', async () => {
    const of = await acts.published('inquiry_opened', '2026-10-19')
    const refused = async (body: object) => {
      const { status, answer } = await acts.propose(of, { ...CLOSING, ...body })
      const { code, field } = answer as unknown as { code: string; field: string }
      return [status, code, field]
    }
    expect(await refused({ kind: 'dup_extended' })).toEqual([422, 'PLAN_ACT_NOT_NEXT', 'kind'])
    expect(await refused({ onDay: '2026-10-19', signedOn: '2026-10-01' })).toEqual([
      422,
      'PLAN_ACT_OUT_OF_ORDER',
      'onDay',
    ])
    expect(await refused({ onDay: '2026-12-15', signedOn: '2026-11-25' })).toEqual([
      422,
      'PLAN_ACT_NOT_SIGNED',
      'signedOn',
    ])
    expect(await refused({ onDay: '2026-11-19' })).toEqual([422, 'PLAN_ACT_BEFORE_SIGNED', 'onDay'])
    expect(await refused({ act: '' })).toEqual([422, 'INVALID_INPUT', 'act'])
    expect(await refused({ versionId: desk.first.person })).toEqual([422, 'INVALID_INPUT', 'versionId'])
    expect((await acts.list(of.planId)).answer.acts).toEqual([])
  })

  test('signed out, elsewhere, and in another role; what was proposed is told to nobody of them', async () => {
    const of = await acts.published('inquiry_opened', '2026-10-19')
    const { id } = await acts.proposed(of, CLOSING)
    const elsewhere = (await desk.people.acting('urban_agency', 'examiner', ['09.001'])).headers
    const guichet = (await desk.people.acting('commune', 'guichet', ['06.141.01.41'])).headers
    const asked = async (headers: Record<string, string>) => [
      (await acts.list(of.planId, headers)).status,
      (await acts.propose(of, REPEAL, headers)).status,
      (await acts.decide(id, 'publish', {}, headers)).status,
      (await acts.decide(id, 'return', { why: 'Essai' }, headers)).status,
      (await acts.withdraw(id, headers)).status,
    ]
    expect(await asked({})).toEqual([401, 401, 401, 401, 401])
    expect(await asked(elsewhere)).toEqual([403, 403, 404, 404, 404])
    expect(await asked(guichet)).toEqual([403, 403, 404, 404, 404])
    expect((await acts.list(of.planId)).answer.acts).toMatchObject([{ id, state: 'proposed' }])
    expect((await acts.plan(of.planId)).versions[0]?.events).toHaveLength(1)
  })

  test('to the same person, and out of order, by the database itself', async () => {
    const of = await acts.published('inquiry_opened', '2026-10-19')
    const { id } = await acts.proposed(of, CLOSING)
    const inNameOf = (person: string) =>
      desk.database.db.transaction().execute(async (transaction) => {
        await sql`select say_actor(${person}::uuid, '2026-11-24', true)`.execute(transaction)
        await sql`select publish_plan_act(${id}::uuid, gen_random_uuid(), now())`.execute(transaction)
      })
    await expect(inNameOf(desk.first.person)).rejects.toMatchObject({ constraint: 'plan_act_two_persons' })
    await sql`insert into plan_event (id, plan_version_id, kind, on_day) values (gen_random_uuid(), ${of.versionId}::uuid, 'repealed',
      '2026-11-24')`.execute(desk.database.db)
    await expect(inNameOf(desk.second.person)).rejects.toMatchObject({ code: '23514' })
    expect(await acts.decide(id, 'publish')).toMatchObject({ status: 422, answer: { code: 'PLAN_ACT_NOT_NEXT' } })
    const rewriting = sql`update plan_act set act = 'Autre' where id = ${id}::uuid`.execute(desk.database.db)
    await expect(rewriting).rejects.toMatchObject({ code: '23514' })
  })
})

describe('a recorded act', () => {
  const judged = { signedOn: '2026-11-12', act: 'Jugement n° 412', reason: 'Annulé par le tribunal administratif' }

  test('is said right by two persons: its day and its words, and what it was stays known', async () => {
    const of = await acts.published('inquiry_closed', '2025-11-20')
    const event = { kind: 'inquiry_closed', onDay: '2025-11-20' }
    const right = {
      what: 'correct',
      event,
      onDay: '2025-12-20',
      signedOn: '2025-12-18',
      act: 'PV du 18/12/2025',
      reason: 'Mois mal lu',
    }
    expect((await acts.plan(of.planId)).versions[0]?.standing?.state).toBe('lapsed')
    const act = await acts.proposed(of, right)
    expect(act).toMatchObject({
      kind: 'inquiry_closed',
      former: { ...event, act: 'Arrêté d’essai' },
      reason: 'Mois mal lu',
    })
    await acts.decide(act.id, 'publish')
    // Twelve months from 20 December 2025: opposable again today.
    expect((await acts.plan(of.planId)).versions[0]).toMatchObject({
      standing: { state: 'draft_opposable', since: '2025-12-20', act: 'PV du 18/12/2025' },
      events: [{ signedOn: '2025-12-18' }],
    })
    expect((await plannedOf(of.versionId)).map(({ from }) => from)).toEqual(['2026-11-24', '2026-12-21'])
  })

  test('that is void is taken out, the last one first', async () => {
    const of = await acts.published('approved', '2020-03-02')
    await acts.made(of, {
      what: 'record',
      kind: 'dup_extended',
      onDay: '2026-11-23',
      signedOn: '2026-11-20',
      act: 'Décret',
    })
    await desk.settle()
    const approved = { kind: 'approved', onDay: '2020-03-02' }
    expect(await acts.propose(of, { what: 'cancel', event: approved, ...judged })).toMatchObject({
      status: 422,
      answer: { code: 'PLAN_ACT_OUT_OF_ORDER', field: 'event', data: { day: '2026-11-23' } },
    })
    expect(
      await acts.propose(of, {
        what: 'correct',
        event: approved,
        ...judged,
        onDay: '2026-11-24',
        reason: 'Jour mal lu',
      }),
    ).toMatchObject({ status: 422, answer: { code: 'PLAN_ACT_OUT_OF_ORDER', field: 'onDay' } })
    await acts.made(of, { what: 'cancel', event: { kind: 'dup_extended', onDay: '2026-11-23' }, ...judged })
    await desk.settle()
    await acts.made(of, { what: 'cancel', event: approved, ...judged })
    expect((await acts.plan(of.planId)).versions[0]).toMatchObject({ standing: null, events: [] })
    expect((await acts.list(of.planId)).answer.acts.map(({ what, former }) => [what, former?.kind])).toEqual([
      ['cancel', 'approved'],
      ['cancel', 'dup_extended'],
      ['record', undefined],
    ])
  })

  test('keeps the day it was signed, which the correction tells beside the new one', async () => {
    const of = await acts.published('inquiry_opened', '2026-10-19')
    await acts.made(of, CLOSING)
    await desk.settle()
    const event = { kind: 'inquiry_closed', onDay: '2026-11-23' }
    const right = {
      what: 'correct',
      event,
      onDay: '2026-11-24',
      signedOn: '2026-11-21',
      act: 'PV corrigé',
      reason: 'Mal lu',
    }
    await acts.made(of, right)
    expect((await acts.list(of.planId)).answer.acts[0]).toMatchObject({
      ...{ state: 'published', signedOn: '2026-11-21' },
      former: { ...event, act: 'PV de clôture', signedOn: '2026-11-20' },
    })
  })

  test('is not said right on a day that would leave a later act without its law', async () => {
    const of = await acts.published('approved', '2016-11-25')
    const extended = {
      what: 'record',
      kind: 'dup_extended',
      onDay: '2026-11-24',
      signedOn: '2026-11-20',
      act: 'Décret',
    }
    await acts.made(of, extended)
    await desk.settle()
    const right = {
      ...{ what: 'correct', event: { kind: 'approved', onDay: '2016-11-25' }, signedOn: '2016-10-03' },
      ...{ act: 'Décret n° 2-16-700', reason: 'Bulletin mal lu' },
    }
    // Ten years from 24 November 2016 end on the very day of the extension; from the 23rd, the day before it.
    expect(await acts.propose(of, { ...right, onDay: '2016-11-23' })).toMatchObject({
      status: 422,
      answer: { code: 'PLAN_ACT_STRAYS', field: 'onDay', data: { kind: 'dup_extended', day: '2026-11-24' } },
    })
    const { id } = await acts.proposed(of, { ...right, onDay: '2016-11-24' })
    // What was recorded by another way meanwhile is asked again: prolonged a day later, it would be too late.
    await sql`update plan_event set on_day = '2026-11-25' where kind = 'dup_extended'
      and plan_version_id = ${of.versionId}::uuid`.execute(desk.database.db)
    expect(await acts.decide(id, 'publish')).toMatchObject({ status: 422, answer: { code: 'PLAN_ACT_STRAYS' } })
    expect((await acts.plan(of.planId)).versions[0]?.events[0]).toMatchObject({ onDay: '2016-11-25' })
  })
})
