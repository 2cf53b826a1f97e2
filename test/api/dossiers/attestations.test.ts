import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { AttestationAsked } from '../../../api/contract/attestations.ts'
import { BUILDING, type DraftDesk, draftDesk } from './draftDesk.ts'

let at: DraftDesk

beforeAll(async () => {
  at = await draftDesk()
})

afterAll(() => at.close())

type Answer = { attestations: AttestationAsked[] }
const codes = (blockers: readonly { readonly code: string }[]) => blockers.map(({ code }) => code)

describe('each stands for what they did', () => {
  test('the surveyor for the outline, the engineer for the structure, the architect for the plans, nobody for another', async () => {
    const { id, owner, architect, surveyor, engineer } = await at.building()
    const may = async ({ headers }: { headers: Record<string, string> }) =>
      (await at.course(headers, id)).attestations.filter(({ mayAttest }) => mayAttest).map(({ kind }) => kind)
    expect(await may(architect)).toEqual(['design'])
    expect(await may(surveyor)).toEqual(['geometry'])
    expect(await may(engineer)).toEqual(['structure'])
    expect(await may(owner)).toEqual(['agreement'])
    const { covers } = await at.asked(surveyor.headers, id, 'geometry')
    expect(covers).toEqual([{ what: 'site', piece: null }])
    const structure = await at.asked(engineer.headers, id, 'structure')
    expect(structure.covers.map(({ piece }) => piece).toSorted()).toEqual(['etude_geotechnique', 'structure'])
    for (const [who, kind] of [
      [architect, 'geometry'],
      [surveyor, 'agreement'],
      [engineer, 'design'],
      [owner, 'structure'],
    ] as const)
      expect(await at.attest(who.headers, id, kind)).toMatchObject({
        status: 403,
        answer: { code: 'NOT_WITHIN_REACH' },
      })
  })

  test('an outline that moves by one centimetre is no more the one that was attested; put back, it is', async () => {
    const { id, surveyor } = await at.building()
    expect((await at.attest(surveyor.headers, id, 'geometry')).status).toBe(201)
    expect(await at.asked(surveyor.headers, id, 'geometry')).toMatchObject({ stands: true })
    await at.locate(id, 0.01)
    const lapsed = await at.asked(surveyor.headers, id, 'geometry')
    expect(lapsed).toMatchObject({ stands: false, given: [{ state: 'lapsed', changes: [{ what: 'site' }] }] })
    await at.locate(id)
    expect(await at.asked(surveyor.headers, id, 'geometry')).toMatchObject({ stands: true })
  })

  test('a lapsed attestation is kept, says what changed and when, and another is given beside it', async () => {
    const { id, architect } = await at.building()
    await at.attest(architect.headers, id, 'design')
    await at.describe(architect.headers, id, { ...BUILDING, dwellings: 12 })
    await at.deposit(architect.person, id, 'plan_masse')
    const lapsed = await at.asked(architect.headers, id, 'design')
    expect(lapsed.given).toMatchObject([
      {
        state: 'lapsed',
        // The clock of these tests stands at nine: the facts changed then, the plan came at half past eight.
        changes: [
          { what: 'facts', at: '2026-11-24T09:00:00.000Z' },
          { what: 'piece', piece: 'plan_masse' },
        ],
      },
    ])
    await at.attest(architect.headers, id, 'design')
    expect((await at.asked(architect.headers, id, 'design')).given.map(({ state }) => state)).toEqual([
      'stands',
      'lapsed',
    ])
  })

  test('an office attests through whoever works in it, under its name', async () => {
    const { id, architect } = await at.building()
    const office = await at.people.acting('engineering_office', 'employee')
    await at.share(architect.headers, id, { bodyId: office.body, part: 'engineer' })
    await at.attest(office.headers, id, 'structure')
    const { given } = await at.asked(office.headers, id, 'structure')
    expect(given).toMatchObject([
      { by: { id: office.person }, office: { nameFr: expect.stringContaining('Organisme') } },
    ])
    const [row] = await at.db
      .selectFrom('attestation')
      .select('mandate_id')
      .where('person_id', '=', office.person)
      .execute()
    expect(row?.mandate_id).toBe(office.mandate)
  })

  test('whoever read an older draft is told that it changed', async () => {
    const { id, owner, architect } = await at.building()
    const { sha256 } = await at.asked(owner.headers, id, 'agreement')
    await at.describe(architect.headers, id, { ...BUILDING, dwellings: 14 })
    const path = `/api/dossiers/${id}/attestations`
    const late = await at.ask('POST', path, { headers: owner.headers, body: { kind: 'agreement', sha256 } })
    expect(late).toMatchObject({ status: 409, answer: { code: 'CHANGED_MEANWHILE', field: 'sha256' } })
  })

  test('where there is nothing yet, nothing is attested', async () => {
    const surveyor = await at.somebody('surveyor')
    const owner = await at.somebody()
    const { id } = await at.opened(owner.headers)
    await at.take(owner.headers, id, surveyor, 'surveyor')
    const asked = { headers: surveyor.headers, body: { kind: 'geometry', sha256: 'a'.repeat(64) } }
    expect(await at.ask('POST', `/api/dossiers/${id}/attestations`, asked)).toMatchObject({
      status: 409,
      answer: { code: 'NOTHING_TO_ATTEST' },
    })
  })

  test('given twice, or sent twice under one key, it is one; the journal has it once', async () => {
    const { id, surveyor } = await at.building()
    const key = { 'Idempotency-Key': randomUUID() }
    for (const more of [key, key, {}])
      expect((await at.attest(surveyor.headers, id, 'geometry', more)).status).toBe(201)
    const rows = await at.db.selectFrom('attestation').select('sha256').where('dossier_id', '=', id).execute()
    expect(rows).toHaveLength(1)
    const events = await at.db
      .selectFrom('journal_event')
      .select('detail')
      .where('dossier_id', '=', id)
      .where('action', '=', 'attestation.give')
      .execute()
    expect(events).toEqual([{ detail: { kind: 'geometry', sha256: rows[0]?.sha256 } }])
  })

  test('is taken back by its author in a draft, by nobody else, and stays written', async () => {
    const { id, architect, surveyor } = await at.building()
    await at.attest(surveyor.headers, id, 'geometry')
    const [given] = (await at.asked(surveyor.headers, id, 'geometry')).given
    const take = (headers: Record<string, string>) =>
      at.ask<Answer>('DELETE', `/api/dossiers/${id}/attestations/${given?.id}`, { headers })
    expect(await take({})).toMatchObject({ status: 401 })
    expect(await take(architect.headers)).toMatchObject({ status: 403, answer: { code: 'NOT_WITHIN_REACH' } })
    expect(await take((await at.somebody()).headers)).toMatchObject({ status: 404 })
    const taken = await take(surveyor.headers)
    expect(taken.answer.attestations.find(({ kind }) => kind === 'geometry')).toMatchObject({
      stands: false,
      given: [{ state: 'withdrawn', mayWithdraw: false }],
    })
    expect((await take(surveyor.headers)).status).toBe(200)
  })
})

