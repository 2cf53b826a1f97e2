import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Examiner, mappingOf, PlanDesk, zoneFile } from '../../../build/planDesk.ts'

type Headers = Record<string, string>

let desk: PlanDesk
beforeAll(async () => {
  desk = await PlanDesk.open()
})
afterAll(() => desk.close())

const ACT = { kind: 'approved', onDay: '2026-11-20', act: 'Décret n° 2-26-412' }
const reason = 'Règlement à saisir'

/** One more examiner of the agency. */
async function another(): Promise<Pick<Examiner, 'person' | 'headers'>> {
  const person = await desk.people.person()
  await desk.people.mandate({ person, body: desk.first.body, role: 'examiner' })
  return { person, headers: await desk.people.signIn(person, { secondFactor: true }) }
}

const controlled = () => desk.controlled([['D2', [0, 0, 100, 40]]])

/** Accepts what is to accept and submits, as the first examiner. */
async function submit(id: string): Promise<void> {
  await desk.post(id, 'findings/accept', { kind: 'code_without_regulation', reason })
  const { status, answer } = await desk.post(id, 'submit')
  if (status !== 200) throw new Error(JSON.stringify(answer))
}

async function refusedTo({ person, headers }: { person: string; headers: Headers }, id: string): Promise<void> {
  expect(await desk.post(id, 'publish', ACT, headers)).toMatchObject({
    status: 403,
    answer: { code: 'NOT_ON_ONESELF' },
  })
  const { answer } = await desk.ask<{ may: object; hands: { id: string }[] }>('GET', `/api/plan-drafts/${id}`, {
    headers,
  })
  expect(answer.may).toMatchObject({ publish: false })
  expect(answer.hands.map((one) => one.id)).toContain(person)
  // The same, whatever asks it.
  const publishing = desk.database.db.transaction().execute(async (transaction) => {
    await sql`select say_actor(${person}::uuid, '2026-11-24', true)`.execute(transaction)
    await sql`select publish_plan_draft(${id}::uuid, gen_random_uuid(), gen_random_uuid(), gen_random_uuid(), 'approved',
      '2026-11-20', 'Décret', now())`.execute(transaction)
  })
  await expect(publishing).rejects.toMatchObject({ constraint: 'plan_draft_two_persons' })
}

describe('a version is published by somebody who had no hand in it: not by whoever', () => {
  test('gave its file', async () => {
    const giver = await another()
    const given = await desk.give(zoneFile([['D2', [0, 0, 100, 40]]]), { headers: giver.headers })
    await desk.map(given.answer.id, mappingOf())
    await desk.control(given.answer.id)
    await submit(given.answer.id)
    await refusedTo(giver, given.answer.id)
    expect((await desk.post(given.answer.id, 'publish', ACT, desk.second.headers)).status).toBe(200)
  })

  test('said what its fields mean', async () => {
    const mapper = await another()
    const { id, mapping } = await controlled()
    const mapped = { ...mapping, version: { ...mapping?.version, source: 'Agence, corrigé' } }
    const path = `/api/plan-drafts/${id}/mapping`
    expect((await desk.ask('PUT', path, { headers: mapper.headers, body: mapped })).status).toBe(200)
    await desk.control(id)
    await submit(id)
    await refusedTo(mapper, id)
  })

  test('mended it, nor whoever undid that', async () => {
    const [mender, undoer] = [await another(), await another()]
    const { id } = await controlled()
    const recode = { kind: 'recode', ordinals: [0], code: { code: 'D3', family: 'housing' }, reason: 'Code du décret' }
    const { answer } = await desk.post(id, 'edits', recode, mender.headers)
    expect((await desk.post(id, `edits/${answer.edits[0]?.id}/undo`, {}, undoer.headers)).status).toBe(200)
    await desk.post(id, 'control')
    await desk.control(id)
    await submit(id)
    await refusedTo(mender, id)
    await refusedTo(undoer, id)
    expect((await desk.post(id, 'publish', ACT, desk.second.headers)).status).toBe(200)
  })

  test('accepted a finding, even where that was taken back, nor whoever took it back', async () => {
    const [accepter, reopener] = [await another(), await another()]
    const { id } = await controlled()
    await desk.post(id, 'findings/accept', { kind: 'code_without_regulation', reason }, accepter.headers)
    const [finding] = (await desk.findings(id)).filter(({ accepted }) => accepted)
    expect((await desk.post(id, `findings/${finding?.id}/reopen`, {}, reopener.headers)).status).toBe(200)
    await submit(id)
    await refusedTo(accepter, id)
    await refusedTo(reopener, id)
  })
})

