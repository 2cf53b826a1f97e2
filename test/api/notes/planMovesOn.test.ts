import { afterAll, beforeAll, expect, test } from 'vitest'
import type { PlanActs } from '../../../api/contract/plans/acts.ts'
import { People } from '../../build/people.ts'
import { type NoteDesk, noteDesk } from './noteDesk.ts'

let desk: NoteDesk
beforeAll(async () => {
  desk = await noteDesk()
})
afterAll(() => desk.close())

test('a note is superseded once an act of its plan is published, and not while the act is only proposed', async () => {
  await desk.choose('at_once')
  const { number } = (await desk.asked(undefined, desk.citizen)).answer
  const people = new People(desk.database.db)
  const person = await people.person()
  await people.mandate({ person, body: desk.agency, role: 'examiner' })
  const other = await people.signIn(person, { secondFactor: true })
  const { plan_id: plan } = await desk.database.db
    .selectFrom('plan_version')
    .select('plan_id')
    .where('id', '=', desk.version)
    .executeTakeFirstOrThrow()
  const repeal = { kind: 'repealed', onDay: '2026-11-24', signedOn: '2026-11-23', act: 'Décret n° 2-26-9' }
  const { status, answer } = await desk.ask<PlanActs>('POST', `/api/plans/${plan}/acts`, {
    ...{ headers: desk.examiner, body: { versionId: desk.version, what: 'record', ...repeal } },
  })
  expect([status, (await desk.read(number)).superseded]).toEqual([201, []])
  const published = await desk.ask('POST', `/api/plan-acts/${answer.acts[0]?.id}/publish`, { headers: other, body: {} })
  expect([published.status, (await desk.read(number)).superseded]).toEqual([200, ['plans']])
})
