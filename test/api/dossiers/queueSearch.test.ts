import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { z } from 'zod'
import { asActor } from '../../../api/access/asActor.ts'
import type { Actor } from '../../../api/contract/policy/decide.ts'
import type { queue } from '../../../api/contract/queue.ts'
import { openDatabase } from '../../../api/db/database.ts'
import { queuePage } from '../../../api/dossiers/queue/queries.ts'
import { lookUp } from '../../../api/dossiers/queue/typed.ts'
import { asking } from '../../build/asking.ts'
import { type TestDatabase, testDatabase } from '../../build/database.ts'
import { People } from '../../build/people.ts'
import { QueuedDossiers } from '../../build/queued.ts'
import { type TestServer, testClock, testServer } from '../../build/server.ts'

type Queue = z.infer<typeof queue>
const AIN_CHOCK = '06.141.01.41'
const AGADIR = '09.001.01.01'

let database: TestDatabase
let server: TestServer
let people: People
let queued: QueuedDossiers
let guichet: Awaited<ReturnType<People['acting']>>
let villa: string
let clinic: string
const ask = asking(() => server)

async function named(givenName: string, familyName: string, givenNameAr: string, familyNameAr: string) {
  const person = await people.person({ givenName, familyName })
  await sql`update person set given_name_ar = ${givenNameAr}, family_name_ar = ${familyNameAr} where id = ${person}`.execute(
    database.db,
  )
  return person
}

/** Ids of what a search finds. */
const found = async (q: string, headers: Record<string, string> = guichet.headers) =>
  (await ask<Queue>('GET', `/api/queue?q=${encodeURIComponent(q)}`, { headers })).answer.dossiers.map(({ id }) => id)

beforeAll(async () => {
  database = await testDatabase()
  server = await testServer(database)
  people = new People(database.db)
  queued = new QueuedDossiers(database.db, await people.person())
  guichet = await people.acting('arrondissement', 'guichet', [AIN_CHOCK])
  villa = await queued.add({
    title: 'Réfection d’une villa',
    number: '061410141-2026-00123',
    titleNumber: 'TF 12345/C',
  })
  await queued.ownedBy(villa, await named('Fatima Zahra', 'El Alaoui', 'فاطمة الزهراء', 'العلوي'))
  clinic = await queued.add({ title: 'Clinique', code: 'construire', titleNumber: 'R. 0678/ج' })
  await queued.ownedBy(clinic, await named('Mohammed', 'Aït Ouhssain', 'مُحَمَّد', 'أيت أوحساين'))
})

afterAll(async () => {
  await server.close()
  await database.close()
})

