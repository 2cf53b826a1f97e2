import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { AvisAnswer, AvisWanted } from '../../../api/contract/avis.ts'
import type { Tracked } from '../../../api/contract/tracking.ts'
import { AIN_CHOCK, commission, type Official } from './commission.ts'

let desk: Awaited<ReturnType<typeof commission>>
let guichet: Official
let president: Official
/** The urban agency of the place, whose avis binds. */
let agency: string

beforeAll(async () => {
  desk = await commission()
  const arrondissement = await desk.bodyOf('arrondissement')
  guichet = await desk.acting(arrondissement, 'guichet')
  president = await desk.acting(arrondissement, 'president')
  const { rows } = await sql<{ id: string }>`select b.id from body b join body_territory t on t.body_id = b.id
    where b.kind = 'urban_agency' and t.territory = any (territory_path(${AIN_CHOCK}))`.execute(desk.db)
  agency = rows[0]?.id ?? (await desk.people.body('urban_agency', ['06.141']))
})

afterAll(() => desk.close())

const kinds = ({ bodies }: AvisAnswer) => bodies.map(({ body }) => body.kind).toSorted()
const of = (avis: AvisAnswer, body: string) => avis.bodies.find((one) => one.body.id === body && one.removed === null)

/** A petit projet before the members of its commission. */
async function dispatched() {
  const owner = await desk.filed({ code: 'construire', track: 'pp' })
  const { status, answer } = await desk.move(guichet.headers, owner.id, { transition: 'dispatch', seen: 1 })
  expect(status).toBe(201)
  return { ...owner, course: answer }
}

const member = async (kind: 'province' | 'arrondissement') => desk.acting(await desk.bodyOf(kind), 'member')
const wanted = (bodyId: string, more: Partial<AvisWanted> = {}): AvisWanted => ({
  ...{ bodyId, seen: 0, opinion: 'favourable' },
  ...more,
})
const against: Partial<AvisWanted> = { opinion: 'unfavourable', reasons: 'Hauteur au-dessus de 11,50 m' }

describe('the bodies a dossier is put before', () => {
  test('are those the rules name at the place: préfecture, arrondissement and agency for a petit projet', async () => {
    const { course } = await dispatched()
    expect(kinds(course.avis)).toEqual(['arrondissement', 'province', 'urban_agency'])
    expect(course.avis.bodies.map(({ askedAt, given }) => ({ askedAt, given }))).toEqual(
      Array(3).fill({ askedAt: '2026-11-24T09:00:00.000Z', given: [] }),
    )
    expect(of(course.avis, agency)?.binding).toBe(true)
    expect(course.avis.missing).toEqual([])
  })

  test('are more for a grand projet: one company answers for two networks, and the telecom nobody runs is said', async () => {
    const { id } = await desk.filed({ code: 'construire', track: 'gp' })
    const { answer } = await desk.move(guichet.headers, id, { transition: 'dispatch', seen: 1 })
    expect(kinds(answer.avis)).toEqual([
      ...['arrondissement', 'civil_protection', 'network_operator', 'province', 'urban_agency'],
    ])
    const company = answer.avis.bodies.find(({ body }) => body.kind === 'network_operator')
    expect(company?.rules.map(({ network }) => network)).toEqual(['water', 'electricity'])
    expect(answer.avis.missing.map(({ kind, network }) => [kind, network])).toEqual([['network_operator', 'telecom']])
  })

  test('are shown before anybody is asked, and nothing is written then', async () => {
    const { id, headers } = await desk.filed({ code: 'construire', track: 'pp' })
    const { answer } = await desk.course(headers, id)
    expect(kinds(answer.avis)).toEqual(['arrondissement', 'province', 'urban_agency'])
    expect(answer.avis.bodies.every(({ askedAt }) => askedAt === null)).toBe(true)
    expect(answer.avis.mayConsult).toBe(false)
    const rows = await desk.db.selectFrom('consulted_body').where('dossier_id', '=', id).execute()
    expect(rows).toEqual([])
  })

  test('of a reception are asked when the inspection is called, once however often its day moves', async () => {
    const { id } = await desk.filed({ code: 'habiter', track: null })
    await desk.move(guichet.headers, id, { transition: 'summon', seen: 1, inspectionDay: '2026-12-01' })
    const { answer } = await desk.move(guichet.headers, id, {
      transition: 'summon',
      seen: 2,
      inspectionDay: '2026-12-02',
    })
    expect(kinds(answer.avis)).toEqual(['arrondissement', 'province'])
    expect(answer.history.map(({ inspectionDay }) => inspectionDay)).toEqual([null, '2026-12-01', '2026-12-02'])
  })

  test('of a reception are not called to an inspection without its day, nor to one that is past', async () => {
    const { id } = await desk.filed({ code: 'habiter', track: null })
    for (const day of [{}, { inspectionDay: '2026-11-23' }])
      expect(await desk.move(guichet.headers, id, { transition: 'summon', seen: 1, ...day })).toMatchObject({
        ...{ status: 422, answer: { code: 'INSPECTION_DAY_MISSING', field: 'inspectionDay' } },
      })
  })

  test('are removed before they are asked, with a reason that is kept, and not asked then', async () => {
    const { id } = await desk.filed({ code: 'construire', track: 'pp' })
    const province = await desk.bodyOf('province')
    const reason = 'Compétence déléguée'
    expect((await desk.dismiss(guichet.headers, id, { bodyId: province, reason })).status).toBe(200)
    const { answer } = await desk.move(guichet.headers, id, { transition: 'dispatch', seen: 1 })
    expect(answer.avis.bodies.find(({ body }) => body.id === province)).toMatchObject({
      askedAt: null,
      removed: { reason, by: { familyName: 'Tazi' } },
    })
    expect(answer.avis.missing.map(({ kind }) => kind)).toEqual(['province'])
  })

  test('are added with a reason: before, they are asked with the others; after, at once', async () => {
    const { id } = await desk.filed({ code: 'construire', track: 'pp' })
    const [before, after] = [await desk.people.body('ministry', ['MA']), await desk.people.body('ministry', ['06'])]
    const { answer: added } = await desk.consult(guichet.headers, id, { bodyId: before, reason: 'Voie non communale' })
    expect(of(added.avis, before)).toMatchObject({ askedAt: null, added: { reason: 'Voie non communale' } })
    await desk.move(guichet.headers, id, { transition: 'dispatch', seen: 1 })
    const { status, answer } = await desk.consult(guichet.headers, id, { bodyId: after, reason: 'Monument voisin' })
    expect(status).toBe(201)
    expect([before, after].map((body) => of(answer.avis, body)?.askedAt)).toEqual(
      Array(2).fill('2026-11-24T09:00:00.000Z'),
    )
  })

  test('are never added twice, nor from a place they are not in charge of', async () => {
    const { id } = await dispatched()
    const elsewhere = await desk.people.body('ministry', ['09'])
    const far = await desk.consult(guichet.headers, id, { bodyId: elsewhere, reason: 'Essai' })
    expect(far).toMatchObject({ status: 422, answer: { code: 'BODY_NOT_THERE', field: 'bodyId' } })
    const twice = await desk.consult(guichet.headers, id, { bodyId: agency, reason: 'Essai' })
    expect(twice).toMatchObject({ status: 409, answer: { code: 'BODY_ALREADY_CONSULTED' } })
  })
})

