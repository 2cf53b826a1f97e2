import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { AvisWanted } from '../../../api/contract/avis.ts'
import type { Tracked } from '../../../api/contract/tracking.ts'
import { type AvisDesk, against, avisDesk, of, wanted } from './avisDesk.ts'
import { AIN_CHOCK, type Official } from './commission.ts'

let desk: AvisDesk
let guichet: Official
let president: Official
let agency: string

beforeAll(async () => {
  desk = await avisDesk()
  ;({ guichet, president, agency } = desk)
})

afterAll(() => desk.close())

describe('an avis', () => {
  test('is given by a member of the body, and the applicant sees it with its reasons', async () => {
    const { id, headers } = await desk.dispatched()
    const giver = await desk.acting(agency, 'examiner')
    const reasons = 'Prévoir deux places de stationnement'
    const { status } = await desk.give(
      giver.headers,
      id,
      wanted(agency, { opinion: 'reserved', items: [{ text: reasons }] }),
    )
    expect(status).toBe(201)
    const { answer } = await desk.course(headers, id)
    expect(of(answer.avis, agency)?.given).toMatchObject([
      {
        version: 1,
        opinion: 'reserved',
        items: [{ nth: 1, code: null, text: { fr: reasons } }],
        at: '2026-11-24T09:00:00.000Z',
        by: { id: giver.person },
      },
    ])
  })

  test('is nobody else’s to give: not the guichet’s, not another body’s, not a member’s of another commune', async () => {
    const { id, headers } = await desk.dispatched()
    const other = await desk.member('province')
    const away = await desk.acting(agency, 'examiner', ['06.141.01.43'])
    expect(await desk.give(guichet.headers, id, wanted(agency))).toMatchObject({ status: 403 })
    expect(await desk.give(other.headers, id, wanted(agency))).toMatchObject({
      ...{ status: 403, answer: { code: 'NOT_WITHIN_REACH' } },
    })
    expect((await desk.give(away.headers, id, wanted(agency))).status).toBe(404)
    expect(await desk.give(headers, id, wanted(agency))).toMatchObject({
      status: 403,
      answer: { code: 'NOT_YOUR_ROLE' },
    })
  })

  test('is not given before the dossier is handed over, nor by a body that was not asked', async () => {
    const { id } = await desk.filed({ code: 'construire', track: 'pp' })
    const giver = await desk.acting(agency, 'member')
    expect(await desk.give(giver.headers, id, wanted(agency))).toMatchObject({ answer: { code: 'BODY_NOT_CONSULTED' } })
    const guest = await desk.people.acting('civil_protection', 'member', [AIN_CHOCK])
    expect(await desk.give(guest.headers, id, wanted(guest.body))).toMatchObject({
      ...{ status: 409, answer: { code: 'BODY_NOT_CONSULTED' } },
    })
  })

  test('is motivated unless it is favourable', async () => {
    const { id } = await desk.dispatched()
    const giver = await desk.acting(agency, 'examiner')
    for (const opinion of ['reserved', 'unfavourable', 'postponed'] as const)
      expect(await desk.give(giver.headers, id, wanted(agency, { opinion }))).toMatchObject({
        ...{ status: 422, answer: { code: 'REASON_MISSING', field: 'items' } },
      })
  })

  test('is replaced by another that follows it, and the former stays to be read', async () => {
    const { id } = await desk.dispatched()
    const giver = await desk.acting(agency, 'examiner')
    await desk.give(giver.headers, id, wanted(agency, against))
    const stale = await desk.give(giver.headers, id, wanted(agency))
    expect(stale).toMatchObject({ status: 409, answer: { code: 'AVIS_MEANWHILE' } })
    const { answer } = await desk.give(giver.headers, id, wanted(agency, { seen: 1 }))
    expect(of(answer.avis, agency)?.given.map(({ opinion }) => opinion)).toEqual(['unfavourable', 'favourable'])
    await expect(sql`update avis set opinion = 'favourable'`.execute(desk.db)).rejects.toThrow('only ever added to')
  })

  test('of two colleagues at one instant is one avis; the other is told', async () => {
    const { id } = await desk.dispatched()
    const givers = [await desk.acting(agency, 'examiner'), await desk.acting(agency, 'member')]
    const answers = await Promise.all(givers.map(({ headers }) => desk.give(headers, id, wanted(agency))))
    expect(answers.map(({ status }) => status).toSorted()).toEqual([201, 409])
  })

  test('sent twice under one key is given once', async () => {
    const { id } = await desk.dispatched()
    const giver = await desk.acting(agency, 'examiner')
    const headers = { ...giver.headers, 'idempotency-key': 'avis-une-fois' }
    await desk.give(headers, id, wanted(agency))
    const { status, answer } = await desk.give(headers, id, wanted(agency))
    expect(status).toBe(201)
    expect(of(answer.avis, agency)?.given).toHaveLength(1)
  })

  test('keeps its body from being removed', async () => {
    const { id } = await desk.dispatched()
    const giver = await desk.acting(agency, 'examiner')
    await desk.give(giver.headers, id, wanted(agency, against))
    const refused = await desk.dismiss(guichet.headers, id, { bodyId: agency, reason: 'Gênant' })
    expect(refused).toMatchObject({ status: 409, answer: { code: 'AVIS_ALREADY_GIVEN' } })
  })

  test('is journalled under the body that gave it', async () => {
    const { id } = await desk.dispatched()
    const giver = await desk.acting(agency, 'examiner')
    await desk.give(giver.headers, id, wanted(agency, against))
    const events = await desk.db
      .selectFrom('journal_event')
      .select(['action', 'body_id', 'detail'])
      .where('dossier_id', '=', id)
      .where('action', '=', 'avis.give')
      .execute()
    expect(events).toEqual([{ action: 'avis.give', body_id: agency, detail: { opinion: 'unfavourable', version: 1 } }])
  })
})

