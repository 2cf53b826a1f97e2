import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { RecheckAnswer } from '../../../../api/contract/plans/rechecks.ts'
import { ActsDesk, type Published } from '../../../build/planActs.ts'
import { PlanDesk } from '../../../build/planDesk.ts'

let desk: PlanDesk
let acts: ActsDesk
let published: Published
beforeAll(async () => {
  desk = await PlanDesk.open()
  acts = new ActsDesk(desk)
  published = await acts.published('inquiry_closed', '2026-11-20')
})
afterAll(() => desk.close())

test('a plan names every commune it lies in, the widest part first, and its agency in both languages', async () => {
  const { rows } = await sql<{
    code: string
    nameAr: string
  }>`select c.code, b.name_ar as "nameAr" from commune c, body b
    where b.id = ${desk.first.body}::uuid and c.ended_on is null
      and ST_Covers(c.outline, wgs84_from_legal(ST_SetSRID(ST_MakePoint(300050, 330020), 26191)))
      and not exists (select from commune part where part.parent_code = c.code and part.outline is not null)`.execute(
    desk.database.db,
  )
  const plan = await acts.plan(published.planId)
  expect(plan.communes.map(({ code }) => code)).toEqual(rows.map(({ code }) => code))
  expect(plan.agencyAr).toBe(rows[0]?.nameAr)
  // Laid half over each of two squares that are made communes of their own: 3,000 m² in one, 1,000 m² in the other.
  await sql`update commune c set outline = g.outline, outline_3857 = ST_Multi(ST_Transform(g.outline, 3857))
    from (values ('06.141.01.41', 300000, 300075), ('09.001.01.01', 300075, 300100)) as s(code, west, east)
    cross join lateral (select ST_Multi(wgs84_from_legal(ST_MakeEnvelope(s.west, 330000, s.east, 330040, 26191))) as outline) g
    where c.code = s.code`.execute(desk.database.db)
  await sql`update commune set outline = null, outline_3857 = null, outline_kind = null where code = any (${rows.map(({ code }) => code)}::text[])
    and code not in ('06.141.01.41', '09.001.01.01')`.execute(desk.database.db)
  expect((await acts.plan(published.planId)).communes.map(({ code }) => code)).toEqual(['06.141.01.41', '09.001.01.01'])
})

test('what it had checked again is listed for its examiners, and for nobody elsewhere', async () => {
  const other = await acts.published('inquiry_opened', '2026-10-19')
  const list = async (planId: string, headers: Record<string, string>) => {
    const { status, answer } = await desk.ask<{ rechecks?: RecheckAnswer[] }>('GET', `/api/rechecks?plan=${planId}`, {
      headers,
    })
    return [status, (answer.rechecks ?? []).map(({ from, subjects }) => [from, subjects[0]?.id])]
  }
  const days = ['2026-11-24', '2027-11-21'].map((from) => [from, published.versionId])
  const [status, listed] = await list(published.planId, desk.first.headers)
  expect([status, (listed as string[][]).toSorted()]).toEqual([200, days])
  expect(await list(other.planId, desk.first.headers)).toEqual([200, [['2026-11-24', other.versionId]]])
  const elsewhere = (await desk.people.acting('urban_agency', 'examiner', ['11'])).headers
  expect(await list(published.planId, elsewhere)).toEqual([200, []])
  expect(await list(published.planId, {})).toEqual([401, []])
})