describe('asking for an attestation', () => {
  test('sends one message for the draft as it stands, and another once it changed', async () => {
    const { id, architect, surveyor } = await at.building()
    const ask = (headers = architect.headers, kind = 'geometry') =>
      at.ask<Answer>('POST', `/api/dossiers/${id}/attestations/requests`, { headers, body: { kind } })
    for (let nth = 0; nth < 3; nth += 1) expect((await ask()).status).toBe(201)
    expect(await at.noticesOf(surveyor.person)).toEqual(['participant_added', 'attestation_asked'])
    expect((await at.asked(architect.headers, id, 'geometry')).askedAt).not.toBeNull()
    await at.locate(id, 3)
    await ask()
    expect(await at.noticesOf(surveyor.person)).toEqual(['participant_added', 'attestation_asked', 'attestation_asked'])
    expect(await ask(surveyor.headers)).toMatchObject({ status: 403 })
    expect(await ask(architect.headers, 'design')).toMatchObject({ status: 409, answer: { code: 'NOBODY_TO_ATTEST' } })
  })
})

describe('the architect files for her client', () => {
  test('only once the client has agreed to the dossier as it stands; filing is her own attestation of the design', async () => {
    const { id, owner, architect } = await at.building()
    expect(codes((await at.course(architect.headers, id)).blockers)).toEqual(['AGREEMENT_MISSING'])
    expect(await at.file(architect.headers, id)).toMatchObject({ status: 409, answer: { code: 'AGREEMENT_MISSING' } })
    await at.attest(owner.headers, id, 'agreement')
    await at.deposit(architect.person, id, 'plan_masse')
    expect(await at.file(architect.headers, id)).toMatchObject({ answer: { code: 'AGREEMENT_MISSING' } })
    await at.attest(owner.headers, id, 'agreement')
    const filed = await at.file(architect.headers, id)
    expect(filed).toMatchObject({ status: 201, answer: { step: 'filed', track: 'gp', blockers: [] } })
    const standing = filed.answer.attestations.filter(({ stands }) => stands).map(({ kind }) => kind)
    expect(standing).toEqual(['design', 'agreement'])
  })

  test('a geometry the law does not ask for warns and never blocks', async () => {
    const { id, owner, architect } = await at.building()
    expect(await at.asked(architect.headers, id, 'geometry')).toMatchObject({
      level: 'expected',
      rule: { sureness: 'plausible' },
      stands: false,
    })
    await at.attest(owner.headers, id, 'agreement')
    expect((await at.file(architect.headers, id)).status).toBe(201)
  })

  test('a demolition waits for its engineer when one takes part (decree 2-18-475, article 13), not for one who does not', async () => {
    const owner = await at.somebody()
    const { id } = await at.opened(owner.headers)
    await at.locate(id)
    await at.giveEverything(owner.person, await at.describe(owner.headers, id, BUILDING, 'demolition'))
    expect(await at.asked(owner.headers, id, 'structure')).toMatchObject({
      level: 'expected',
      rule: { sureness: 'sourced' },
    })
    const engineer = await at.somebody('engineer')
    await at.take(owner.headers, id, engineer, 'engineer')
    const refused = await at.file(owner.headers, id)
    expect(refused).toMatchObject({
      status: 409,
      answer: { code: 'ATTESTATIONS_MISSING', data: { attestations: 'structure' } },
    })
    await at.attest(engineer.headers, id, 'structure')
    const filed = await at.file(owner.headers, id)
    expect(filed).toMatchObject({ status: 201 })
    // The owner who files agrees by filing.
    expect(filed.answer.attestations.find(({ kind }) => kind === 'agreement')?.given).toMatchObject([
      { by: { id: owner.person }, state: 'stands' },
    ])
  })

  test('once filed nothing is attested or taken back any more', async () => {
    const { id, owner, architect, surveyor } = await at.building()
    await at.attest(owner.headers, id, 'agreement')
    const [agreement] = (await at.asked(owner.headers, id, 'agreement')).given
    await at.file(architect.headers, id)
    const { sha256 } = await at.asked(surveyor.headers, id, 'geometry')
    const late = { headers: surveyor.headers, body: { kind: 'geometry', sha256 } }
    expect(await at.ask('POST', `/api/dossiers/${id}/attestations`, late)).toMatchObject({
      status: 409,
      answer: { code: 'NOT_AT_THIS_STEP' },
    })
    const path = `/api/dossiers/${id}/attestations/${agreement?.id}`
    expect(await at.ask('DELETE', path, { headers: owner.headers })).toMatchObject({
      status: 409,
      answer: { code: 'NOT_AT_THIS_STEP' },
    })
  })

  test('an official of another territory, or signed out, finds no dossier to attest', async () => {
    const { id } = await at.building()
    const body = { kind: 'geometry', sha256: 'a'.repeat(64) }
    const clerk = await at.people.acting('commune', 'guichet', ['09.001.01.01'])
    expect((await at.ask('POST', `/api/dossiers/${id}/attestations`, { headers: clerk.headers, body })).status).toBe(
      404,
    )
    expect((await at.ask('POST', `/api/dossiers/${id}/attestations`, { body })).status).toBe(401)
  })
})

