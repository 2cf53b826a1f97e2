import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type ActFacts, actFacts } from '../../../api/acts/facts.ts'
import { programsMissing, textOfPdf } from '../../build/programs.ts'
import { type ActDesk, actDesk, actOf } from './actDesk.ts'

const missing = programsMissing('drafts are not read by other programs', ['pdftotext'])

let desk: ActDesk
let guichet: Awaited<ReturnType<ActDesk['official']>>
let president: Awaited<ReturnType<ActDesk['official']>>

beforeAll(async () => {
  desk = await actDesk()
  guichet = await desk.official('guichet')
  president = await desk.official('president')
})

afterAll(() => desk.close())

const factsOf = async (id: string): Promise<ActFacts> => {
  const { rows } = await sql<{ facts: unknown }>`select f.facts from act a join act_draft f on f.act_id = a.id
    and f.version = a.version where a.dossier_id = ${id}`.execute(desk.db)
  return actFacts.parse(rows[0]?.facts)
}

const MOTIVE = { ground: 'plan_rules', detail: 'Hauteur de 14 m pour 11,50 m permis', article: null } as const

describe('a draft', () => {
  test('is made at the step of its act by the counter of the place, from what is stored', async () => {
    const { id } = await desk.at('to_sign')
    const { status, answer } = await desk.draft(guichet.headers, id, {
      kind: 'permit',
      seen: 0,
      conditions: ['Clôturer'],
    })
    expect(status).toBe(201)
    expect(actOf(answer, 'permit')).toMatchObject({
      ...{ state: 'draft', version: 1, layout: 'both', reference: null, token: null, changed: [] },
      ...{ conditions: ['Clôturer'], mayDraft: true, maySign: false },
    })
    expect(await factsOf(id)).toMatchObject({
      dossier: { title: 'Villa Tazi', filedOn: '2026-11-20' },
      procedure: { code: 'refection', nameFr: 'Permis de réfection' },
      commune: { code: '06.141.01.41', kind: 'arrondissement', provinceKind: 'prefecture' },
      applicants: [{ nameFr: 'Amina Tazi', nameAr: null }],
      steps: { settledOn: '2026-11-22', sessionOn: null },
      // Decree 2-18-475: six months, not renewable.
      validity: { before: 'works_done', renewable: false, term: { unit: 'month', length: 6 } },
    })
  })

  test('of a refusal says why, each motive with its article; of a deferral, for what reason and until when', async () => {
    const { id } = await desk.at('opined')
    const bare = await desk.draft(president.headers, id, { kind: 'refusal', seen: 0 })
    expect(bare).toMatchObject({ status: 422, answer: { code: 'REASON_MISSING' } })
    const other = { ground: 'other', detail: 'Servitude radioélectrique', article: null } as const
    const without = await desk.draft(president.headers, id, { kind: 'refusal', seen: 0, motives: [other] })
    expect(without.status).toBe(422)
    const refused = await desk.draft(president.headers, id, { kind: 'refusal', seen: 0, motives: [MOTIVE] })
    expect(actOf(refused.answer, 'refusal').motives).toEqual([{ ...MOTIVE, detailAr: null }])
    const unfounded = [{ ...MOTIVE, ground: 'binding_avis' as const }]
    expect(await desk.draft(president.headers, id, { kind: 'refusal', seen: 1, motives: unfounded })).toMatchObject({
      ...{ status: 422, answer: { code: 'BINDING_AVIS_NOT_AGAINST', field: 'motives.0.ground' } },
    })
    const deferral = { ground: 'no_plan', detail: 'Aucun plan ne couvre le terrain', until: '2028-11-25' } as const
    // Two years at most (law 12-90, article 45): from 24 November 2026, the 24th of 2028 is the last day.
    expect(await desk.draft(president.headers, id, { kind: 'deferral', seen: 0, deferral })).toMatchObject({
      ...{ status: 422, answer: { code: 'DEFERRAL_TOO_LONG' } },
    })
    const within = { ...deferral, until: '2028-11-24' }
    const deferred = await desk.draft(president.headers, id, { kind: 'deferral', seen: 0, deferral: within })
    expect(actOf(deferred.answer, 'deferral').deferral).toEqual({ ...within, detailAr: null })
    // While a plan is studied, six months renewable once (article 21).
    const studied = { ground: 'plan_studied', detail: 'Plan à l’étude', until: '2027-11-25' } as const
    const over = await desk.draft(president.headers, id, { kind: 'deferral', seen: 1, deferral: studied })
    expect(over).toMatchObject({ status: 422, answer: { code: 'STUDY_DEFERRAL_TOO_LONG' } })
    const last = { ...studied, until: '2027-11-24' }
    expect((await desk.draft(president.headers, id, { kind: 'deferral', seen: 1, deferral: last })).status).toBe(201)
  })

  test('of a refusal may take up what the avis against it say, then the reasons of the library, each with its article', async () => {
    const { id } = await desk.at('opined')
    const agency = await desk.people.body('urban_agency', ['06.141'])
    const consulted = randomUUID()
    await sql`insert into consulted_body (id, dossier_id, round, body_id, binding, rules, asked_at)
      values (${consulted}, ${id}, 1, ${agency}, true, '[]', '2026-11-21T09:00:00Z')`.execute(desk.db)
    // In one statement: an avis that is not favourable says why.
    await sql`with given as (insert into avis (consulted_body_id, version, opinion, at, person_id, mandate_id)
        values (${consulted}, 1, 'unfavourable', '2026-11-22T09:00:00Z', ${president.person}, ${president.mandate}) returning 1)
      insert into avis_item (consulted_body_id, version, nth, text, article)
      values (${consulted}, 1, 1, 'Recul de 3 m', 'Loi 12-90, art. 46')`.execute(desk.db)
    const founded = [{ ...MOTIVE, ground: 'binding_avis' as const }]
    expect((await desk.draft(president.headers, id, { kind: 'refusal', seen: 0, motives: founded })).status).toBe(201)
    const { reasons } = (await desk.acts(president.headers, id)).answer
    expect(reasons[0]).toMatchObject({
      ...{
        ground: 'binding_avis',
        sentence: { fr: 'Recul de 3 m', ar: 'Recul de 3 m' },
        article: 'Loi 12-90, art. 46',
      },
      from: { nameFr: expect.any(String) },
    })
    expect(reasons.slice(1).every(({ from, ground }) => from === null && ground === 'other')).toBe(true)
    expect(reasons).toContainEqual(
      expect.objectContaining({
        article: 'Loi 12-90, art. 19',
        sentence: expect.objectContaining({ ar: 'لا تسمح المنطقة بالتخصيص المطلوب.' }),
      }),
    )
    // Where nothing may be refused nothing is offered.
    expect((await desk.acts(president.headers, (await desk.at('to_sign')).id)).answer.reasons).toEqual([])
  })

  test('is made of no other act than those of the step', async () => {
    const { id } = await desk.at('opined')
    expect((await desk.acts(president.headers, id)).answer.possible).toEqual(['refusal', 'deferral'])
    expect(await desk.draft(president.headers, id, { kind: 'permit', seen: 0 })).toMatchObject({
      ...{ status: 409, answer: { code: 'NOT_AT_THIS_STEP' } },
    })
  })

  test('of an attestation is the governor’s alone, once the term is over', async () => {
    const { id } = await desk.at('filed')
    const governor = await desk.governor()
    const attestation = { kind: 'attestation', seen: 0 } as const
    expect(await desk.draft(president.headers, id, attestation)).toMatchObject({ status: 403 })
    expect(await desk.draft(governor.headers, id, attestation)).toMatchObject({ answer: { code: 'TERM_NOT_OVER' } })
    // Ten working days from 20 November 2026 end in early December.
    await desk.silentSince(id, '2026-11-20')
    expect((await desk.draft(governor.headers, id, attestation)).status).toBe(201)
    expect((await factsOf(id)).silence).toMatchObject({ due: '2026-11-20', rule: { sureness: 'sourced' } })
    expect((await desk.draft(president.headers, id, { ...attestation, seen: 1 })).status).toBe(403)
  })

  test('made again is another version, and both are kept; two who write at once do not overwrite each other', async () => {
    const { id } = await desk.at('to_sign')
    const write = (seen: number) => desk.draft(guichet.headers, id, { kind: 'permit', seen, layout: 'fr' })
    await write(0)
    const [one, other] = await Promise.all([write(1), write(1)])
    expect([one.status, other.status].toSorted()).toEqual([201, 409])
    const { rows } = await sql<{ version: number }>`select f.version from act_draft f join act a on a.id = f.act_id
      where a.dossier_id = ${id} order by f.version`.execute(desk.db)
    expect(rows).toEqual([{ version: 1 }, { version: 2 }])
  })

  test('says what the dossier says otherwise since', async () => {
    const { id } = await desk.at('to_sign')
    await desk.draft(guichet.headers, id, { kind: 'permit', seen: 0 })
    await sql`update dossier set title = 'Villa Tazi et piscine', project = '{"levels": 2}' where id = ${id}`.execute(
      desk.db,
    )
    const told = await desk.acts(guichet.headers, id)
    expect(actOf(told.answer, 'permit').changed).toEqual(['dossier', 'project'])
    const again = await desk.draft(guichet.headers, id, { kind: 'permit', seen: 1 })
    expect(actOf(again.answer, 'permit').changed).toEqual([])
  })

  test('is shown to whoever prepares and signs there, and to nobody else before it is signed', async () => {
    const { id, headers } = await desk.at('to_sign')
    await desk.draft(guichet.headers, id, { kind: 'permit', seen: 0 })
    const member = await desk.official('member')
    const away = await desk.official('guichet', '06.141.01.43')
    expect((await desk.acts(president.headers, id)).answer.acts).toHaveLength(1)
    for (const other of [headers, member.headers])
      expect(await desk.acts(other, id)).toMatchObject({ status: 200, answer: { acts: [], possible: [] } })
    expect((await desk.acts(away.headers, id)).status).toBe(404)
    expect((await desk.acts({}, id)).status).toBe(401)
    expect((await desk.draft(headers, id, { kind: 'permit', seen: 1 })).status).toBe(403)
    expect((await desk.draft(member.headers, id, { kind: 'permit', seen: 1 })).status).toBe(403)
    expect((await desk.draft(away.headers, id, { kind: 'permit', seen: 1 })).status).toBe(404)
  })
})

