import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { CourseAnswer } from '../../../../api/contract/filing.ts'
import { STATE_OF } from '../../../../api/contract/procedures/steps.ts'
import { startJobs } from '../../../../api/jobs/startJobs.ts'
import { readMail, startMailServer } from '../../../build/mailServer.ts'
import { testWork } from '../../../build/work.ts'
import { type AvisDesk, avisDesk } from '../avisDesk.ts'
import { MORE, outsideDesk } from '../outsideDesk.ts'

let desk: AvisDesk
beforeAll(async () => {
  desk = await avisDesk()
})
afterAll(() => desk.close())

const AT = '2026-11-20T08:00:00Z'
const contentOf = (name: string) => createHash('sha256').update(name).digest('hex')

/** A document of a dossier, deposited by its owner. */
async function document(dossier: { readonly id: string; readonly person: string }, fileName: string): Promise<string> {
  const sha256 = contentOf(`${dossier.id} ${fileName}`)
  await sql`insert into blob (sha256, bytes, media_type, stored_at, scan) values (${sha256}, 4, 'application/pdf', ${AT},
    'not_configured') on conflict do nothing`.execute(desk.db)
  const { rows } = await sql<{
    id: string
  }>`insert into document (id, dossier_id, sha256, file_name, deposited_by, deposited_at)
    values (gen_random_uuid(), ${dossier.id}, ${sha256}, ${fileName}, ${dossier.person}, ${AT}) returning id`.execute(
    desk.db,
  )
  return rows[0]?.id ?? ''
}

const { ask, tokenSent, open, answer } = outsideDesk(() => desk)

