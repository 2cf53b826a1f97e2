import { type Kysely, sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { asActor } from '../../../api/access/asActor.ts'
import { beginSigning } from '../../../api/acts/numbering/beginSigning.ts'
import { openDatabase } from '../../../api/db/database.ts'
import type { Database } from '../../../api/db/tables.ts'
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

const drafted = async (db = desk) => {
  const { id } = await db.at('to_sign')
  const act = actOf((await db.draft(guichet.headers, id, { kind: 'permit', seen: 0 })).answer, 'permit')
  return { dossierId: id, actId: act.id, version: act.version }
}
type Drafted = Awaited<ReturnType<typeof drafted>>

const begin = (one: Drafted, by = president, db = application) =>
  beginSigning({ db, clock: desk.clock }, askerOf(by), { ...one, keyBodyId: by.body })

describe('a number', () => {
  test('is given when signing begins, and is the same when it begins again another day by another', async () => {
    const one = await drafted()
    const first = await begin(one)
    expect(first).toMatchObject({
      state: 'signing',
      year: 2026,
      signing: { role: 'president', by: { nameFr: 'Amina Tazi' } },
    })
    desk.turnTo('2027-01-02T09:00:00Z')
    const again = await begin(one, await desk.official('president'))
    desk.turnTo('2026-11-24T09:00:00Z')
    expect(again).toMatchObject({ number: first.number, year: 2026, signing: { at: '2027-01-02T09:00:00.000Z' } })
    const next = await begin(await drafted())
    expect(next.number).toBe(first.number + 1)
  })

  test('is not given for a draft that was read in another version, nor for one the dossier contradicts', async () => {
    const one = await drafted()
    await expect(begin({ ...one, version: 2 })).rejects.toMatchObject({ code: 'CHANGED_MEANWHILE' })
    await sql`update dossier set title = 'Autre objet' where id = ${one.dossierId}`.execute(desk.db)
    await expect(begin(one)).rejects.toMatchObject({ code: 'ACT_OUTDATED', more: { data: { changed: 'dossier' } } })
    const act = (await desk.acts(president.headers, one.dossierId)).answer.acts[0]
    expect(act).toMatchObject({ state: 'draft', reference: null })
  })

  test('is not given for a deferral whose term came while it waited', async () => {
    const { id } = await desk.at('opined')
    const deferral = { ground: 'no_plan', detail: 'Aucun plan', until: '2026-11-25' } as const
    const { answer } = await desk.draft(president.headers, id, { kind: 'deferral', seen: 0, deferral })
    desk.turnTo('2026-11-25T09:00:00Z')
    const late = begin({ dossierId: id, actId: actOf(answer, 'deferral').id, version: 1 })
    await expect(late).rejects.toMatchObject({ code: 'ACT_OUTDATED', more: { data: { changed: 'deferral' } } })
    desk.turnTo('2026-11-24T09:00:00Z')
  })

  test('is given to nobody who may not sign, and for one decision of a dossier at a time', async () => {
    const one = await drafted()
    await expect(begin(one, guichet))
      .rejects.toMatchObject({ code: 'NOT_AT_THIS_STEP' })
      .catch(() => undefined)
    await expect(
      beginSigning({ db: application, clock: desk.clock }, askerOf(guichet, 'guichet'), {
        ...one,
        keyBodyId: guichet.body,
      }),
    ).rejects.toMatchObject({ code: 'NOT_YOUR_ROLE' })
    const { id } = await desk.at('opined')
    const motives = [{ ground: 'plan_rules', detail: 'Hauteur', article: null }] as const
    await desk.draft(president.headers, id, { kind: 'refusal', seen: 0, motives: [...motives] })
    const deferral = { ground: 'no_plan', detail: 'Aucun plan', until: '2027-05-01' } as const
    const both = (await desk.draft(president.headers, id, { kind: 'deferral', seen: 0, deferral })).answer
    const of = (kind: 'refusal' | 'deferral') => ({ dossierId: id, actId: actOf(both, kind).id, version: 1 })
    const told = await Promise.allSettled([begin(of('refusal')), begin(of('deferral'))])
    expect(told.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
    expect(told.find(({ status }) => status === 'rejected')).toMatchObject({ reason: { code: 'ACT_BEING_SIGNED' } })
  })

  test('given up stays in the register with its reason, and is never given again', async () => {
    const one = await drafted()
    const { number } = await begin(one)
    const reason = 'Le demandeur a retiré sa demande'
    const shut = await desk.giveUp(guichet.headers, one.dossierId, { actId: one.actId, reason })
    expect(shut).toMatchObject({ status: 403, answer: { code: 'NOT_YOUR_ROLE' } })
    expect((await desk.giveUp(president.headers, one.dossierId, { actId: one.actId, reason })).status).toBe(200)
    await expect(begin(one)).rejects.toMatchObject({ code: 'ACT_CLOSED' })
    const page = await desk.register(guichet.headers, `unit=${AIN_CHOCK}&year=2026&after=${number - 1}&limit=1`)
    expect(page.answer.lines).toMatchObject([
      { number, reference: `${number}/2026`, state: 'void', standing: 'void', reason },
    ])
    // Another act of the dossier takes the next number.
    await desk.draft(guichet.headers, one.dossierId, { kind: 'permit', seen: 0 })
    const { answer } = await desk.acts(president.headers, one.dossierId)
    const other = answer.acts.find(({ state }) => state === 'draft')
    const next = await begin({ dossierId: one.dossierId, actId: other?.id ?? '', version: 1 })
    expect(next.number).toBeGreaterThan(number)
  })

  test('of what is signed or given up is changed by nobody, the owner of the database included', async () => {
    const one = await drafted()
    const { number } = await begin(one)
    const change = (what: ReturnType<typeof sql>) =>
      sql`update act set ${what} where id = ${one.actId}`.execute(desk.db)
    await expect(change(sql`number = ${number + 100}`)).rejects.toThrow('does not change')
    await expect(change(sql`state = 'draft'`)).rejects.toThrow('does not change')
    await expect(sql`delete from act where id = ${one.actId}`.execute(desk.db)).rejects.toThrow('accounted for')
    await desk.giveUp(president.headers, one.dossierId, { actId: one.actId, reason: 'Erreur de dossier' })
    await expect(change(sql`void_reason = 'Autre'`)).rejects.toThrow('does not change')
  })
})

describe('an act that one president began', () => {
  const signedBy = (by: string, more = '') => `update act set state = 'signed', file_sha256 = repeat('a', 64),
    file_bytes = 9, level = 'B-B', signed_at = now(), signed_by = '${by}', move = 1${more}`
  const forge = async (one: Drafted, by: typeof president, statement: string) =>
    (
      await asActor({ db: application, clock: desk.clock }, askerOf(by).actor, (transaction) =>
        sql.raw(`${statement} where id = '${one.actId}'`).execute(transaction),
      )
    ).numAffectedRows

  test('is signed by no other, in neither name, whatever they write to the database; by the one who began it, it is', async () => {
    const one = await drafted()
    await begin(one)
    const other = await desk.official('president')
    const away = `, withdrawn_at = now(), withdrawn_by = '${other.person}', withdrawal_reason = 'Essai'`
    const refused = { code: '42501' }
    await expect(forge(one, other, signedBy(other.person))).rejects.toMatchObject(refused)
    await expect(forge(one, other, signedBy(president.person))).rejects.toMatchObject(refused)
    await expect(forge(one, other, signedBy(president.person, away))).rejects.toThrow('taken back after')
    expect(await forge(one, president, signedBy(president.person))).toBe(1n)
    const taken = `update act set withdrawn_at = now(), withdrawn_by = '${other.person}', withdrawal_reason = 'Essai'`
    expect(await forge(one, other, taken)).toBe(1n)
  })
})

describe('under many at once, some killed on the way', () => {
  const CONNECTIONS = 8
  const ACTS = 40
  const KILLS = 40

  /** Ends, again and again, whatever connection is at work on a number. */
  const killing = (running: () => boolean) => async () => {
    let killed = 0
    while (running() && killed < KILLS) {
      const { rows } = await sql<{ killed: boolean }>`
        select pg_terminate_backend(pid) as killed from pg_stat_activity
        where datname = current_database() and application_name = 'numbering-essai' and xact_start is not null
        order by random() limit 1`.execute(desk.db)
      killed += rows.length
      await new Promise((resolve) => setTimeout(resolve, 15))
    }
    return killed
  }

  test('no number is lost, given twice or skipped', { timeout: 120_000 }, async () => {
    const { answer: before } = await desk.register(guichet.headers, `unit=${AIN_CHOCK}&year=2026&limit=500`)
    const waiting: Drafted[] = []
    for (let i = 0; i < ACTS; i++) waiting.push(await drafted())
    const all = [...waiting]
    const url = `${desk.url}${desk.url.includes('?') ? '&' : '?'}application_name=numbering-essai`
    let running = true
    const kills = killing(() => running)()
    let interrupted = 0
    const given = new Map<string, number>()
    const worker = async () => {
      const db = openDatabase(url, { max: 1, role: 'rokhas_application' })
      for (let one = waiting.shift(); one; ) {
        const number = await begin(one, president, db).then(
          (act) => act.number,
          () => null,
        )
        if (number === null) interrupted += 1
        // Even one whose answer was lost on the way is asked again: its number must be the same one.
        if (number !== null) {
          given.set(one.actId, number)
          one = waiting.shift()
        }
      }
      await db.destroy().catch(() => undefined)
    }
    await Promise.all(Array.from({ length: CONNECTIONS }, worker))
    running = false
    const killed = await kills
    process.stdout.write(
      `numbering: ${ACTS} acts, ${CONNECTIONS} connections, ${killed} killed, ${interrupted} interrupted\n`,
    )
    expect(killed).toBeGreaterThan(0)
    expect(interrupted).toBeGreaterThan(0)
    expect(given.size).toBe(ACTS)
    const expected = Array.from({ length: ACTS }, (_, index) => before.last + 1 + index)
    expect([...given.values()].toSorted((a, b) => a - b)).toEqual(expected)
    for (const one of all) expect((await begin(one)).number).toBe(given.get(one.actId))
    const { answer: after } = await desk.register(guichet.headers, `unit=${AIN_CHOCK}&year=2026&limit=500`)
    expect(after.lines.map(({ number }) => number)).toEqual(Array.from({ length: after.last }, (_, index) => index + 1))
    expect(after.last).toBe(before.last + ACTS)
  })
})
