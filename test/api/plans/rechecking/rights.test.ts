import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { asActor } from '../../../../api/access/asActor.ts'
import type { RecheckAnswer, RecheckedDossierAnswer } from '../../../../api/contract/plans/rechecks.ts'
import type { Actor } from '../../../../api/contract/policy/decide.ts'
import { openDatabase } from '../../../../api/db/database.ts'
import { AIN_CHOCK, RecheckDesk } from '../../../build/recheckDesk.ts'
import { testClock } from '../../../build/server.ts'

let desk: RecheckDesk

beforeAll(async () => {
  desk = await RecheckDesk.open()
})
afterAll(() => desk.close())

describe('who reads it', () => {
  test('nobody signed out, nobody elsewhere; seen by an examiner of the agency, once, and by nobody else', async () => {
    const { ids, version } = await desk.changedPlan('RV7', 327_800, 1)
    const [dossier = ''] = ids
    const id = await desk.start({ cause: 'plan_version', ids: [version] })
    await desk.run(id)
    const one = `/api/rechecks/${id}`
    const elsewhere = await desk.people.acting('urban_agency', 'examiner', ['09.001.01.01'])
    const guichet = await desk.people.acting('commune', 'guichet', [AIN_CHOCK])
    for (const path of ['/api/rechecks', one, `${one}/dossiers`, `${one}/dossiers/${dossier}`])
      expect((await desk.ask('GET', path, { headers: {} })).status).toBe(401)
    for (const path of [one, `${one}/dossiers`, `${one}/dossiers/${dossier}`])
      expect((await desk.ask('GET', path, { headers: elsewhere.headers })).status).toBe(404)
    const list = await desk.ask<{ rechecks: RecheckAnswer[] }>('GET', '/api/rechecks', { headers: elsewhere.headers })
    expect(list.answer.rechecks).toEqual([])
    expect((await desk.ask('GET', one, { headers: guichet.headers })).status).toBe(200)
    const see = (headers: { cookie: string } | object) =>
      desk.ask<RecheckedDossierAnswer & { code?: string }>('POST', `${one}/dossiers/${dossier}/seen`, {
        headers: { ...headers },
      })
    expect((await see({})).status).toBe(401)
    expect((await see(elsewhere.headers)).status).toBe(404)
    expect(await see(guichet.headers)).toMatchObject({ status: 403 })
    const seen = await see(desk.examiner.headers)
    expect(seen).toMatchObject({ status: 200, answer: { dossier: { maySee: false } } })
    expect(seen.answer.dossier.seenAt).not.toBe(null)
    await sql`update dossier set state = 'decided' where id = ${dossier}::uuid`.execute(desk.db)
    expect(await see(desk.examiner.headers)).toMatchObject({ status: 409, answer: { code: 'NOT_AT_THIS_STEP' } })
  })

  test('it is started by an examiner and by nobody else who acts', async () => {
    const { version } = await desk.changedPlan('RV8', 328_100, 1)
    const db = openDatabase(desk.database.url, { max: 1, role: 'rokhas_application' })
    const starting = (actor: Actor) =>
      asActor({ db, clock: testClock }, actor, (transaction) =>
        desk.start({ cause: 'plan_version', ids: [version] }, transaction),
      )
    const actorOf = (
      { person, body, mandate }: RecheckDesk['examiner'],
      role: 'examiner' | 'guichet',
      kind: 'urban_agency' | 'commune',
    ) =>
      ({
        ...({ personId: person, sessionId: null, state: 'active', secondFactor: true } as const),
        mandates: [
          {
            id: mandate,
            bodyId: body,
            bodyKind: kind,
            official: true,
            role,
            territories: [AIN_CHOCK],
            delegatedFrom: null,
          },
        ],
      }) as const
    const guichet = await desk.people.acting('commune', 'guichet', [AIN_CHOCK])
    await expect(starting(actorOf(guichet, 'guichet', 'commune'))).rejects.toMatchObject({ code: '42501' })
    expect(await starting(actorOf(desk.examiner, 'examiner', 'urban_agency'))).toMatch(/^[0-9a-f-]{36}$/)
    await db.destroy()
  })
})