describe('A search of the desk', () => {
  test('finds an owner in Latin letters, with accents or without, by the beginning of each word', async () => {
    expect(await found('alaoui')).toEqual([villa])
    expect(await found('EL ALAOUI fatima')).toEqual([villa])
    expect(await found('aït ouh')).toEqual([clinic])
    expect(await found('ait ouhssain')).toEqual([clinic])
    expect(await found('alaoui mohammed')).toEqual([])
  })

  test('finds an owner in Arabic, whatever the signs, the hamza, the ta marbuta and the article', async () => {
    for (const typed of ['محمد', 'مُحَمَّد', 'ايت', 'أيت', 'إيت', 'اوحساين', 'محـمد أوحساين'])
      expect(await found(typed)).toEqual([clinic])
    for (const typed of ['فاطمة', 'فاطمه', 'العلوي', 'علوي', 'العلوى', 'الزهراء فاطمة'])
      expect(await found(typed)).toEqual([villa])
    expect(await found('فاطمة محمد')).toEqual([])
  })

  test('finds a title however it is written, and no other title', async () => {
    for (const typed of ['12345/C', 'TF 12345/C', 'T.F. n° 012345/c', 'tf 12 345 / C', 'titre foncier 12345/C alaoui'])
      expect(await found(typed)).toEqual([villa])
    for (const typed of ['678/ج', 'مطلب التحفيظ عدد ٦٧٨/ج', 'R. 678/ج']) expect(await found(typed)).toEqual([clinic])
    expect(await found('2345/C')).toEqual([])
    expect(await found('12345/D')).toEqual([])
  })

  test('finds by number, object, procedure and commune in both languages', async () => {
    expect(await found('061410141-2026-00123')).toEqual([villa])
    expect(await found('123')).toEqual([villa]) // and the title that begins so
    expect(await found('cliniques')).toEqual([clinic])
    expect(await found('réfection')).toEqual([villa])
    expect((await found('aïn chock')).sort()).toEqual([villa, clinic].sort())
    expect((await found('عين الشق')).sort()).toEqual([villa, clinic].sort())
    expect(await found('casablanca clinique')).toEqual([clinic])
  })

  test('reads typed operators and quotes as letters, never as a query', async () => {
    for (const typed of ["d'El Alaoui", 'alaoui & fatima', 'alaoui:*', "'alaoui'", 'alaoui\\'])
      expect(await found(typed)).toEqual([villa])
    for (const typed of ['!', '|', "''", '@MA', '@09', '#x/y', '=12345/C:*'])
      expect((await ask('GET', `/api/queue?q=${encodeURIComponent(typed)}`, { headers: guichet.headers })).status).toBe(
        200,
      )
  })

  test('in which no word is typed yet narrows nothing', async () => {
    for (const typed of ['!', '« ', '-']) expect((await found(typed)).sort()).toEqual([villa, clinic].sort())
  })

  test('finds nothing of another territory, nor of a draft, nor for whoever acts for none', async () => {
    const far = await queued.add({ title: 'Hammam', commune: AGADIR, number: '090010101-2026-00001' })
    await sql`insert into dossier (id, title, commune_code, created_by, created_at, territory)
      values (${randomUUID()}, 'Hammam', ${AIN_CHOCK}, ${guichet.person}, now(), '{}')`.execute(database.db)
    expect(await found('hammam')).toEqual([])
    expect(await found('hammam', (await people.acting('commune', 'guichet', [AGADIR])).headers)).toEqual([far])
    expect(await found('hammam', await people.signIn(await people.person()))).toEqual([])
    expect(await found('hammam', (await people.acting('ministry', 'supervisor', ['MA'])).headers)).toEqual([far])
  })

  test('follows what changes: a name put right, an owner who left, a label given and taken', async () => {
    const person = await named('Idriss', 'Bennis', 'إدريس', 'بنيس')
    const shop = await queued.add({ title: 'Boutique' })
    await queued.ownedBy(shop, person)
    expect(await found('ادريس')).toEqual([shop])
    await sql`update person set family_name = 'Benniss-Tazi' where id = ${person}`.execute(database.db)
    expect(await found('tazi boutique')).toEqual([shop])
    await queued.ownedBy(shop, await named('Salma', 'Kettani', 'سلمى', 'الكتاني'))
    await sql`update dossier_participant set ended_at = now() where person_id = ${person}`.execute(database.db)
    expect(await found('tazi boutique')).toEqual([])
    expect(await found('boutique')).toEqual([shop])
  })

  test('finds by a label of one’s own body, and of nobody else’s', async () => {
    const made = await ask<{ id: string }>('POST', '/api/queue/labels', {
      ...{ headers: guichet.headers },
      body: { bodyId: guichet.body, nameFr: 'Priorité royale', nameAr: 'أولوية', colour: 'amber' },
    })
    expect(made.status).toBe(201)
    const put = (on: boolean) =>
      ask('POST', '/api/queue/bulk', {
        headers: guichet.headers,
        body: { dossiers: [{ id: clinic, seen: 0 }], act: { kind: 'label', labelId: made.answer.id, on } },
      })
    await put(true)
    const neighbour = await people.acting('urban_agency', 'examiner', ['06'])
    for (const typed of ['priorité', 'اولوية']) {
      expect(await found(typed)).toEqual([clinic])
      expect(await found(typed, neighbour.headers)).toEqual([])
    }
    await put(false)
    expect(await found('priorité')).toEqual([])
  })

  test('reads the index of words, and no dossier besides', async () => {
    await sql`insert into dossier (id, title, state, step, commune_code, created_by, created_at, territory, number,
        procedure_version_id, filed_at, step_since, due_day)
      select gen_random_uuid(), 'Immeuble ' || i, 'filed', 'filed', ${AIN_CHOCK}, ${guichet.person}, now(), '{}', 'n-' || i,
        (select procedure_version_id from dossier where id = ${villa}), now(), now(), '2026-12-01'::date + i
      from generate_series(1, 3100) i`.execute(database.db)
    await sql`analyze dossier_search`.execute(database.db)
    const application = openDatabase(database.url, { max: 1, role: 'rokhas_application' })
    const { person, body, mandate } = guichet
    const acting = { id: mandate, bodyId: body, bodyKind: 'arrondissement', official: true, role: 'guichet' } as const
    const mandates = [{ ...acting, territories: [AIN_CHOCK], delegatedFrom: null }]
    const actor: Actor = { personId: person, sessionId: null, state: 'active', secondFactor: true, mandates }
    const asked = { actor, today: testClock.today(), filter: { scope: 'open', q: 'alaoui' } } as const
    const scans = await asActor({ db: application, clock: testClock }, actor, async (transaction) => {
      const typed = await lookUp(transaction, asked.filter)
      const rows = await queuePage(transaction, asked, { sort: 'due', limit: 50, typed })
      const { rows: counted } = await sql<{ byIndex: number; whole: number; dossiers: number }>`
        select pg_stat_get_xact_numscans('dossier_search_words'::regclass)::integer as "byIndex",
          pg_stat_get_xact_numscans('dossier_search'::regclass)::integer as whole,
          pg_stat_get_xact_numscans('dossier'::regclass)::integer as dossiers`.execute(transaction)
      return { found: rows.map(({ id }) => id), ...counted[0] }
    })
    await application.destroy()
    expect(scans).toEqual({ found: [villa], byIndex: 1, whole: 0, dossiers: 0 })
  }, 60_000)

  test('comes in the order of the queue, uncounted, when thousands answer', async () => {
    const page = async (query: string, headers = guichet.headers) =>
      (await ask<Queue>('GET', `/api/queue?${query}`, { headers })).answer
    const first = await page('q=immeuble&limit=2')
    expect(first.counts).toBeNull()
    expect(first.dossiers.map(({ title }) => title)).toEqual(['Immeuble 1', 'Immeuble 2'])
    const next = await page(`q=immeuble&limit=2&cursor=${first.next}`)
    expect(next.dossiers.map(({ title }) => title)).toEqual(['Immeuble 3', 'Immeuble 4'])
    const { headers: elsewhere } = await people.acting('commune', 'president', [AGADIR])
    expect(await page('q=immeuble', elsewhere)).toMatchObject({ dossiers: [], counts: { standing: 0, later: 0 } })
    const { headers: wali } = await people.acting('wilaya', 'wali', ['06'])
    expect((await page('q=immeuble&limit=1', wali)).dossiers.map(({ title }) => title)).toEqual(['Immeuble 1'])
    const map = await ask<{ total: number }>(
      'GET',
      '/api/queue/map?q=immeuble&west=-18&south=20&east=0&north=37&zoom=5',
      { headers: guichet.headers },
    )
    expect(map).toMatchObject({ status: 200, answer: { total: 0 } })
  })
})