describe('a piece that carries a signature', () => {
  const assign = (headers: Record<string, string>, document: string, piece: string | null) =>
    at.ask('PUT', `/api/documents/${document}/piece`, { headers, body: { piece } })

  test('is filled by its own trade or by whoever leads; each takes back what they deposited themselves', async () => {
    const { id, architect, engineer, surveyor } = await at.building()
    const note = await at.deposit(engineer.person, id, null)
    expect((await assign(engineer.headers, note, 'structure')).status).toBe(200)
    expect(await assign(engineer.headers, note, 'plan_masse')).toMatchObject({
      status: 403,
      answer: { code: 'PIECE_NOT_YOURS' },
    })
    expect((await assign(engineer.headers, note, 'fiche_thermique')).status).toBe(200)
    expect((await assign(architect.headers, note, 'structure')).status).toBe(200)
    expect(await assign(surveyor.headers, note, null)).toMatchObject({
      status: 403,
      answer: { code: 'NOT_WITHIN_REACH' },
    })
    const withdraw = (headers: Record<string, string>) => at.ask('POST', `/api/documents/${note}/withdraw`, { headers })
    expect((await withdraw(surveyor.headers)).status).toBe(403)
    expect((await withdraw(engineer.headers)).status).toBe(200)
  })

  test('is not begun to be uploaded by somebody of another trade', async () => {
    const { id, engineer } = await at.building()
    const metadata = (words: Record<string, string>) =>
      Object.entries(words)
        .map(([key, value]) => `${key} ${Buffer.from(value).toString('base64')}`)
        .join(',')
    const begin = (piece: string) =>
      at.ask('POST', '/api/uploads', {
        headers: {
          ...engineer.headers,
          ...{ 'Tus-Resumable': '1.0.0', 'Upload-Length': '10' },
          'Upload-Metadata': metadata({ filename: 'plan.pdf', dossierId: id, piece }),
        },
      })
    expect(await begin('plan_masse')).toMatchObject({ status: 403, answer: { code: 'PIECE_NOT_YOURS' } })
    const { rows } = await sql`select id from upload where dossier_id = ${id}`.execute(at.db)
    expect(rows).toEqual([])
  })
})