describe('a body without an account', () => {
  test('is asked by the guichet of the place alone, and nobody else', async () => {
    const { id, headers } = await desk.dispatched()
    const member = await desk.member('province')
    const away = await desk.acting(await desk.people.body('commune', ['06.141.01.43']), 'guichet')
    expect((await ask(id, {}, {})).status).toBe(401)
    expect((await ask(id, {}, headers)).status).toBe(403)
    expect((await ask(id, {}, member.headers)).status).toBe(403)
    expect((await ask(id, {}, away.headers)).status).toBe(404)
    expect((await ask(id)).status).toBe(201)
  })

  test('is asked about nothing before a filing, nor with a document of another dossier', async () => {
    const one = await desk.dispatched()
    const other = await desk.dispatched()
    const stray = await document(other, 'ailleurs.pdf')
    expect(await ask(one.id, { documents: [stray] })).toMatchObject({ status: 422, answer: { field: 'documents' } })
  })

  test('reads by its link exactly what it was given, and nothing else of the dossier', async () => {
    const dossier = await desk.dispatched()
    const [given, kept] = [await document(dossier, 'plan-masse.pdf'), await document(dossier, 'acte-secret.pdf')]
    const asked = await ask(dossier.id, { documents: [given] })
    expect(asked.answer.avis.outside).toMatchObject([
      { bodyName: 'Office des habous', state: 'open', email: MORE.email },
    ])
    const token = await tokenSent()
    const { status, answer: opened } = await open(token)
    expect(status).toBe(200)
    expect(opened).toMatchObject({
      state: 'open',
      given: { reason: 'Cimetière voisin', ground: null, deposited: null },
    })
    expect(opened.given?.documents.map(({ fileName }) => fileName)).toEqual(['plan-masse.pdf'])
    expect(Object.keys(opened.given ?? {}).toSorted()).toEqual(
      ['commune', 'deposited', 'documents', 'ground', 'number', 'procedure', 'reason'].toSorted(),
    )
    const said = JSON.stringify(opened)
    const { title } = await desk.db
      .selectFrom('dossier')
      .select('title')
      .where('id', '=', dossier.id)
      .executeTakeFirstOrThrow()
    for (const secret of [title, dossier.person, dossier.id, 'acte-secret', 'Tazi', kept])
      expect(said).not.toContain(secret)
    const content = (documentId: string) =>
      desk.asked<{ code: string }>('POST', '/api/outside-avis/content', { body: { token, documentId } })
    expect(await content(kept)).toMatchObject({ status: 404, answer: { code: 'OUTSIDE_LINK_UNKNOWN' } })
  })

  test('is given the ground where the guichet gives it', async () => {
    const { id } = await desk.dispatched()
    const square = 'SRID=26191;POLYGON((290000 330000, 290040 330000, 290040 330010, 290000 330010, 290000 330000))'
    await sql`insert into dossier_site (dossier_id, srid, state, territory, geom, geom_3857) values (${id}, 26191, 'filed', '{}',
      ST_Multi(${square}::geometry), display_3857(ST_Multi(${square}::geometry)))`.execute(desk.db)
    await ask(id, { withMap: true, email: 'carte@exemple.ma' })
    const { answer: opened } = await open(await tokenSent('carte@exemple.ma'))
    expect(opened.given?.ground?.type).toBe('MultiPolygon')
  })

  test('answers once, with its name and quality, and counts as consultative', async () => {
    const { id, headers } = await desk.dispatched()
    await ask(id, { email: 'une-fois@exemple.ma' })
    const token = await tokenSent('une-fois@exemple.ma')
    const items = [{ text: 'S’écarter de dix mètres du cimetière', article: 'Usage' }]
    expect(await answer(token, { opinion: 'unfavourable' })).toMatchObject({
      status: 422,
      answer: { code: 'REASON_MISSING' },
    })
    const given = await answer(token, { opinion: 'unfavourable', items })
    expect(given).toMatchObject({ status: 201, answer: { state: 'answered', given: null } })
    expect(await answer(token, { opinion: 'favourable' })).toMatchObject({
      ...{ status: 409, answer: { code: 'OUTSIDE_LINK_OVER', data: { state: 'answered' } } },
    })
    expect((await open(token)).answer).toMatchObject({ state: 'answered', given: null })
    const { avis } = (await desk.course(headers, id)).answer
    expect(avis.outside).toMatchObject([
      {
        state: 'answered',
        email: null,
        answer: { opinion: 'unfavourable', name: 'Hassan Ouazzani', quality: 'Nadir des habous' },
      },
    ])
    expect(avis.hindrances.map(({ code }) => code)).toEqual(['BINDING_AVIS_MISSING'])
    expect(avis.synthesis?.reasons.find(({ body }) => body?.nameFr === 'Office des habous')?.code).toBe(
      'consultative_against',
    )
    expect(avis.reserves.map(({ by }) => by[0]?.nameFr)).toContain('Office des habous')
  })

  test('of two answers at one instant gives one', async () => {
    const { id } = await desk.dispatched()
    await ask(id, { email: 'deux@exemple.ma' })
    const token = await tokenSent('deux@exemple.ma')
    const statuses = (await Promise.all([answer(token), answer(token)])).map(({ status }) => status)
    expect(statuses.toSorted()).toEqual([201, 409])
  })

  test('whose link was taken back, or is past, is told so and reads nothing any more', async () => {
    const { id } = await desk.dispatched()
    const asked = await ask(id, { email: 'retire@exemple.ma' })
    const token = await tokenSent('retire@exemple.ma')
    const request = asked.answer.avis.outside[0]?.id
    const path = `/api/dossiers/${id}/outside-requests/${request}`
    const taken = await desk.asked<CourseAnswer>('DELETE', path, {
      headers: desk.guichet.headers,
      body: { reason: 'Adresse erronée' },
    })
    expect(taken.answer.avis.outside[0]).toMatchObject({ state: 'revoked', revoked: { reason: 'Adresse erronée' } })
    expect((await open(token)).answer).toMatchObject({ state: 'revoked', given: null })
    expect(await answer(token)).toMatchObject({ status: 409, answer: { code: 'OUTSIDE_LINK_OVER' } })
    await ask(id, { email: 'passe@exemple.ma', days: 2 })
    const late = await tokenSent('passe@exemple.ma')
    desk.turnTo('2026-11-26T10:00:00Z')
    expect((await open(late)).answer).toMatchObject({ state: 'expired', given: null })
    expect((await answer(late)).status).toBe(409)
    desk.turnTo('2026-11-24T09:00:00Z')
  })

  test('whose round is over, or whose dossier was decided, is told so and answers nothing any more', async () => {
    const event = (id: string, name: string, step: 'consulted' | 'to_settle') =>
      sql`insert into dossier_event (dossier_id, move, event, step, state, at, day, person_id)
        select id, moves + 1, ${name}, ${step}, ${STATE_OF[step]}, ${AT}, '2026-11-20', ${desk.guichet.person}
        from dossier where id = ${id}`.execute(desk.db)
    for (const [name, step] of [
      ['file_modified', 'consulted'],
      ['accept', 'to_settle'],
    ] as const) {
      const { id } = await desk.dispatched()
      await ask(id)
      const token = await tokenSent()
      expect((await open(token)).answer).toMatchObject({ state: 'open' })
      await event(id, name, step)
      expect((await open(token)).answer, name).toMatchObject({ state: 'closed', given: null })
      const course = await desk.asked<CourseAnswer>('GET', `/api/dossiers/${id}/course`, {
        headers: desk.guichet.headers,
      })
      expect(course.answer.avis.outside).toMatchObject([{ state: 'closed' }])
      expect(await answer(token)).toMatchObject({ answer: { code: 'OUTSIDE_LINK_OVER', data: { state: 'closed' } } })
    }
  })

  test('is not made to wait for what was wrong in its form', async () => {
    const { id } = await desk.dispatched()
    await ask(id)
    const token = await tokenSent()
    for (let nth = 0; nth < 15; nth++)
      expect((await answer(token, { opinion: 'unfavourable' })).answer.code).toBe('REASON_MISSING')
    expect((await answer(token)).status).toBe(201)
  })

  test('leaves in the journal that it was asked, read and answered, and keeps no secret', async () => {
    const { id } = await desk.dispatched()
    await ask(id, { email: 'journal@exemple.ma' })
    const token = await tokenSent('journal@exemple.ma')
    await open(token)
    await answer(token)
    const events = await desk.db
      .selectFrom('journal_event')
      .select(['action', 'person_id', 'detail'])
      .where('dossier_id', '=', id)
      .where('action', 'like', 'avis.%outside%')
      .orderBy('id')
      .execute()
    expect(events.map(({ action }) => action)).toEqual(['avis.ask.outside', 'avis.outside.open', 'avis.outside.give'])
    expect(events[2]).toMatchObject({ person_id: null, detail: { body: 'Office des habous', name: 'Hassan Ouazzani' } })
    expect(JSON.stringify(events)).not.toContain(token)
    const { rows } = await sql<{ row: string }>`select row_to_json(r)::text as row from outside_request r`.execute(
      desk.db,
    )
    expect(JSON.stringify(rows)).not.toContain(token)
  })

  test('gets its link by e-mail, in its language first, and the secret stays nowhere else once it left', async () => {
    const { id } = await desk.dispatched()
    const server = await startMailServer()
    const env = { ROKHAS_SMTP_URL: server.url, ROKHAS_MAIL_FROM: 'Rokhas <ne-pas-repondre@rokhas.test>' }
    const { work, close } = testWork({ url: desk.url, env })
    const jobs = await startJobs(work, { url: desk.url, ownLogins: false })
    try {
      await ask(id, { email: 'smtp@exemple.ma', language: 'ar' })
      await expect
        .poll(() => server.received.some(({ to }) => to.includes('smtp@exemple.ma')), { timeout: 15_000 })
        .toBe(true)
      const mail = server.received.find(({ to }) => to.includes('smtp@exemple.ma'))
      const text = readMail(mail?.raw ?? '').parts[0]?.text ?? ''
      expect(text.indexOf('رأيكم مطلوب')).toBeLessThan(text.indexOf('Votre avis est demandé'))
      const [token = ''] = /(?<=avis\/exterieur#)[\w-]{43}/.exec(text) ?? []
      expect((await open(token)).answer.state).toBe('open')
      const kept = () =>
        sql<{ data: object }>`select data from message where address = 'smtp@exemple.ma'`.execute(desk.db)
      await expect.poll(async () => (await kept()).rows[0]?.data, { timeout: 5_000 }).toEqual({})
    } finally {
      await jobs.stop()
      await close()
      await server.close()
    }
  })

  test('cannot be guessed at for long', async () => {
    const wrong = Array.from({ length: 14 }, (_, nth) => open(`${'x'.repeat(41)}${String(nth).padStart(2, '0')}`))
    const statuses = new Set((await Promise.all(wrong)).map(({ status }) => status))
    expect(statuses).toEqual(new Set([404, 429]))
  })
})