describe('an avis', () => {
  test('is given by a member of the body, and the applicant sees it with its reasons', async () => {
    const { id, headers } = await dispatched()
    const giver = await desk.acting(agency, 'examiner')
    const reasons = 'Prévoir deux places de stationnement'
    const { status } = await desk.give(giver.headers, id, wanted(agency, { opinion: 'reserved', reasons }))
    expect(status).toBe(201)
    const { answer } = await desk.course(headers, id)
    expect(of(answer.avis, agency)?.given).toMatchObject([
      { version: 1, opinion: 'reserved', reasons, at: '2026-11-24T09:00:00.000Z', by: { id: giver.person } },
    ])
  })

  test('is nobody else’s to give: not the guichet’s, not another body’s, not a member’s of another commune', async () => {
    const { id, headers } = await dispatched()
    const other = await member('province')
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
    const { id } = await dispatched()
    const giver = await desk.acting(agency, 'examiner')
    for (const opinion of ['reserved', 'unfavourable', 'postponed'] as const)
      expect(await desk.give(giver.headers, id, wanted(agency, { opinion }))).toMatchObject({
        ...{ status: 422, answer: { code: 'REASON_MISSING', field: 'reasons' } },
      })
  })

  test('is replaced by another that follows it, and the former stays to be read', async () => {
    const { id } = await dispatched()
    const giver = await desk.acting(agency, 'examiner')
    await desk.give(giver.headers, id, wanted(agency, against))
    const stale = await desk.give(giver.headers, id, wanted(agency))
    expect(stale).toMatchObject({ status: 409, answer: { code: 'AVIS_MEANWHILE' } })
    const { answer } = await desk.give(giver.headers, id, wanted(agency, { seen: 1 }))
    expect(of(answer.avis, agency)?.given.map(({ opinion }) => opinion)).toEqual(['unfavourable', 'favourable'])
    await expect(sql`update avis set opinion = 'favourable'`.execute(desk.db)).rejects.toThrow('only ever added to')
  })

  test('of two colleagues at one instant is one avis; the other is told', async () => {
    const { id } = await dispatched()
    const givers = [await desk.acting(agency, 'examiner'), await desk.acting(agency, 'member')]
    const answers = await Promise.all(givers.map(({ headers }) => desk.give(headers, id, wanted(agency))))
    expect(answers.map(({ status }) => status).toSorted()).toEqual([201, 409])
  })

  test('sent twice under one key is given once', async () => {
    const { id } = await dispatched()
    const giver = await desk.acting(agency, 'examiner')
    const headers = { ...giver.headers, 'idempotency-key': 'avis-une-fois' }
    await desk.give(headers, id, wanted(agency))
    const { status, answer } = await desk.give(headers, id, wanted(agency))
    expect(status).toBe(201)
    expect(of(answer.avis, agency)?.given).toHaveLength(1)
  })

  test('keeps its body from being removed', async () => {
    const { id } = await dispatched()
    const giver = await desk.acting(agency, 'examiner')
    await desk.give(giver.headers, id, wanted(agency, against))
    const refused = await desk.dismiss(guichet.headers, id, { bodyId: agency, reason: 'Gênant' })
    expect(refused).toMatchObject({ status: 409, answer: { code: 'AVIS_ALREADY_GIVEN' } })
  })

  test('is journalled under the body that gave it', async () => {
    const { id } = await dispatched()
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
  const { id, headers } = await dispatched()
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
    for (const opinion of [{}, { opinion: 'reserved', reasons: 'Clôture de 2 m' }] as const)
      expect((await accept((await opined(opinion)).id)).answer.step).toBe('to_settle')
  })

  test('that is unfavourable forbids it, and that was put off or never given is missing', async () => {
    const refused = await accept((await opined(against)).id)
    expect(refused).toMatchObject({ status: 409, answer: { code: 'BINDING_AVIS_UNFAVOURABLE' } })
    const postponed = await accept((await opined({ opinion: 'postponed', reasons: 'Plan illisible' })).id)
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
    const { id } = await dispatched()
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
    const { id } = await dispatched()
    const [giver, other] = [await desk.acting(agency, 'examiner'), await member('province')]
    await desk.give(giver.headers, id, wanted(agency))
    const { answer } = await desk.give(other.headers, id, wanted(other.body, against))
    expect(answer.avis.hindrances).toEqual([])
  })
})

