import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  type VersionDraft,
  versionChecked,
  versionDraft,
  versionPreview,
  versions,
} from '../../../../api/contract/procedures/drafting.ts'
import { asking } from '../../../build/asking.ts'
import { type TestDatabase, testDatabase } from '../../../build/database.ts'
import { People } from '../../../build/people.ts'
import { type TestServer, testServer } from '../../../build/server.ts'

type Headers = { readonly cookie: string }

let database: TestDatabase
let server: TestServer
let author: Headers
let second: Headers
let president: Headers

beforeAll(async () => {
  database = await testDatabase()
  server = await testServer(database)
  const people = new People(database.db)
  author = (await people.acting('support', 'operator', ['MA'])).headers
  second = (await people.acting('support', 'operator', ['MA'])).headers
  president = (await people.acting('commune', 'president', ['06.141.01.41'])).headers
})

afterAll(async () => {
  await server.close()
  await database.close()
})

const ask = asking(() => server)
const AT = '/api/procedure-versions'

const propose = async (code: string, validFrom: string, headers = author) =>
  versionDraft.parse((await ask('POST', AT, { headers, body: { code, validFrom } })).answer)
const change = (draft: VersionDraft, body: object, headers = author) =>
  ask<VersionDraft>('PATCH', `${AT}/${draft.id}`, { headers, body: { version: draft.version, ...body } })
const check = async (draft: VersionDraft, headers = author) =>
  versionChecked.parse(
    (await ask('POST', `${AT}/${draft.id}/check`, { headers, body: { version: draft.version } })).answer,
  )
const publish = (draft: VersionDraft, headers: Headers) =>
  ask<VersionDraft>('POST', `${AT}/${draft.id}/publish`, { headers, body: { version: draft.version } })

/** Réfection, or another of the same kind, at another length. */
const withTotal = ({ definition }: VersionDraft, length: number) => ({
  ...definition,
  stages: definition.stages.map((stage) => ({ ...stage, term: { length, unit: 'working' } })),
})

const actionsOn = (id: string) =>
  database.db
    .selectFrom('journal_event')
    .select('action')
    .where('subject_id', '=', id)
    .execute()
    .then((events) => events.map(({ action }) => action).toSorted())

describe('versions of procedures', () => {
  test('are for operators alone', async () => {
    for (const [method, path] of [
      ['GET', AT],
      ['POST', AT],
      ['GET', `${AT}/x`],
      ['DELETE', `${AT}/x`],
    ] as const) {
      expect((await ask(method, path)).status, path).toBe(401)
    }
    const body = { code: 'refection', validFrom: '2027-03-01' }
    expect((await ask('GET', AT, { headers: president })).status).toBe(403)
    expect((await ask('POST', AT, { headers: president, body })).status).toBe(403)
    const draft = await propose('habiter', '2028-01-01')
    expect((await ask('GET', `${AT}/${draft.id}`, { headers: president })).status).toBe(403)
    expect((await ask('GET', `${AT}/00000000-0000-7000-8000-000000000000`, { headers: author })).status).toBe(404)
    expect((await publish(draft, president)).status).toBe(403)
  })

  test('are listed with what is being prepared first', async () => {
    const draft = await propose('demolition', '2028-02-01')
    const listed = versions.parse((await ask('GET', AT, { headers: author })).answer).versions
    expect(listed.find(({ id }) => id === draft.id)).toMatchObject({
      state: 'draft',
      proposedBy: { givenName: 'Amina' },
    })
    expect(listed.findIndex(({ state }) => state === 'published')).toBeGreaterThan(0)
    const one = versions.parse((await ask('GET', `${AT}?code=construire`, { headers: author })).answer).versions
    expect(one.map(({ validFrom }) => validFrom)).toEqual(['2023-07-13', '2020-04-16'])
  })
})