describe('a finding that was accepted', () => {
  test('is reopened, and the journal says by whom and what its reason was; once', async () => {
    const { id } = await controlled()
    await desk.post(id, 'findings/accept', { kind: 'code_without_regulation', reason })
    const [finding] = (await desk.findings(id)).filter(({ accepted }) => accepted)
    const reopen = (headers: Headers = desk.first.headers) =>
      desk.post(id, `findings/${finding?.id}/reopen`, {}, headers)
    const elsewhere = (await desk.people.acting('urban_agency', 'examiner', ['09.001'])).headers
    expect([(await reopen({})).status, (await reopen(elsewhere)).status]).toEqual([401, 404])
    expect((await reopen()).status).toBe(200)
    expect((await desk.findings(id)).filter(({ accepted }) => accepted)).toEqual([])
    const { rows } = await sql<{ person: string; detail: object }>`select person_id as person, detail from journal_event
      where action = 'plans.reopen' and subject_id = ${id}`.execute(desk.database.db)
    const detail = { finding: finding?.id, kind: 'code_without_regulation', reason }
    expect(rows).toEqual([{ person: desk.first.person, detail }])
    expect(await reopen()).toMatchObject({ status: 404 })
    expect(await desk.post(id, `findings/${desk.first.person}/reopen`)).toMatchObject({ status: 404 })
    expect(await desk.post(id, 'findings/rien/reopen')).toMatchObject({ status: 404 })
    await submit(id)
    expect(await reopen()).toMatchObject({ status: 409, answer: { code: 'PLAN_DRAFT_NOT_AT_THIS_STEP' } })
  })
})

describe('a published plan goes on', () => {
  /** A plan of the agency, its first version on ground that no agency is known to have. */
  async function onNobodysGround() {
    const mapping = mappingOf()
    const published = await desk.publish(await desk.controlled([['D2', [0, 0, 100, 40]]], mapping), ACT)
    await sql`update plan_version v set perimeter = g, perimeter_3857 = display_3857(g)
      from (select ST_Translate(perimeter, -250000, 0) as g from plan_version where id = ${published.versionId}::uuid) m
      where v.id = ${published.versionId}::uuid`.execute(desk.database.db)
    const { rows } = await sql<{ units: string[] | null }>`select units_under(perimeter) as units from plan_version
      where id = ${published.versionId}::uuid`.execute(desk.database.db)
    expect(rows).toEqual([{ units: null }])
    return { ...mapping, version: { ...mapping.version, label: '2' } }
  }

  test('under the agency of the commune it was prepared for, where nobody is known to have its ground', async () => {
    const mapping = await onNobodysGround()
    const given = await desk.give(zoneFile([['D2', [0, 0, 100, 40]]]))
    expect((await desk.map(given.answer.id, mapping)).status).toBe(200)
  })

  test('and no more once that agency has lost the commune: having drawn it once gives no right', async () => {
    const { plan } = await onNobodysGround()
    const ours = () =>
      desk.database.db.transaction().execute(async (transaction) => {
        await sql`select say_actor(${desk.first.person}::uuid, '2026-11-24', true)`.execute(transaction)
        const { rows } = await sql<{ ours: boolean }>`
          select plan_is_ours(${plan.code}, ${desk.first.body}::uuid) as ours`.execute(transaction)
        return rows[0]?.ours
      })
    expect(await ours()).toBe(true)
    await sql`update body_territory set territory = '09.001' where body_id = ${desk.first.body}::uuid`.execute(
      desk.database.db,
    )
    expect(await ours()).toBe(false)
  })
})
