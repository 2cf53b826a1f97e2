import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { ExpectedAnswer } from '../../../../api/contract/avis/expected.ts'
import type { Proposal } from '../../../../api/contract/avis/proposals.ts'
import type { CourseAnswer } from '../../../../api/contract/filing.ts'
import { type AvisDesk, avisDesk, wanted } from '../avisDesk.ts'
import type { Official } from '../commission.ts'

let desk: AvisDesk
beforeAll(async () => {
  desk = await avisDesk()
})
afterAll(() => desk.close())

const listed = (headers: Official['headers'], query: string) =>
  desk.asked<ExpectedAnswer>('GET', `/api/expected-avis?${query}`, { headers })
const of = ({ answer }: { readonly answer: ExpectedAnswer }, dossier: string) =>
  answer.expected.filter((one) => one.dossier.id === dossier).map(({ body }) => body.id)

describe('the avis that are due', () => {
  test('are, for the guichet, those of every silent body of its territory, with the days that are left', async () => {
    const { id } = await desk.dispatched()
    await sql`insert into dossier_deadline (dossier_id, stage, holder, from_day, assumed, due_day, days, unit, days_left, skipped, rule)
      values (${id}, 'avis', 'members', '2026-11-24', false, '2026-11-30', 4, 'working', 4, '[]', '{}')
      on conflict (dossier_id, stage) do update set due_day = excluded.due_day`.execute(desk.db)
    const all = await listed(desk.guichet.headers, 'list=territory')
    expect(of(all, id)).toContain(desk.agency)
    const one = all.answer.expected.find(({ dossier, body }) => dossier.id === id && body.id === desk.agency)
    expect(one).toMatchObject({ binding: true, due: '2026-11-30', left: 6, postponedUntil: null })
    expect(all.answer.bodies.find((body) => body.id === desk.agency)?.count).toBeGreaterThan(0)
    const giver = await desk.acting(desk.agency, 'examiner')
    await desk.give(giver.headers, id, wanted(desk.agency))
    expect(of(await listed(desk.guichet.headers, 'list=territory'), id)).not.toContain(desk.agency)
    expect(of(await listed(desk.guichet.headers, `list=territory&bodyId=${desk.agency}`), id)).toEqual([])
    expect(of(await listed(desk.guichet.headers, 'list=territory&late=yes'), id)).toEqual([])
  })

  test('are, for a member, those of the body they give avis for, and come back while one is put off', async () => {
    const { id } = await desk.dispatched()
    const giver = await desk.acting(desk.agency, 'examiner')
    const other = await desk.member('province')
    expect(of(await listed(giver.headers, 'list=mine'), id)).toEqual([desk.agency])
    expect(of(await listed(other.headers, 'list=mine'), id)).toEqual([other.body])
    const items = [{ text: 'Visite nécessaire' }]
    await desk.give(giver.headers, id, wanted(desk.agency, { opinion: 'postponed', until: '2026-12-03', items }))
    const { answer } = await listed(giver.headers, 'list=mine')
    expect(answer.expected.find(({ dossier }) => dossier.id === id)?.postponedUntil).toBe('2026-12-03')
  })

  test('are nobody else’s: neither an applicant’s, nor another territory’s, nor a visitor’s', async () => {
    const { headers } = await desk.dispatched()
    const abroad = await desk.people.acting('commune', 'guichet', ['09.001.01.01'])
    for (const list of ['mine', 'territory']) {
      expect((await listed(headers, `list=${list}`)).answer.expected).toEqual([])
      expect((await listed(abroad.headers, `list=${list}`)).answer.expected).toEqual([])
      expect((await listed({}, `list=${list}`)).status).toBe(401)
    }
  })
})

/** A filed dossier whose report meets two servitudes, one of which requires an avis. */
async function struck() {
  const filed = await desk.filed({ code: 'construire', track: 'pp' })
  const report = randomUUID()
  const servitude = (id: string, effect: string) => ({
    ...{
      servitudeId: id,
      effect,
      body: 'Direction des routes',
      nameFr: 'Route nationale 11',
      nameAr: 'الطريق الوطنية 11',
    },
  })
  const check = (id: string) => ({
    ...{ rule: 'SERVITUDE_AVIS', subject: `servitude:${id}`, verdict: 'reserved', article: 'Décret 2-92-832, art. 32' },
    because: { fr: '12 m² sous la servitude.', ar: '12 متر مربع تحت الارتفاق.' },
  })
  const facts = JSON.stringify({ servitudes: [servitude('1', 'requires_avis'), servitude('2', 'limits_height')] })
  await sql`insert into conformity_report (id, on_day, srid, geom, facts, checks, verdict, rule_versions, seal) values (${report},
    '2026-11-20', 26191, 'SRID=26191;POLYGON((290000 330000, 290020 330000, 290020 330010, 290000 330010, 290000 330000))',
    ${facts}::jsonb, ${JSON.stringify([check('1'), check('2')])}::jsonb, 'reserved', '{}', ${'a'.repeat(64)})`.execute(
    desk.db,
  )
  await sql`update dossier set report_id = ${report} where id = ${filed.id}`.execute(desk.db)
  return filed
}

const finding = { rule: 'SERVITUDE_AVIS', subject: 'servitude:1' }
const proposals = async (id: string, headers = desk.guichet.headers): Promise<Proposal[]> =>
  (await desk.course(headers, id)).answer.avis.proposals

describe('a body that a servitude proposes', () => {
  test('is proposed to the guichet alone, with the evidence of the report', async () => {
    const { id, headers } = await struck()
    expect(await proposals(id)).toMatchObject([
      {
        finding,
        body: 'Direction des routes',
        nameFr: 'Route nationale 11',
        because: { fr: '12 m² sous la servitude.' },
        settled: null,
      },
    ])
    expect(await proposals(id, headers)).toEqual([])
  })

  test('is confirmed by a person, who consults a body of the register for it', async () => {
    const { id } = await struck()
    const bodyId = await desk.people.body('ministry', ['MA'])
    const body = { bodyId, reason: 'Route nationale 11', finding }
    const { status } = await desk.consult(desk.guichet.headers, id, body)
    expect(status).toBe(201)
    expect((await proposals(id))[0]?.settled).toMatchObject({ how: 'consulted' })
  })

  test('or is set aside with a reason, once, and by the guichet alone', async () => {
    const { id, headers } = await struck()
    const path = `/api/dossiers/${id}/avis-proposals/set-aside`
    const body = { finding, reason: 'La bretelle est déclassée' }
    const aside = (who: Official['headers'], of: object = body) =>
      desk.asked<CourseAnswer & { code: string }>('POST', path, { headers: who, body: of })
    expect((await aside({})).status).toBe(401)
    expect((await aside(headers)).status).toBe(403)
    expect(
      (await aside(desk.guichet.headers, { ...body, finding: { ...finding, subject: 'servitude:2' } })).status,
    ).toBe(422)
    const both = await Promise.all([aside(desk.guichet.headers), aside(desk.guichet.headers)])
    expect(both.map(({ status }) => status).toSorted()).toEqual([200, 409])
    expect((await proposals(id))[0]?.settled).toMatchObject({
      ...{ how: 'set_aside', reason: body.reason, by: { id: desk.guichet.person } },
    })
    expect(await aside(desk.guichet.headers)).toMatchObject({ status: 409, answer: { code: 'PROPOSAL_SETTLED' } })
  })
})
