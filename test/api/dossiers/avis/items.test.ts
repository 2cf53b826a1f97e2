import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { z } from 'zod'
import type { phrases } from '../../../../api/contract/avis/phrases.ts'
import { consolidatedReserves } from '../../../../api/dossiers/avis/consolidatedReserves.ts'
import { type AvisDesk, avisDesk, of, wanted } from '../avisDesk.ts'
import type { Official } from '../commission.ts'

type Phrases = z.infer<typeof phrases>
let desk: AvisDesk
let giver: Official

beforeAll(async () => {
  desk = await avisDesk()
  giver = await desk.acting(desk.agency, 'examiner')
})
afterAll(() => desk.close())

const library = async (headers = giver.headers, bodyId = desk.agency, procedure = 'construire') =>
  (await desk.asked<Phrases>('GET', `/api/avis-phrases?bodyId=${bodyId}&procedure=${procedure}`, { headers })).answer
const phraseOf = async (code: string) => {
  const found = (await library()).phrases.find((one) => one.code === code)
  if (!found) throw new Error(code)
  return found
}

describe('the library of phrases', () => {
  test('offers the agency what it may say of a building, and neither the land registry’s nor of a division', async () => {
    const codes = (await library()).phrases.map(({ code }) => code)
    expect(codes).toContain('parking_places')
    expect(codes).toContain('plans_unreadable')
    expect(codes).not.toContain('outline_not_title')
    expect(codes).not.toContain('lots_unserved')
    expect((await library(undefined, undefined, 'lotir')).phrases.map(({ code }) => code)).toContain('lots_unserved')
  })

  test('is nobody’s without an account', async () => {
    const { status } = await desk.asked('GET', `/api/avis-phrases?bodyId=${desk.agency}&procedure=construire`)
    expect(status).toBe(401)
  })

  test('is left to each body to add to: its givers are offered it, others are not, and it ends', async () => {
    const path = `/api/bodies/${desk.agency}/avis-phrases`
    const body = { fr: 'Ramener l’acrotère à 1 m', use: 'reserve', article: 'PA, art. 7' }
    const other = await desk.member('province')
    expect((await desk.asked('POST', path, { headers: other.headers, body })).status).toBe(403)
    const kept = await desk.asked<{ id: string }>('POST', path, { headers: giver.headers, body })
    expect(kept).toMatchObject({ status: 201, answer: { own: true, sentence: { fr: body.fr, ar: body.fr } } })
    expect((await library()).phrases[0]).toMatchObject({ id: kept.answer.id, own: true })
    expect((await library(other.headers)).phrases.map(({ id }) => id)).not.toContain(kept.answer.id)
    expect((await desk.asked('DELETE', `${path}/${kept.answer.id}`, { headers: other.headers })).status).toBe(403)
    expect((await desk.asked('DELETE', `${path}/${kept.answer.id}`, { headers: giver.headers })).status).toBe(200)
    const tomorrow = await library(undefined, undefined, 'construire&on=2026-11-25')
    expect(tomorrow.phrases.map(({ id }) => id)).not.toContain(kept.answer.id)
  })

  test('keeps no phrase that waits for a payment', async () => {
    const body = { fr: 'Sous réserve du paiement de la redevance', use: 'reserve' }
    const refused = await desk.asked('POST', `/api/bodies/${desk.agency}/avis-phrases`, {
      headers: giver.headers,
      body,
    })
    expect(refused).toMatchObject({ status: 422, answer: { code: 'PHRASE_ON_A_FEE', field: 'fr' } })
  })
})

