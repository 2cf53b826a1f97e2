import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { PlanDraft } from '../../../../api/contract/plans/drafts.ts'
import { ActsDesk } from '../../../build/planActs.ts'
import { PlanDesk } from '../../../build/planDesk.ts'

type Headers = Record<string, string>

let desk: PlanDesk
beforeAll(async () => {
  desk = await PlanDesk.open()
})
afterAll(() => desk.close())

const ACT = { kind: 'inquiry_opened', onDay: '2026-11-20', act: 'Arrêté n° 12' }
const eyesOf = async (id: string) => {
  const { publish, appoint } = (await desk.read(id)).answer.eyes
  return [publish, appoint].map((people) => people.map((one) => one.id))
}

/** Prepared by the first examiner of the agency, its findings accepted by the second: neither may publish. */
async function prepared(): Promise<PlanDraft> {
  const draft = await desk.controlled([['D2', [0, 0, 100, 40]]])
  expect((await eyesOf(draft.id))[0]).toContain(desk.second.person)
  const accepted = { kind: 'code_without_regulation', reason: 'Règlement à saisir' }
  expect((await desk.post(draft.id, 'findings/accept', accepted, desk.second.headers)).status).toBe(200)
  expect((await desk.post(draft.id, 'submit')).status).toBe(200)
  return draft
}

const publish = (id: string, headers: Headers) => desk.post(id, 'publish', ACT, headers)

describe('where every examiner of an agency had a hand in a version', () => {
  test('nobody of them publishes it, and the page says who may name somebody: another agency’s people are not', async () => {
    await desk.people.acting('urban_agency', 'examiner', ['09.001'])
    await desk.people.acting('urban_agency', 'administrator', ['06.141'])
    const draft = await prepared()
    for (const { headers } of [desk.first, desk.second])
      expect(await publish(draft.id, headers)).toMatchObject({ status: 403, answer: { code: 'NOT_ON_ONESELF' } })
    expect(await eyesOf(draft.id)).toEqual([[], []])
    const person = await desk.people.person()
    await desk.people.mandate({ person, body: desk.first.body, role: 'administrator' })
    expect(await eyesOf(draft.id)).toEqual([[], [person]])
    await sql`insert into account (person_id, email, state) values (${person}::uuid, 'tenu@exemple.ma', 'held')
      on conflict (person_id) do update set state = 'held'`.execute(desk.database.db)
    expect(await eyesOf(draft.id)).toEqual([[], []])
  })

  test('the administrator of the agency gives the mandate of an examiner to a third person, who publishes; never to themselves', async () => {
    const draft = await prepared()
    const [administrator, director] = [await desk.people.person(), await desk.people.person()]
    await desk.people.mandate({ person: administrator, body: desk.first.body, role: 'administrator' })
    const headers = await desk.people.signIn(administrator, { secondFactor: true })
    expect((await publish(draft.id, headers)).status).toBe(404)
    const terms = { from: '2026-11-24', to: '2026-11-27', reason: 'appointment', actReference: 'Décision n° 3/2026' }
    const give = (personId: string) =>
      desk.ask('POST', '/api/mandates', {
        headers,
        body: { bodyId: desk.first.body, whom: { personId }, role: 'examiner', ...terms },
      })
    expect(await give(administrator)).toMatchObject({ status: 403, answer: { code: 'NOT_ON_ONESELF' } })
    expect((await give(director)).status).toBe(201)
    expect(await eyesOf(draft.id)).toEqual([[director], [administrator]])
    expect((await publish(draft.id, desk.second.headers)).status).toBe(403)
    const done = await publish(draft.id, await desk.people.signIn(director, { secondFactor: true }))
    expect(done).toMatchObject({
      status: 200,
      answer: { published: { by: { id: director } }, eyes: { publish: [], appoint: [] } },
    })
  })

  test('an act that waits says who may examine it: anybody of the agency but whoever proposed it', async () => {
    const acts = new ActsDesk(desk)
    const of = await acts.published('inquiry_opened', '2026-10-19')
    const act = { what: 'record', kind: 'inquiry_closed', onDay: '2026-11-23', signedOn: '2026-11-20', act: 'PV clos' }
    const { id, eyes } = await acts.proposed(of, act)
    const named = eyes.publish.map((one) => one.id)
    expect(named).toContain(desk.second.person)
    expect(named).not.toContain(desk.first.person)
    const done = await acts.decide(id, 'publish')
    expect(done.answer.acts[0]?.eyes).toEqual({ publish: [], appoint: [] })
  })
})