/** Before the president, with what the agency said; null for its silence. */
async function opined(opinion: Partial<AvisWanted> | null) {
  const { id, headers } = await desk.dispatched()
  if (opinion) {
    const giver = await desk.acting(agency, 'examiner')
    await desk.give(giver.headers, id, wanted(agency, opinion))
  }
  await desk.move(guichet.headers, id, { transition: 'hold_session', seen: 2 })
  await desk.move(guichet.headers, id, { transition: 'sign_minutes', seen: 3 })
  return { id, headers }
}

const accept = (id: string) => desk.move(president.headers, id, { transition: 'accept', seen: 4 })

describe('an avis conforme', () => {
  test('that is favourable, or with reservations, lets the president accept', async () => {
    const reserved: Partial<AvisWanted> = { opinion: 'reserved', items: [{ text: 'Clôture de 2 m' }] }
    for (const opinion of [{}, reserved])
      expect((await accept((await opined(opinion)).id)).answer.step).toBe('to_settle')
  })

  test('that is unfavourable forbids it, and that was put off or never given is missing', async () => {
    const refused = await accept((await opined(against)).id)
    expect(refused).toMatchObject({ status: 409, answer: { code: 'BINDING_AVIS_UNFAVOURABLE' } })
    const postponed = await accept(
      (await opined({ opinion: 'postponed', until: '2026-12-01', items: [{ text: 'Plan illisible' }] })).id,
    )
    expect(postponed).toMatchObject({ status: 409, answer: { code: 'BINDING_AVIS_MISSING' } })
    expect(await accept((await opined(null)).id)).toMatchObject({ answer: { code: 'BINDING_AVIS_MISSING' } })
  })

  test('that comes after the session still comes: the dossier is not stuck for it', async () => {
    const { id } = await opined(null)
    const giver = await desk.acting(agency, 'examiner')
    const { answer } = await desk.give(giver.headers, id, wanted(agency))
    expect(answer.avis.hindrances).toEqual([])
    expect((await accept(id)).status).toBe(201)
  })

  test('is not got round by removing the body that owes it', async () => {
    const { id } = await desk.dispatched()
    const reason = 'Agence retirée'
    expect((await desk.dismiss(guichet.headers, id, { bodyId: agency, reason })).status).toBe(200)
    await desk.move(guichet.headers, id, { transition: 'hold_session', seen: 2 })
    await desk.move(guichet.headers, id, { transition: 'sign_minutes', seen: 3 })
    expect(await accept(id)).toMatchObject({ status: 409, answer: { code: 'BINDING_AVIS_MISSING' } })
  })

  test('is given anew on modified plans: what was said of the former ones stays, and counts no more', async () => {
    const { id, headers } = await opined({})
    await desk.move(president.headers, id, {
      transition: 'ask_modification',
      seen: 4,
      reason: 'Retrait de 4 m, art. 6',
    })
    await desk.move(headers, id, { transition: 'file_modified', seen: 5 })
    const { answer } = await desk.move(guichet.headers, id, { transition: 'dispatch', seen: 6 })
    expect(answer.avis.round).toBe(2)
    const rounds = answer.avis.bodies
      .filter(({ body }) => body.id === agency)
      .map((one) => [one.round, one.given.length])
    expect(rounds).toEqual([
      [1, 1],
      [2, 0],
    ])
    expect(answer.avis.hindrances.map(({ code }) => code)).toEqual(['BINDING_AVIS_MISSING'])
  })

  test('another member’s refusal does not stand for it', async () => {
    const { id } = await desk.dispatched()
    const [giver, other] = [await desk.acting(agency, 'examiner'), await desk.member('province')]
    await desk.give(giver.headers, id, wanted(agency))
    const { answer } = await desk.give(other.headers, id, wanted(other.body, against))
    expect(answer.avis.hindrances).toEqual([])
  })
})