describe('the paper of an act', () => {
  const paper = async (headers: Record<string, string>, dossierId: string, actId: string) => {
    const response = await fetch(`${desk.server.url}/api/dossiers/${dossierId}/acts/${actId}/paper`, { headers })
    return { status: response.status, headers: response.headers, bytes: Buffer.from(await response.arrayBuffer()) }
  }

  test('is a draft for whoever prepares it, and nothing for anybody else', async () => {
    const { id, headers } = await desk.at('to_sign')
    const { answer } = await desk.draft(guichet.headers, id, { kind: 'permit', seen: 0 })
    const { id: actId } = actOf(answer, 'permit')
    const read = await paper(guichet.headers, id, actId)
    expect(read.status).toBe(200)
    expect(read.headers.get('content-disposition')).toContain('projet-permit.pdf')
    expect(read.bytes.subarray(0, 5).toString()).toBe('%PDF-')
    if (missing.length === 0) expect(textOfPdf(read.bytes).replaceAll(/\s+/g, ' ')).toContain('PROJET SANS VALEUR')
    expect((await paper(headers, id, actId)).status).toBe(404)
    expect((await paper({}, id, actId)).status).toBe(401)
    expect((await paper((await desk.official('member')).headers, id, actId)).status).toBe(404)
    expect((await paper(guichet.headers, (await desk.at('to_sign')).id, actId)).status).toBe(404)
    expect((await paper(guichet.headers, id, 'x')).status).toBe(404)
  })
})
