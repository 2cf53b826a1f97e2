import { createHash, randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { ActPlans } from '../../../api/contract/actPlans.ts'
import { keepAct, keepSigned } from '../../build/acts.ts'
import { printedReceipt } from '../../build/printedReceipt.ts'
import { type ActDesk, actDesk, actOf } from './actDesk.ts'

let desk: ActDesk
let guichet: Awaited<ReturnType<ActDesk['official']>>
let president: Awaited<ReturnType<ActDesk['official']>>
let plan: Buffer

beforeAll(async () => {
  desk = await actDesk()
  guichet = await desk.official('guichet')
  president = await desk.official('president')
  plan = await printedReceipt()
})
afterAll(() => desk.close())

type Headers = Record<string, string>
const plansOf = (headers: Headers, { id, act }: Dossier) =>
  desk.asked<ActPlans>('GET', `/api/dossiers/${id}/acts/${act}/plans`, { headers })
const place = (headers: Headers, { id, act, document }: Dossier, places: object[]) =>
  desk.asked<ActPlans>('PUT', `/api/dossiers/${id}/acts/${act}/plans/places`, {
    headers,
    body: { documentId: document, places },
  })
const stamp = (headers: Headers, { id, act }: Dossier) =>
  desk.asked<ActPlans>('POST', `/api/dossiers/${id}/acts/${act}/plans`, { headers })

type Dossier = Awaited<ReturnType<typeof withPlan>>

/** A dossier at the step of its permit, with a plan of masse that is in the store. */
async function drawn(bytes = plan) {
  const { id, person, headers } = await desk.at('to_sign', 'construire')
  const document = randomUUID()
  const sha256 = await desk.store(bytes)
  await sql`insert into document (id, dossier_id, sha256, file_name, piece, pages, deposited_by, deposited_at)
    values (${document}, ${id}, ${sha256}, 'masse.pdf', 'plan_masse', 2, ${person}, '2026-11-20T08:00:00Z')`.execute(
    desk.db,
  )
  return { id, document, headers, sha256 }
}

/** The same, and an act being signed. */
async function withPlan(bytes = plan) {
  const dossier = await drawn(bytes)
  const act = randomUUID()
  await keepAct(desk.db, {
    id: act,
    dossierId: dossier.id,
    kind: 'permit',
    by: president.person,
    number: Math.floor(Math.random() * 1e6) + 1,
  })
  return { ...dossier, act }
}

test('a draft counts the plans it makes unchangeable, and says so when one goes', async () => {
  const dossier = await drawn()
  const drafted = await desk.draft(guichet.headers, dossier.id, { kind: 'permit', seen: 0 })
  expect(actOf(drafted.answer, 'permit').changed).toEqual([])
  await sql`update document set withdrawn_at = now() where id = ${dossier.document}`.execute(desk.db)
  expect(actOf((await desk.acts(guichet.headers, dossier.id)).answer, 'permit').changed).toEqual(['plans'])
})

/** As the ceremony leaves it. */
async function signed(dossier: Dossier) {
  await sql`insert into dossier_event (dossier_id, move, event, step, state, at, day, person_id)
    values (${dossier.id}, 4, 'sign', 'granted', 'decided', now(), '2026-11-24', ${president.person})`.execute(desk.db)
  await keepSigned(desk.db, {
    id: dossier.act,
    by: president.person,
    move: 4,
    sha256: createHash('sha256').update(dossier.act).digest('hex'),
  })
}

describe('the plans of an act', () => {
  test('have a place for their stamp, chosen by whoever prepares the act while it is not signed', async () => {
    const dossier = await withPlan()
    const found = await plansOf(guichet.headers, dossier)
    expect(found.answer).toMatchObject({
      plans: [
        { documentId: dossier.document, fileName: 'masse.pdf', pages: 2, places: [], stamped: null, refusal: null },
      ],
      ...{ mayPlace: true, mayStamp: false },
    })
    const placed = await place(guichet.headers, dossier, [{ page: 1, x: 0.2, y: 0.9 }])
    expect(placed.answer.plans[0]?.places).toEqual([{ page: 1, x: 0.2, y: 0.9 }])
    const moved = await place(president.headers, dossier, [
      { page: 1, x: 0.8, y: 0.9 },
      { page: 2, x: 0.5, y: 0.5 },
    ])
    expect(moved.answer.plans[0]?.places).toHaveLength(2)
    expect((await place(guichet.headers, dossier, [{ page: 1, x: 1.2, y: 0 }])).status).toBe(422)
    expect((await place({}, dossier, [{ page: 1, x: 0, y: 0 }])).status).toBe(401)
    expect((await place(dossier.headers, dossier, [{ page: 1, x: 0, y: 0 }])).status).toBe(403)
    const other = { ...dossier, document: randomUUID() }
    expect((await place(guichet.headers, other, [{ page: 1, x: 0, y: 0 }])).status).toBe(422)
    await signed(dossier)
    expect(await place(guichet.headers, dossier, [{ page: 1, x: 0, y: 0 }])).toMatchObject({ status: 409 })
  })

  test('are stamped by whoever signed it, once, the deposited file untouched', async () => {
    const dossier = await withPlan()
    expect(await stamp(president.headers, dossier)).toMatchObject({ status: 409, answer: { code: 'ACT_CLOSED' } })
    await signed(dossier)
    expect((await stamp((await desk.official('president')).headers, dossier)).status).toBe(403)
    expect((await stamp(guichet.headers, dossier)).status).toBe(403)
    expect((await plansOf(president.headers, dossier)).answer.mayStamp).toBe(true)
    const done = await stamp(president.headers, dossier)
    expect(done).toMatchObject({
      status: 200,
      answer: { plans: [{ stamped: { pages: 2 }, refusal: null }], mayStamp: false },
    })
    const again = await stamp(president.headers, dossier)
    expect(again.answer.plans).toEqual(done.answer.plans)
    const address = `${desk.server.url}/api/dossiers/${dossier.id}/acts/${dossier.act}/plans/${dossier.document}`
    // The applicant has it too.
    const response = await fetch(address, { headers: dossier.headers })
    const file = Buffer.from(await response.arrayBuffer())
    expect([response.status, file.subarray(0, plan.length).equals(plan)]).toEqual([200, true])
    expect(createHash('sha256').update(file).digest('hex')).toBe(done.answer.plans[0]?.stamped?.sha256)
    expect(file.toString('latin1', plan.length)).toContain('NE VARIETUR')
    expect((await fetch(address)).status).toBe(401)
  })

  test('that cannot be stamped say why, and hold back no other', async () => {
    const dossier = await withPlan(
      Buffer.from(plan.toString('latin1').replace(/startxref\n\d+/, 'startxref\n99999999'), 'latin1'),
    )
    await signed(dossier)
    const { answer } = await stamp(president.headers, dossier)
    expect(answer).toMatchObject({ plans: [{ stamped: null, refusal: 'XREF_BROKEN' }], mayStamp: false })
  })
})