describe('a proposal', () => {
  test('goes from the version in force, by one person, to the next one, by another', async () => {
    const draft = await propose('refection', '2027-03-01')
    expect(draft).toMatchObject({ state: 'draft', version: 1, may: { change: true, publish: false, end: false } })
    const written = (await change(draft, { definition: withTotal(draft, 12) })).answer as VersionDraft

    expect(await publish(written, second)).toMatchObject({ status: 409, answer: { code: 'VERSION_UNCHECKED' } })
    const checked = await check(written)
    expect(checked.findings).toEqual([])
    expect(checked.draft.state).toBe('checked')
    expect(checked.delays).toEqual([
      { stage: 'total', track: null, before: { length: 10, unit: 'working' }, after: { length: 12, unit: 'working' } },
    ])
    expect(checked.closes).toMatchObject({ validFrom: '2020-04-16', endsOn: '2027-02-28' })
    expect(await publish(checked.draft, author)).toMatchObject({ status: 403, answer: { code: 'NOT_ON_ONESELF' } })

    const { status, answer } = await publish(checked.draft, second)
    expect([status, answer.state]).toEqual([200, 'published'])
    const total = async (on: string) =>
      (await ask<VersionDraft>('GET', `/api/procedures/refection?on=${on}`)).answer.definition.stages[0]?.term?.length
    expect([await total('2027-02-28'), await total('2027-03-01')]).toEqual([10, 12])
    expect(await actionsOn(draft.id)).toEqual([
      ...['procedure.change', 'procedure.check', 'procedure.propose', 'procedure.publish'],
    ])
    expect(await actionsOn(checked.closes?.id ?? '')).toEqual(['procedure.end'])
    expect(await change(answer as VersionDraft, {})).toMatchObject({
      status: 409,
      answer: { code: 'VERSION_NOT_DRAFT' },
    })
  })

  test('is published by nobody who wrote a word of it', async () => {
    const draft = await propose('morceler', '2027-04-01')
    const written = (await change(draft, { definition: { ...draft.definition, nameFr: 'Morcellement' } }, second))
      .answer
    const { draft: checked } = await check(written as VersionDraft, second)
    expect(checked.writers).toHaveLength(2)
    for (const headers of [author, second])
      expect(await publish(checked, headers)).toMatchObject({ status: 403, answer: { code: 'NOT_ON_ONESELF' } })
  })

  test('is for a day to come, once, of a procedure that exists', async () => {
    const from = (code: string, validFrom: string) => ask('POST', AT, { headers: author, body: { code, validFrom } })
    expect(await from('lotir', '2026-11-24')).toMatchObject({ status: 409, answer: { code: 'VERSION_DAY_PAST' } })
    expect(await from('batir', '2027-01-01')).toMatchObject({ status: 422, answer: { field: 'code' } })
    expect(await from('lotir', '2027-02-30')).toMatchObject({ status: 422, answer: { field: 'validFrom' } })
    const { id } = await propose('lotir', '2027-01-01')
    expect(await from('lotir', '2027-01-01')).toMatchObject({
      status: 409,
      answer: { code: 'DRAFT_EXISTS', data: { id } },
    })
  })

  test('asked again under one key is the same draft', async () => {
    const headers = { ...author, 'idempotency-key': 'chantier 2027' }
    const twice = () => ask<VersionDraft>('POST', AT, { headers, body: { code: 'chantier', validFrom: '2027-01-01' } })
    const [first, again] = [await twice(), await twice()]
    expect([first.status, again.status]).toEqual([201, 201])
    expect(again.answer.id).toBe(first.answer.id)
  })

  test('loses nothing when two write at once: the second is told, with the version to read again', async () => {
    const draft = await propose('groupe', '2027-05-01')
    expect((await change(draft, { definition: { ...draft.definition, nameFr: 'Groupe' } })).status).toBe(200)
    expect(await change(draft, { definition: { ...draft.definition, nameFr: 'Autre' } }, second)).toMatchObject({
      ...{ status: 409, answer: { code: 'CHANGED_MEANWHILE', data: { version: 2 } } },
    })
  })

  test('that does not hold is refused whole, with every fault by its path', async () => {
    const draft = await propose('note', '2027-05-01')
    const { status, answer } = await change(draft, {
      definition: { ...draft.definition, code: 'autre', nameFr: '', stages: 'aucune' },
    })
    expect([status, answer.code]).toEqual([422, 'DEFINITION_FAULTS'])
    const faults = (answer as { faults?: { path: string }[] }).faults ?? []
    expect(faults.map(({ path }) => path)).toEqual(['code', 'nameFr', 'stages'])
    expect(await change(draft, { tests: [{}] })).toMatchObject({ status: 422, answer: { code: 'DEFINITION_FAULTS' } })
    expect(await change(draft, { validTo: '2027-04-01' })).toMatchObject({ status: 422, answer: { field: 'validTo' } })
    expect((await change(draft, { validTo: '2028-04-01' })).status).toBe(200)
  })

  test('that is checked and changed has to be checked again; one at fault stays a draft', async () => {
    const draft = await propose('tranchee', '2027-06-01')
    const { draft: checked } = await check(draft)
    const changed = (await change(checked, { validFrom: '2027-06-02' })).answer as VersionDraft
    expect(changed.state).toBe('draft')
    const [stage] = draft.definition.stages
    const twice = { ...draft.definition, stages: [stage, stage] }
    const faulty = (await change(changed, { definition: twice })).answer as VersionDraft
    const outcome = await check(faulty)
    expect(outcome.draft.state).toBe('draft')
    expect(outcome.findings).toMatchObject([{ level: 'fault', code: 'STAGE_TWICE', path: 'stages.1' }])
  })

  test('whose days another published version covers is not published', async () => {
    const first = await propose('antenne', '2027-07-01')
    const rival = await propose('antenne', '2027-06-15')
    const { draft: checkedRival } = await check(rival)
    const { draft: checked } = await check(first)
    expect((await publish(checked, second)).status).toBe(200)
    expect(await publish(checkedRival, second)).toMatchObject({
      ...{ status: 409, answer: { code: 'VERSION_OVERLAPS', field: 'validFrom' } },
    })
    expect((await check(checkedRival)).findings.map(({ code }) => code)).toContain('VERSION_OVERLAPS')
  })

  test('is given up without a trace but the journal’s', async () => {
    const draft = await propose('affichage', '2027-07-01')
    expect((await ask('DELETE', `${AT}/${draft.id}`, { headers: author })).status).toBe(200)
    expect((await ask('GET', `${AT}/${draft.id}`, { headers: author })).status).toBe(404)
    expect(await actionsOn(draft.id)).toEqual(['procedure.drop', 'procedure.propose'])
  })
})