describe('a dossier followed without an account', () => {
  test('says each avis when it is given and how its last day is counted, and nobody’s name', async () => {
    const { id, person } = await dispatched()
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

describe('the time of a consultation', () => {
  test('is shared by the bodies still silent, and adds up to the whole', async () => {
    desk.turnTo('2026-11-24T09:00:00Z')
    const { id } = await dispatched()
    const [province, agent] = [await member('province'), await desk.acting(agency, 'examiner')]
    desk.turnTo('2026-11-24T09:02:00Z')
    await desk.give(province.headers, id, wanted(province.body))
    desk.turnTo('2026-11-24T09:03:00Z')
    await desk.give(agent.headers, id, wanted(agency))
    desk.turnTo('2026-11-24T09:05:00Z')
    const { answer } = await desk.course(guichet.headers, id)
    desk.turnTo('2026-11-24T09:00:00Z')
    const held = Object.fromEntries(answer.inHand.map(({ holder, bodyId, ms }) => [bodyId ?? holder, ms / 1000]))
    // Filed on the 20th at 8:00 and handed over on the 24th at 9:00: 97 h. Three silent for 2 min, two for 1, one for 2.
    expect(held).toEqual({
      guichet: 97 * 3600,
      [province.body]: 40,
      [agency]: 40 + 30,
      [await desk.bodyOf('arrondissement')]: 40 + 30 + 120,
    })
  })
})

describe('a silence', () => {
  const governor = async () => desk.acting(await desk.bodyOf('province'), 'governor')

  test('is attested from the day after the last one, for an act that silence grants', async () => {
    // Fifteen calendar days from Monday 9 November 2026: Tuesday the 24th, today, is the last.
    const { id } = await desk.filed({ code: 'construire', track: 'pp', day: '2026-11-09' })
    await desk.move(guichet.headers, id, { transition: 'dispatch', seen: 1 })
    const { headers } = await governor()
    const attest = () => desk.move(headers, id, { transition: 'attest_silence', seen: 2 })
    expect((await desk.course(headers, id)).answer.may).not.toContain('attest_silence')
    expect(await attest()).toMatchObject({ status: 409, answer: { code: 'TERM_NOT_OVER' } })
    const late = await desk.filed({ code: 'construire', track: 'pp', day: '2026-11-08' })
    await desk.move(guichet.headers, late.id, { transition: 'dispatch', seen: 1 })
    expect((await desk.course(headers, late.id)).answer.may).toEqual(['attest_silence'])
    const { answer } = await desk.move(headers, late.id, { transition: 'attest_silence', seen: 2 })
    expect(answer.step).toBe('deemed_granted')
  })

  test('grants nothing for an act that is not one of the nine', async () => {
    const { id } = await desk.filed({ code: 'regularisation', track: null, day: '2026-01-05' })
    await desk.move(guichet.headers, id, { transition: 'dispatch', seen: 1 })
    const { headers } = await governor()
    const refused = await desk.move(headers, id, { transition: 'attest_silence', seen: 2 })
    expect(refused).toMatchObject({ status: 409, answer: { code: 'SILENCE_GRANTS_NOTHING' } })
  })
})