describe('an avis given item by item', () => {
  test('says the library’s phrase in both languages, an edited one as it was edited, in order', async () => {
    const { id, headers } = await desk.dispatched()
    const [parking, height] = [await phraseOf('parking_places'), await phraseOf('height_over')]
    const items = [
      { phraseId: height.id, text: 'Ramener la hauteur à 11,50 m', article: 'PA Aïn Chock, art. 4' },
      { phraseId: parking.id },
    ]
    expect((await desk.give(giver.headers, id, wanted(desk.agency, { opinion: 'reserved', items }))).status).toBe(201)
    const { avis } = (await desk.course(headers, id)).answer
    expect(of(avis, desk.agency)?.given[0]?.items).toMatchObject([
      {
        code: 'height_over',
        edited: true,
        text: { ar: 'Ramener la hauteur à 11,50 m' },
        article: 'PA Aïn Chock, art. 4',
      },
      { code: 'parking_places', edited: false, text: parking.sentence, article: 'Loi 12-90, art. 19' },
    ])
    expect(avis.synthesis).toMatchObject({ verdict: 'incomplete' })
    expect(avis.reserves.map(({ code, state }) => [code, state])).toEqual([
      ['height_over', 'raised'],
      ['parking_places', 'raised'],
    ])
    const carried = await consolidatedReserves(desk.db, id)
    expect(carried.map(({ code, by }) => [code, by[0]?.bodyId])).toEqual([
      ['height_over', desk.agency],
      ['parking_places', desk.agency],
    ])
  })

  test('is not made of another body’s phrase, nor of a document of another dossier', async () => {
    const { id } = await desk.dispatched()
    const path = `/api/bodies/${desk.agency}/avis-phrases`
    const own = await desk.asked<{ id: string }>('POST', path, {
      headers: giver.headers,
      body: { ar: 'خفض الحاجز', use: 'either' },
    })
    const other = await desk.member('province')
    const items = [{ phraseId: own.answer.id }]
    const refused = await desk.give(other.headers, id, wanted(other.body, { opinion: 'reserved', items }))
    expect(refused).toMatchObject({ status: 422, answer: { code: 'INVALID_INPUT', field: 'items.0.phraseId' } })
    const stray = [{ text: 'Voir ce plan', documentId: '00000000-0000-7000-8000-000000000000' }]
    const astray = await desk.give(giver.headers, id, wanted(desk.agency, { opinion: 'reserved', items: stray }))
    expect(astray).toMatchObject({ status: 422, answer: { field: 'items.0.documentId' } })
  })

  test('that is put off says until when: today or later', async () => {
    const { id } = await desk.dispatched()
    const postponed = (until?: string) =>
      desk.give(
        giver.headers,
        id,
        wanted(desk.agency, { opinion: 'postponed', items: [{ text: 'Visite nécessaire' }], ...(until && { until }) }),
      )
    expect(await postponed()).toMatchObject({ status: 422, answer: { code: 'UNTIL_MISSING', field: 'until' } })
    expect(await postponed('2026-11-23')).toMatchObject({ answer: { code: 'UNTIL_MISSING' } })
    const { answer } = await postponed('2026-12-03')
    expect(of(answer.avis, desk.agency)?.given[0]).toMatchObject({ opinion: 'postponed', until: '2026-12-03' })
    expect(answer.avis.reserves).toEqual([])
    expect(answer.avis.synthesis?.verdict).toBe('incomplete')
  })

  test('that waits for a payment is sent back, and goes through once its giver says it does not', async () => {
    const { id } = await desk.dispatched()
    const items = [{ text: 'Visa après paiement des frais de dossier' }]
    const avis = wanted(desk.agency, { opinion: 'reserved', items })
    expect(await desk.give(giver.headers, id, avis)).toMatchObject({
      ...{ status: 422, answer: { code: 'AVIS_ON_A_FEE', field: 'items.0.text' } },
    })
    expect((await desk.give(giver.headers, id, { ...avis, notOnAFee: true })).status).toBe(201)
    const event = await desk.db
      .selectFrom('journal_event')
      .select('detail')
      .where('dossier_id', '=', id)
      .where('action', '=', 'avis.give')
      .executeTakeFirstOrThrow()
    expect(event.detail).toMatchObject({ notOnAFee: 1 })
  })

  test('is written by nobody but through its giver, and never rewritten', async () => {
    const { id } = await desk.dispatched()
    const items = [{ text: 'Clôture de 2 m' }]
    await desk.give(giver.headers, id, wanted(desk.agency, { opinion: 'reserved', items }))
    await expect(sql`update avis_item set text = 'Autre chose'`.execute(desk.db)).rejects.toThrow('only ever added to')
  })

  test('on modified plans, a remark that could have been made before is shown as successive', async () => {
    const { id, headers } = await desk.dispatched()
    const first = [{ text: 'Clôture de 2 m' }]
    await desk.give(giver.headers, id, wanted(desk.agency, { opinion: 'reserved', items: first }))
    const president = await desk.acting(await desk.bodyOf('arrondissement'), 'president')
    for (const [seen, transition] of [
      [2, 'hold_session'],
      [3, 'sign_minutes'],
    ] as const)
      await desk.move(desk.guichet.headers, id, { transition, seen })
    await desk.move(president.headers, id, { transition: 'ask_modification', seen: 4, reason: 'Clôture' })
    await desk.move(headers, id, { transition: 'file_modified', seen: 5 })
    await desk.move(desk.guichet.headers, id, { transition: 'dispatch', seen: 6 })
    const items = [...first, { text: 'Prévoir un local pour les déchets' }]
    const { answer } = await desk.give(giver.headers, id, wanted(desk.agency, { opinion: 'reserved', items }))
    const second = answer.avis.bodies.find(({ round, body }) => round === 2 && body.id === desk.agency)
    expect(second?.given[0]?.items.map(({ successive }) => successive)).toEqual([false, true])
    expect(answer.avis.reserves.map(({ state, successive }) => [state, successive])).toEqual([
      ['kept', false],
      ['raised', true],
    ])
  })
})