describe('a preview', () => {
  test('says what changes, and the same clock under both versions', async () => {
    const draft = await propose('habiter', '2027-01-04')
    const total = draft.definition.stages.findIndex(({ code }) => code === 'total')
    const stages = draft.definition.stages.map((stage, rank) =>
      rank === total ? { ...stage, term: { length: 10, unit: 'working' as const } } : stage,
    )
    await change(draft, { definition: { ...draft.definition, stages } })
    const { answer } = await ask('GET', `${AT}/${draft.id}/preview?on=2027-01-04`, { headers: author })
    const { differences, sheets, against } = versionPreview.parse(answer)
    expect(against?.validFrom).toBe('2020-04-16')
    expect(differences.map(({ path }) => path)).toEqual(['stages.total.term'])
    const [sheet] = sheets
    const due = (side: 'before' | 'after') => sheet?.[side].find(({ stage }) => stage === 'total')?.due
    // Ten working days from Monday 4 January: the 11th (Independence Manifesto) and the 14th (Amazigh new year) are holidays.
    expect(due('after')).toBe('2027-01-20')
    expect(due('before')).not.toBe(due('after'))
  })
})

describe('dossiers under a version', () => {
  test('are counted, keep it, and are not stranded by its end', async () => {
    const people = new People(database.db)
    const owner = await people.person()
    const { rows } = await sql<{ id: string }>`
      select id from procedure_version where code = 'occupation' and valid_to is null`.execute(database.db)
    const running = rows[0]?.id ?? ''
    await sql`insert into dossier (id, title, state, step, commune_code, created_by, created_at, territory, procedure_version_id)
      select gen_random_uuid(), 'Terrasse', s, s, '06.141.01.41', ${owner}::uuid, now(), '{}', ${running}::uuid
      from unnest('{draft,draft,filed}'::text[]) s`.execute(database.db)
    const { dossiers, kept } = await check(await propose('occupation', '2027-08-01'))
    expect(dossiers).toEqual({ drafts: 2, open: 1, over: 0 })
    expect(kept.fr).toContain('en cours sous la version actuelle : 1')

    const end = (body: object, headers = author) => ask('POST', `${AT}/${running}/end`, { headers, body })
    expect(await end({ validTo: '2026-11-23' })).toMatchObject({
      status: 409,
      answer: { code: 'VERSION_NOT_IN_FORCE' },
    })
    expect(await end({ validTo: '2026-12-31' })).toMatchObject({
      ...{ status: 409, answer: { code: 'VERSION_STRANDS', data: { drafts: 2 } } },
    })
    expect((await end({ validTo: '2026-12-31' }, president)).status).toBe(403)
    expect((await end({ validTo: '2026-12-31', evenSo: true })).status).toBe(200)
    expect(await end({ validTo: '2027-12-31' })).toMatchObject({
      status: 409,
      answer: { code: 'VERSION_NOT_IN_FORCE' },
    })
    const left = await sql`select from dossier where procedure_version_id = ${running}::uuid`.execute(database.db)
    expect(left.rows).toHaveLength(3)
  })
})
