import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { AvisAnswer } from '../../../api/contract/avis.ts'
import { type AvisDesk, avisDesk, of, wanted } from './avisDesk.ts'
import type { Official } from './commission.ts'

let desk: AvisDesk
let guichet: Official
let agency: string

beforeAll(async () => {
  desk = await avisDesk()
  ;({ guichet, agency } = desk)
})

afterAll(() => desk.close())

const kinds = ({ bodies }: AvisAnswer) => bodies.map(({ body }) => body.kind).toSorted()

describe('the bodies a dossier is put before', () => {
  test('are those the rules name at the place: préfecture, arrondissement and agency for a petit projet', async () => {
    const { course } = await desk.dispatched()
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
    const { id } = await desk.dispatched()
    const elsewhere = await desk.people.body('ministry', ['09'])
    const far = await desk.consult(guichet.headers, id, { bodyId: elsewhere, reason: 'Essai' })
    expect(far).toMatchObject({ status: 422, answer: { code: 'BODY_NOT_THERE', field: 'bodyId' } })
    const twice = await desk.consult(guichet.headers, id, { bodyId: agency, reason: 'Essai' })
    expect(twice).toMatchObject({ status: 409, answer: { code: 'BODY_ALREADY_CONSULTED' } })
  })
})

describe('the time of a consultation', () => {
  test('is shared by the bodies still silent, and adds up to the whole', async () => {
    desk.turnTo('2026-11-24T09:00:00Z')
    const { id } = await desk.dispatched()
    const [province, agent] = [await desk.member('province'), await desk.acting(agency, 'examiner')]
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

  test('may be attested from the day after the last one, for an act that silence grants', async () => {
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
    // By no click: its attestation is signed, and that moves it.
    const clicked = await desk.move(headers, late.id, { transition: 'attest_silence', seen: 2 })
    expect(clicked).toMatchObject({ status: 409, answer: { code: 'ATTESTATION_NOT_SIGNED' } })
  })

  test('grants nothing for an act that is not one of the nine', async () => {
    const { id } = await desk.filed({ code: 'regularisation', track: null, day: '2026-01-05' })
    await desk.move(guichet.headers, id, { transition: 'dispatch', seen: 1 })
    const { headers } = await governor()
    const refused = await desk.move(headers, id, { transition: 'attest_silence', seen: 2 })
    expect(refused).toMatchObject({ status: 409, answer: { code: 'SILENCE_GRANTS_NOTHING' } })
  })
})
