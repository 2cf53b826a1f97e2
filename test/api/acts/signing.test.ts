import { spawnSync } from 'node:child_process'
import { randomUUID, X509Certificate } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { readConfig } from '../../../api/config.ts'
import type { ActsToSign } from '../../../api/contract/actsSigning.ts'
import { openStore } from '../../../api/documents/store/openStore.ts'
import { stampFiles } from '../../../api/evidence/stampFiles.ts'
import { Certificate } from '../../../api/signatures/cms/certificate.ts'
import { verifyPdf } from '../../../api/signatures/verify.ts'
import { keepAct } from '../../build/acts.ts'
import { openedCms } from '../../build/openedCms.ts'
import { hasOpenssl } from '../../build/timestampAuthority.ts'
import { testWork } from '../../build/work.ts'
import { actOf } from './actDesk.ts'
import { type SigningDesk, signingDesk } from './signingDesk.ts'

const PEM = /-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g

describe.skipIf(!hasOpenssl())('One consent, many acts', () => {
  let desk: SigningDesk
  let president: Awaited<ReturnType<SigningDesk['president']>>

  beforeAll(async () => {
    desk = await signingDesk()
    president = await desk.president()
  })
  afterAll(() => desk.close())
  beforeEach(() => {
    desk.timestamps.answerWith = (reply) => reply
  })

  const drafts = async (count: number) => {
    const made = []
    for (let nth = 0; nth < count; nth++) made.push(await desk.drafted(president.headers))
    return made
  }
  const stepOf = async (dossierId: string) =>
    await desk.db.selectFrom('dossier').select(['step', 'moves']).where('id', '=', dossierId).executeTakeFirstOrThrow()
  const totalOf = async (dossierId: string) =>
    await desk.db
      .selectFrom('dossier_deadline as x')
      .innerJoin('dossier as d', 'd.id', 'x.dossier_id')
      .select(['d.due_day as left', 'x.due_day as due', 'x.met_day as met'])
      .where('d.id', '=', dossierId)
      .where('x.stage', '=', 'total')
      .executeTakeFirstOrThrow()
  const verdict = (file: Buffer) => {
    const anchors = (readFileSync(`${desk.folder}/anchors.pem`, 'latin1').match(PEM) ?? []).map(
      (pem) => new Certificate(new X509Certificate(pem).raw),
    )
    // The authority of these tests stamps the time of this machine.
    return verifyPdf(file, { anchors, now: new Date(Math.max(Date.now(), Date.parse('2026-11-25'))) })
  }

  test('lists what waits for the signer, and signs it: numbers follow, dossiers move, files hold', async () => {
    const acts = await drafts(3)
    const { answer } = await desk.asked<ActsToSign>('GET', '/api/acts/to-sign', { headers: president.headers })
    expect(answer.acts.map(({ actId }) => actId)).toEqual(expect.arrayContaining(acts.map(({ actId }) => actId)))
    const { outcomes } = await desk.sign(president, acts)
    expect(outcomes.map(({ signed, level, code }) => [signed, level, code])).toEqual(
      acts.map(() => [true, 'B-T', null]),
    )
    const numbers = outcomes.map(({ reference }) => Number(reference?.split('/')[0])).toSorted((a, b) => a - b)
    expect(numbers[2]).toBe((numbers[0] ?? 0) + 2)
    for (const act of acts) {
      expect(await stepOf(act.dossierId)).toMatchObject({ step: 'granted' })
      const file = await desk.paper(president.headers, act)
      expect(verdict(file)).toMatchObject({ verdict: 'valid', wholeDocument: true })
      writeFileSync(`${desk.folder}/act.pdf`, file)
      const { stdout } = spawnSync('pdfsig', ['-nocert', 'act.pdf'], { cwd: desk.folder, encoding: 'utf8' })
      expect(stdout).toContain('Signature is Valid')
      const { token, signature } = openedCms(file, desk.folder)
      expect(desk.timestamps.vouches(token, signature)).toBe(true)
    }
    const again = await desk.asked<ActsToSign>('GET', '/api/acts/to-sign', { headers: president.headers })
    expect(again.answer.acts).toEqual([])
  })

  test('a refusal, a deferral and an attestation each move their dossier as they are signed, and not before', async () => {
    const governor = await desk.governor()
    const signers = { president, governor: { ...governor, key: await desk.giveKey(governor) } }
    const deferral = { ground: 'no_plan', detail: 'Aucun plan ne couvre le terrain', until: '2027-11-24' } as const
    const motive = { ground: 'plan_rules', detail: 'Hauteur de 14 m pour 11,50 m permis', article: null } as const
    const late = await desk.at('filed')
    await desk.silentSince(late.id, '2026-11-20')
    const decided: readonly (readonly [keyof typeof signers, Draft, string, string])[] = [
      ['president', { kind: 'refusal', seen: 0, motives: [motive] }, 'refuse', 'refused'],
      ['president', { kind: 'deferral', seen: 0, deferral }, 'defer', 'deferred'],
      ['governor', { kind: 'attestation', seen: 0 }, 'attest_silence', 'deemed_granted'],
    ]
    for (const [who, body, transition, step] of decided) {
      const { headers, key } = signers[who]
      const { id } = body.kind === 'attestation' ? late : await desk.at('opined')
      const { moves } = await stepOf(id)
      const click = { transition, seen: moves, reason: 'Sans acte' }
      const clicked = await desk.asked('POST', `/api/dossiers/${id}/moves`, { headers, body: click })
      expect(clicked).toMatchObject({ status: 409, answer: { code: expect.stringMatching(/_NOT_SIGNED$/) } })
      const act = actOf((await desk.draft(headers, id, body)).answer, body.kind)
      expect(await stepOf(id)).toMatchObject({ moves })
      // A refusal that was left in the middle of its signature gives way to the silence.
      const left = randomUUID()
      if (body.kind === 'attestation')
        await keepAct(desk.db, { id: left, dossierId: id, kind: 'refusal', by: president.person, number: 950 })
      const { outcomes } = await desk.sign({ headers, key }, [{ dossierId: id, actId: act.id, version: 1 }])
      expect(outcomes).toMatchObject([{ signed: true, level: 'B-T' }])
      if (body.kind === 'attestation')
        expect(await desk.rowOf(left)).toMatchObject({ state: 'void', number: 950, voided_by: governor.person })
      expect(await stepOf(id)).toEqual({ step, moves: moves + 1 })
      expect(verdict(await desk.paper(headers, { dossierId: id, actId: act.id, version: 1 }))).toMatchObject({
        verdict: 'valid',
      })
    }
  })

  test('a deferral answers the whole delay: the dossier stays open and has no last day left', async () => {
    const { id } = await desk.at('opined')
    const deferral = { ground: 'no_plan', detail: 'Aucun plan ne couvre le terrain', until: '2027-11-24' } as const
    const draft = await desk.draft(president.headers, id, { kind: 'deferral', seen: 0, deferral })
    await desk.sign(president, [{ dossierId: id, actId: actOf(draft.answer, 'deferral').id, version: 1 }])
    expect(await totalOf(id)).toEqual({ left: null, due: expect.anything(), met: expect.anything() })
  })

  test('a refusal that is taken back is decided again, and not while it stands', async () => {
    const { headers, key } = president
    const { id } = await desk.at('opined')
    const motives = [{ ground: 'plan_rules' as const, detail: 'Hauteur', article: null }]
    const act = actOf((await desk.draft(headers, id, { kind: 'refusal', seen: 0, motives })).answer, 'refusal')
    await desk.sign({ headers, key }, [{ dossierId: id, actId: act.id, version: 1 }])
    const { moves } = await stepOf(id)
    const reopen = () =>
      desk.asked('POST', `/api/dossiers/${id}/moves`, { headers, body: { transition: 'reopen', seen: moves } })
    expect(await reopen()).toMatchObject({ status: 409, answer: { code: 'REFUSAL_STANDS' } })
    const body = { reason: 'Motif erroné' }
    await desk.asked('POST', `/api/dossiers/${id}/acts/${act.id}/withdraw`, { headers, body })
    expect((await reopen()).status).toBe(201)
    expect(await stepOf(id)).toEqual({ step: 'opined', moves: moves + 1 })
    // Decided anew by another act, under another number.
    const again = await desk.draft(headers, id, { kind: 'refusal', seen: 0, motives })
    const other = again.answer.acts.find(({ state }) => state === 'draft')?.id ?? ''
    const { outcomes } = await desk.sign({ headers, key }, [{ dossierId: id, actId: other, version: 1 }])
    expect(outcomes).toMatchObject([{ signed: true }])
    expect(await stepOf(id)).toMatchObject({ step: 'refused' })
  })

  test('a wrong passphrase ends it before anything is numbered', async () => {
    const acts = await drafts(2)
    const { status, problem } = await desk.sign(president, acts, 'autre')
    expect([status, problem.code, problem.data.reason]).toEqual([422, 'SIGNING_KEY_REFUSED', 'KEY_SECRET_WRONG'])
    for (const { actId } of acts) expect(await desk.rowOf(actId)).toMatchObject({ state: 'draft', number: null })
  })

  test('what stops one stops no other: moved meanwhile, drafted again, signed by another', async () => {
    const [moved, redrafted, signed, good] = (await drafts(4)) as [Choice, Choice, Choice, Choice]
    const { person } = president
    await desk.walked(moved.dossierId, person, [['refuse', 'refused']])
    await desk.draft(president.headers, redrafted.dossierId, { kind: 'permit', seen: 1, conditions: ['Clôturer'] })
    const other = await desk.president()
    expect((await desk.sign(other, [signed])).outcomes[0]?.signed).toBe(true)
    const { outcomes } = await desk.sign(president, [moved, redrafted, signed, good])
    const codeOf = (of: Choice) => outcomes.find(({ actId }) => actId === of.actId)
    expect(codeOf(good)?.signed).toBe(true)
    expect(codeOf(redrafted)).toMatchObject({
      signed: false,
      code: 'CHANGED_MEANWHILE',
      detail: { fr: expect.any(String) },
    })
    expect(codeOf(signed)).toMatchObject({ code: 'ACT_SIGNED_MEANWHILE', by: { nameFr: 'Amina Tazi' } })
    expect(codeOf(moved)?.signed).toBe(false)
    expect(await desk.rowOf(moved.actId)).toMatchObject({ state: 'draft', number: null })
  })

  test.each([
    ['two presidents for one day', () => desk.president()],
    ['one president in two windows', () => Promise.resolve(president)],
  ])('%s who sign an act at once make one signature, under one number, and the other is told', async (_, another) => {
    const other = await another()
    const [act] = (await drafts(1)) as [Choice]
    const both = await Promise.all([desk.sign(president, [act]), desk.sign(other, [act])])
    const outcomes = both.flatMap((one) => one.outcomes)
    expect(outcomes.map(({ signed }) => signed).toSorted()).toEqual([false, true])
    const told = outcomes.find(({ signed }) => !signed)
    expect(['ACT_SIGNED_MEANWHILE', 'ACT_CLOSED', 'ACT_BEING_SIGNED', 'CHANGED_MEANWHILE']).toContain(told?.code)
    expect(told?.by?.nameFr ?? told?.detail?.fr).toEqual(expect.any(String))
    const signer = outcomes[0]?.signed ? president : other
    const row = await desk.rowOf(act.actId)
    expect(row).toMatchObject({ state: 'signed', signed_by: signer.person, began_by: signer.person })
    const { signatures, wholeDocument } = verdict(await desk.paper(president.headers, act))
    expect([signatures.length, wholeDocument]).toEqual([1, true])
    // Whoever signs once more is told who did.
    const { outcomes: again } = await desk.sign(other, [act])
    expect(again).toMatchObject([{ signed: false, code: 'ACT_SIGNED_MEANWHILE', by: { nameFr: 'Amina Tazi' } }])
  })

  test('nobody signs for another commune, nor without a session, nor with the key of somebody else', async () => {
    const [act] = (await drafts(1)) as [Choice]
    const elsewhere = await desk.official('president', '09.001.01.01')
    const key = await desk.giveKey(elsewhere)
    const { outcomes } = await desk.sign({ headers: elsewhere.headers, key }, [act])
    expect(outcomes[0]).toMatchObject({ signed: false, code: 'NOT_FOUND' })
    expect((await desk.sign({ headers: {}, key }, [act])).status).toBe(401)
    const stolen = await desk.sign({ headers: elsewhere.headers, key: president.key }, [act])
    expect(stolen.problem.data.reason).toBe('KEY_UNKNOWN')
    expect(await desk.rowOf(act.actId)).toMatchObject({ state: 'draft' })
  })

  test('a key signs for the body it was given for and no other: that act is refused, and the rest goes on', async () => {
    const acts = await drafts(2)
    const agency = await desk.official('member')
    await desk.people.mandate({ person: president.person, body: agency.body, role: 'member' })
    const key = await desk.giveKey({ body: agency.body, headers: president.headers })
    const nowhere = { dossierId: randomUUID(), actId: randomUUID(), version: 1 }
    const { outcomes } = await desk.sign({ headers: president.headers, key }, [...acts, nowhere])
    const codes = new Map(outcomes.map(({ actId, code }) => [actId, code]))
    for (const { actId } of acts) {
      expect(codes.get(actId)).toBe('KEY_OF_ANOTHER_BODY')
      expect(await desk.rowOf(actId)).toMatchObject({ state: 'draft', number: null })
    }
    expect(codes.get(nowhere.actId)).toBe('NOT_FOUND')
    expect((await desk.sign(president, acts)).outcomes.every(({ signed }) => signed)).toBe(true)
  })

  test.each(['KEY_NOT_ACTIVE', 'KEY_CERTIFICATE_EXPIRED'])('%s in the middle stops what is left', async (code) => {
    const acts = await drafts(5)
    const key = await desk.giveKey(president, 30)
    desk.timestamps.answerWith = async (reply) => {
      if (code === 'KEY_CERTIFICATE_EXPIRED') desk.turnTo('2026-12-25T09:00:00Z')
      else await desk.db.updateTable('signing_key').set({ state: 'suspended' }).where('id', '=', key).execute()
      return reply
    }
    const { outcomes } = await desk.sign({ headers: president.headers, key }, acts)
    desk.turnTo('2026-11-24T09:00:00Z')
    const left = outcomes.filter(({ signed }) => !signed)
    expect(left.length).toBeGreaterThanOrEqual(2)
    expect(left.length).toBeLessThan(5)
    expect(new Set(left.map((one) => one.code))).toEqual(new Set([code]))
    for (const { actId } of left) expect((await desk.rowOf(actId)).state).not.toBe('signed')
  })

  test('with the timestamp authority killed in the middle the rest is B-B, and upgraded in place once it is back', async () => {
    const acts = await drafts(4)
    let asked = 0
    desk.timestamps.answerWith = (reply) => (++asked > 2 ? null : reply)
    const { outcomes } = await desk.sign(president, acts)
    expect(outcomes.every(({ signed }) => signed)).toBe(true)
    const waiting = outcomes.filter(({ level }) => level === 'B-B')
    expect(waiting.length).toBeGreaterThanOrEqual(1)
    const { work, close } = testWork({ url: desk.url, env: desk.env })
    await expect(stampFiles(work, 'act')).rejects.toThrow(desk.env.ROKHAS_TIMESTAMP_URL)
    const before = new Map(
      await Promise.all(acts.map(async (act) => [act.actId, await desk.paper(president.headers, act)] as const)),
    )
    desk.timestamps.answerWith = (reply) => reply
    await stampFiles(work, 'act')
    await close()
    for (const act of acts) {
      const file = await desk.paper(president.headers, act)
      expect((await desk.rowOf(act.actId)).level).toBe('B-T')
      expect(verdict(file).signatures[0]?.level).toBe('B-T')
      const [was, is] = [before.get(act.actId) ?? Buffer.alloc(0), file].map((one) => openedCms(one, desk.folder))
      expect(is?.whole).toEqual(was?.whole)
      expect(desk.timestamps.vouches(is?.token ?? Buffer.alloc(0), is?.signature ?? Buffer.alloc(0))).toBe(true)
    }
  })

  test('an act whose file is gone keeps no other from its timestamp', async () => {
    const [gone, next] = (await drafts(2)) as [Choice, Choice]
    desk.timestamps.answerWith = () => null
    for (const act of [gone, next]) expect((await desk.sign(president, [act])).outcomes[0]?.level).toBe('B-B')
    desk.timestamps.answerWith = (reply) => reply
    const { file_sha256: sha256 } = await desk.rowOf(gone.actId)
    const store = openStore(readConfig(desk.env))
    const file = await buffer(await store.open(sha256 ?? ''))
    await store.remove(sha256 ?? '')
    const { work, close } = testWork({ url: desk.url, env: desk.env })
    await stampFiles(work, 'act')
    expect([(await desk.rowOf(gone.actId)).level, (await desk.rowOf(next.actId)).level]).toEqual(['B-B', 'B-T'])
    await store.put(sha256 ?? '', () => Readable.from([file]))
    await stampFiles(work, 'act')
    await close()
    expect((await desk.rowOf(gone.actId)).level).toBe('B-T')
  })

  test('an act that is signed changes in nothing but that', async () => {
    const [act] = (await drafts(1)) as [Choice]
    await desk.sign(president, [act])
    const change = desk.db
      .updateTable('act')
      .set({ file_sha256: 'a'.repeat(64) })
      .where('id', '=', act.actId)
      .execute()
    await expect(change).rejects.toThrow('does not change any more')
  })
})

type Draft = Parameters<SigningDesk['draft']>[2]
type Choice = Awaited<ReturnType<SigningDesk['drafted']>>
