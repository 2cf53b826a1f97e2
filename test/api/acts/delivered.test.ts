import { createHash, randomUUID } from 'node:crypto'
import { type Kysely, sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { asActor } from '../../../api/access/asActor.ts'
import { beginSigning } from '../../../api/acts/numbering/beginSigning.ts'
import { recordSigned } from '../../../api/acts/recordSigned.ts'
import type { CourseAnswer } from '../../../api/contract/filing.ts'
import { STATE_OF, type Step } from '../../../api/contract/procedures/steps.ts'
import type { ActStanding } from '../../../api/contract/standing.ts'
import { openDatabase } from '../../../api/db/database.ts'
import type { Database } from '../../../api/db/tables.ts'
import { keepAct, keepSigned } from '../../build/acts.ts'
import { type ActDesk, AIN_CHOCK, actDesk, actOf, askerOf } from './actDesk.ts'

let desk: ActDesk
let president: Awaited<ReturnType<ActDesk['official']>>
let guichet: Awaited<ReturnType<ActDesk['official']>>
let application: Kysely<Database>

beforeAll(async () => {
  desk = await actDesk()
  president = await desk.official('president')
  guichet = await desk.official('guichet')
  application = openDatabase(desk.url, { max: 2, role: 'rokhas_application' })
})

afterAll(async () => {
  await application.destroy()
  await desk.close()
})

const shaOf = (text: string) => createHash('sha256').update(text).digest('hex')

/** A réfection whose permit the president signed; the file itself is nowhere, and nothing here reads it. */
async function signed(at = '2026-11-24T09:00:00Z') {
  const { id, headers, person } = await desk.at('to_sign')
  const act = actOf((await desk.draft(guichet.headers, id, { kind: 'permit', seen: 0 })).answer, 'permit')
  const asker = askerOf(president)
  const begun = await beginSigning({ db: application, clock: desk.clock }, asker, {
    dossierId: id,
    actId: act.id,
    version: 1,
    keyBodyId: president.body,
  })
  const sha256 = shaOf(act.id)
  await asActor({ db: application, clock: desk.clock }, asker.actor, async (transaction) => {
    await sql`insert into dossier_event (dossier_id, move, event, step, state, at, day, person_id)
      values (${id}, 4, 'sign', 'granted', 'decided', ${at}, ${at.slice(0, 10)}, ${president.person})`.execute(
      transaction,
    )
    await recordSigned(transaction, {
      ...{ actId: act.id, file: { sha256, bytes: 1000 }, level: 'B-B', at: new Date(at) },
      ...{ personId: president.person, begunAt: new Date(begun.signing.at), move: 4 },
    })
  })
  return { id, actId: act.id, headers, person, sha256, begun }
}

type Event = { readonly move: number; readonly event: string; readonly step: Step; readonly day: string }
const move = (id: string, by: string, { move: nth, event, step, day }: Event) =>
  sql`insert into dossier_event (dossier_id, move, event, step, state, at, day, person_id)
    values (${id}, ${nth}, ${event}, ${step}, ${STATE_OF[step]}, ${`${day}T08:00:00Z`}, ${day}, ${by})`.execute(desk.db)

const standing = (path: string) => desk.asked<ActStanding>('GET', `/api/acts/standing${path}`, {})
const found = async (query: string) => {
  const { status, answer } = await desk.asked<{ act: ActStanding | null }>('GET', `/api/acts/standing${query}`, {})
  return { status, answer: answer.act }
}
const byNumber = (reference: string) => found(`?unit=${AIN_CHOCK}&reference=${encodeURIComponent(reference)}`)

describe('a signed act', () => {
  test('is its applicant’s, and whoever the law names has it within two working days', async () => {
    const { id, headers, begun } = await signed()
    const { answer } = await desk.acts(headers, id)
    const act = actOf(answer, 'permit')
    expect(act).toMatchObject({
      ...{ state: 'signed', reference: `${begun.number}/2026`, level: 'B-B', mayWithdraw: false },
      signer: { nameFr: 'Amina Tazi' },
    })
    // Tuesday 24 November 2026, and two working days: Thursday the 26th.
    expect(act.copies[0]).toMatchObject({ nameFr: 'Demandeur', due: '2026-11-26', sentAt: '2026-11-24T09:00:00.000Z' })
    expect(act.copies.length).toBeGreaterThan(1)
    const { rows } = await sql<{ kind: string; data: unknown }>`
      select kind, data from notice where path = ${`/dossiers/${id}`} and kind like 'act_%'`.execute(desk.db)
    expect(rows).toContainEqual(
      expect.objectContaining({ kind: 'act_delivered', data: expect.objectContaining({ reference: act.reference }) }),
    )
  })

  test('stands, for whoever has its code, its number or its file, and names nobody but who signed it', async () => {
    const { begun, sha256, actId } = await signed()
    const { rows } = await sql<{ token: string }>`select token from act where id = ${actId}`.execute(desk.db)
    const expected = {
      ...{ reference: `${begun.number}/2026`, kind: 'permit', standing: 'stands', since: null },
      ...{ unit: { code: AIN_CHOCK }, procedure: { nameFr: 'Permis de réfection' }, sha256, level: 'B-B' },
      signer: { nameFr: 'Amina Tazi', nameAr: null },
    }
    expect(await standing(`/${rows[0]?.token}`)).toMatchObject({ status: 200, answer: expected })
    expect(await byNumber(`${begun.number}/2026`)).toMatchObject({ status: 200, answer: expected })
    expect(await byNumber(` ${begun.number} / 2026`)).toMatchObject({ status: 200 })
    expect(await found(`?sha256=${sha256}`)).toMatchObject({ status: 200, answer: expected })
    const { answer } = await byNumber(`${begun.number}/2026`)
    expect(JSON.stringify(answer)).not.toMatch(/Villa Tazi|dossier/)
  })

  test('whose last day is past is not said to stand, though nobody recorded that it lapsed', async () => {
    const { id, sha256 } = await signed()
    const lastDay = (day: string, met: string | null) =>
      sql`insert into dossier_deadline (dossier_id, stage, holder, from_day, assumed, due_day, met_day, days, unit, days_left,
          skipped, rule)
        values (${id}, 'validity', 'applicant', '2026-05-24', false, ${day}, ${met}, 6, 'calendar', 0, '[]', '{}')
        on conflict (dossier_id, stage) do update set due_day = excluded.due_day, met_day = excluded.met_day`.execute(
        desk.db,
      )
    await lastDay('2026-11-24', null)
    expect(await found(`?sha256=${sha256}`)).toMatchObject({ answer: { standing: 'stands', until: '2026-11-24' } })
    await lastDay('2026-11-23', null)
    expect(await found(`?sha256=${sha256}`)).toMatchObject({ answer: { standing: 'overdue', until: '2026-11-23' } })
    await lastDay('2026-11-23', '2026-11-20')
    expect(await found(`?sha256=${sha256}`)).toMatchObject({ answer: { standing: 'stands' } })
  })

  test('stands no longer once it lapsed or was taken back: everybody reads since when, and why who sees the dossier', async () => {
    const lapsed = await signed()
    await sql`insert into dossier_event (dossier_id, move, event, step, state, at, day, person_id)
      values (${lapsed.id}, 5, 'record_lapse', 'lapsed', 'decided', '2026-11-25T08:00:00Z', '2026-11-25', ${lapsed.person})`.execute(
      desk.db,
    )
    expect(await found(`?sha256=${lapsed.sha256}`)).toMatchObject({
      answer: { standing: 'lapsed', since: '2026-11-25T08:00:00.000Z' },
    })
    const { id, actId, sha256, headers, begun } = await signed()
    const withdraw = (who: Record<string, string>) =>
      desk.asked('POST', `/api/dossiers/${id}/acts/${actId}/withdraw`, {
        headers: who,
        body: { reason: 'Fausse déclaration' },
      })
    expect((await withdraw({})).status).toBe(401)
    expect((await withdraw(headers)).status).toBe(403)
    expect((await withdraw(guichet.headers)).status).toBe(403)
    expect((await withdraw(president.headers)).status).toBe(200)
    expect(await withdraw(president.headers)).toMatchObject({ status: 409, answer: { code: 'ACT_NOT_TO_WITHDRAW' } })
    const told = await found(`?sha256=${sha256}`)
    expect(told).toMatchObject({ answer: { standing: 'withdrawn', since: desk.clock.now().toISOString() } })
    expect(JSON.stringify(told)).not.toContain('Fausse')
    expect(actOf((await desk.acts(headers, id)).answer, 'permit').withdrawn?.reason).toBe('Fausse déclaration')
    // It opens no works any more, and whoever owns the dossier reads so.
    const course = await desk.asked<CourseAnswer>('GET', `/api/dossiers/${id}/course`, { headers })
    expect(course.answer).toMatchObject({ step: 'granted', takenBack: desk.clock.now().toISOString() })
    expect(course.answer.may).not.toContain('open_works')
    const works = { transition: 'open_works', seen: course.answer.moves }
    expect(await desk.asked('POST', `/api/dossiers/${id}/moves`, { headers, body: works })).toMatchObject({
      ...{ status: 409, answer: { code: 'ACT_TAKEN_BACK' } },
    })
    const register = await desk.register(guichet.headers, `unit=${AIN_CHOCK}&year=2026&limit=500`)
    const standings = new Map(register.answer.lines.map(({ reference, ...line }) => [reference, line]))
    expect(standings.get(`${lapsed.begun.number}/2026`)).toMatchObject({
      ...{ state: 'signed', standing: 'lapsed', since: '2026-11-25T08:00:00.000Z', reason: null },
    })
    expect(standings.get(`${begun.number}/2026`)).toMatchObject({
      ...{
        state: 'signed',
        standing: 'withdrawn',
        since: desk.clock.now().toISOString(),
        reason: 'Fausse déclaration',
      },
    })
    await expect(
      sql`update act set level = 'B-B', file_sha256 = ${shaOf('autre')} where id = ${actId}`.execute(desk.db),
    ).rejects.toThrow('does not change')
  })

  test('that defers runs out on its own day, and is replaced once it was resumed, whatever the works of a later permit do', async () => {
    const [over, resumed] = [await desk.at('opined'), await desk.at('opined')]
    for (const [nth, { id, person }] of [over, resumed].entries()) {
      const act = { id: randomUUID(), dossierId: id, kind: 'deferral' as const, by: person, number: 970 + nth }
      const deferral = { ground: 'no_plan' as const, detail: 'Aucun plan', detailAr: null, until: '2026-11-23' }
      await keepAct(desk.db, { ...act, facts: { deferral } })
      await keepSigned(desk.db, { id: act.id, by: person, move: 5, sha256: shaOf(act.id) })
      await move(id, person, { move: 5, event: 'defer', step: 'deferred', day: '2026-11-21' })
    }
    await move(resumed.id, resumed.person, { move: 6, event: 'resume', step: 'opined', day: '2026-11-22' })
    await move(resumed.id, resumed.person, { move: 7, event: 'record_lapse', step: 'lapsed', day: '2026-11-23' })
    // From the day after its last one, 23 November, at midnight in Morocco.
    expect(await byNumber('970/2026')).toMatchObject({
      answer: { standing: 'lapsed', since: '2026-11-23T23:00:00.000Z' },
    })
    expect(await byNumber('971/2026')).toMatchObject({
      answer: { standing: 'replaced', since: '2026-11-22T08:00:00.000Z' },
    })
  })

  test('of which the evidence is completed is found by the file of before too', async () => {
    const { actId, sha256 } = await signed()
    await sql`update act set level = 'B-T', file_sha256 = ${shaOf('plus')} where id = ${actId}`.execute(desk.db)
    for (const one of [sha256, shaOf('plus')])
      expect(await found(`?sha256=${one}`)).toMatchObject({ answer: { level: 'B-T', sha256: shaOf('plus') } })
    await expect(
      sql`update act set level = 'B-B', file_sha256 = ${shaOf('moins')} where id = ${actId}`.execute(desk.db),
    ).rejects.toThrow('does not change')
  })

  test('whose number was given up is void; a draft and one being signed are nothing yet', async () => {
    const { id } = await desk.at('to_sign')
    const act = actOf((await desk.draft(guichet.headers, id, { kind: 'permit', seen: 0 })).answer, 'permit')
    const { number, token } = await beginSigning({ db: application, clock: desk.clock }, askerOf(president), {
      ...{ dossierId: id, actId: act.id, version: 1, keyBodyId: president.body },
    })
    expect(await byNumber(`${number}/2026`)).toEqual({ status: 200, answer: null })
    expect((await standing(`/${token}`)).status).toBe(404)
    await desk.giveUp(president.headers, id, { actId: act.id, reason: 'Dossier retiré' })
    const told = await byNumber(`${number}/2026`)
    expect(told).toMatchObject({ answer: { standing: 'void', signedAt: null } })
    expect(JSON.stringify(told)).not.toContain('Dossier retiré')
    expect((await standing('?sha256=zz')).status).toBe(422)
  })

  test('is not looked for by guessing: a network that asks for what is not there is made to wait', async () => {
    const statuses: number[] = []
    for (let i = 0; i < 60; i++) statuses.push((await standing(`/rien-${i}`)).status)
    expect(statuses[0]).toBe(404)
    expect(statuses.at(-1)).toBe(429)
  })
})