describe('the land registry, for a morcellement', () => {
  test('stops it in practice when it is against, though no rule that was read makes it binding', async () => {
    const registry = await desk.people.body('land_registry', [AIN_CHOCK])
    const { id } = await desk.filed({ code: 'morceler', track: 'gp' })
    await desk.move(guichet.headers, id, { transition: 'dispatch', seen: 1 })
    const [giver, registrar] = [await desk.acting(agency, 'examiner'), await desk.acting(registry, 'member')]
    await desk.give(giver.headers, id, wanted(agency))
    const { answer } = await desk.give(registrar.headers, id, wanted(registry, against))
    expect(of(answer.avis, registry)?.binding).toBe(false)
    expect(answer.avis.hindrances.map(({ code }) => code)).toEqual(['OPPOSED_IN_PRACTICE'])
    expect(answer.avis.synthesis).toMatchObject({
      verdict: 'unfavourable',
      reasons: [{ code: 'practice_against' }, {}, {}, {}],
    })
    await desk.move(guichet.headers, id, { transition: 'hold_session', seen: 2 })
    await desk.move(guichet.headers, id, { transition: 'sign_minutes', seen: 3 })
    expect(await accept(id)).toMatchObject({ status: 409, answer: { code: 'OPPOSED_IN_PRACTICE' } })
    await desk.give(registrar.headers, id, wanted(registry, { seen: 1 }))
    expect((await accept(id)).status).toBe(201)
  })
})

describe('a dossier followed without an account', () => {
  test('says each avis when it is given and how its last day is counted, and nobody’s name', async () => {
    const { id, person } = await desk.dispatched()
    await desk.db.updateTable('person').set({ national_id: 'BE 123456' }).where('id', '=', person).execute()
    const { number } = (await desk.course(guichet.headers, id)).answer
    const track = async () =>
      (await desk.asked<Tracked>('POST', '/api/tracking', { body: { number, identity: 'BE123456' } })).answer
    expect((await track()).avis).toEqual([])
    const giver = await desk.acting(agency, 'examiner')
    await desk.give(giver.headers, id, wanted(agency, against))
    await desk.give(giver.headers, id, wanted(agency, { seen: 1 }))
    const answer = await track()
    expect(answer.avis).toMatchObject([
      { opinion: 'favourable', at: '2026-11-24T09:00:00.000Z', body: { kind: 'urban_agency' } },
    ])
    expect(answer.total).toMatchObject({ from: '2026-11-20', due: '2026-12-05', days: 15, unit: 'calendar' })
    expect(JSON.stringify(answer)).not.toMatch(/Tazi|Amina|Hauteur/)
  })
})
