import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { MinutesAnswer } from '../../../api/contract/commission/minutes.ts'
import type { BulkRun } from '../../../api/contract/desk.ts'
import type { SigningKey } from '../../../api/contract/keys.ts'
import { readAnchors } from '../../../api/signatures/anchors.ts'
import { verifyPdf } from '../../../api/signatures/verify.ts'
import { KeyHouse, PASSPHRASE } from '../../build/keyHouse.ts'
import { withPages } from '../../build/readPdf.ts'
import type { Official } from '../dossiers/commission.ts'
import { type SittingDesk, seatOf, sittingDesk } from './sittingDesk.ts'

const NOW = new Date('2026-11-24T09:00:00Z')
let desk: SittingDesk
let house: KeyHouse

beforeAll(async () => {
  house = await new KeyHouse().open(NOW)
  desk = await sittingDesk({ env: house.env })
})

afterAll(async () => {
  await desk.close()
  house.close()
})

type Signer = Official & { readonly keyId: string }

/** A closed session of two dossiers, one concluded in favour and one put off, with two bodies of three there. */
async function closed() {
  const { session, dossiers } = await desk.called(2, { day: '2026-11-24', hour: '15:00' })
  const signers: Signer[] = []
  for (const { body } of session.invited.slice(0, 2)) {
    const one = await desk.acting(body?.id ?? '', 'member')
    await desk.attend(session.id, { event: 'arrived', invitedId: seatOf(session, one.body), personId: one.person })
    signers.push({ ...one, keyId: await keyOf(one) })
  }
  await desk.hold(session.id, { move: 'open' })
  const [first, second] = session.items
  await desk.favoured(dossiers[0]?.id ?? '')
  const itemId = first?.id ?? ''
  await desk.pass(session.id, { step: 'call', itemId })
  await desk.pass(session.id, { step: 'deliberate', itemId })
  await desk.pass(session.id, { step: 'conclude', itemId, outcome: 'favourable' })
  await desk.pass(session.id, { step: 'put_off', itemId: second?.id ?? '', reason: 'Visite des lieux' })
  expect((await desk.hold(session.id, { move: 'close' })).status).toBe(201)
  return { id: session.id, dossiers, signers: signers as [Signer, Signer], itemId }
}

async function keyOf({ body, headers }: Official): Promise<string> {
  const file = { kind: 'pkcs12', fileName: 'cle.p12', file: house.file('Membre', NOW), secret: { word: PASSPHRASE } }
  const { status, answer } = await desk.asked<SigningKey>('POST', `/api/bodies/${body}/keys`, { headers, body: file })
  expect(status).toBe(201)
  return answer.id
}

const at = (id: string) => `/sessions/${id}/minutes`
const read = async (id: string, headers = desk.guichet.headers) =>
  (await desk.ask<MinutesAnswer>('GET', at(id), headers)).answer
const write = (id: string, body: object) =>
  desk.ask<MinutesAnswer>('PUT', `${at(id)}/notes`, desk.guichet.headers, body)
const move = async (id: string, name: string, more: object = {}) => {
  const { version } = await read(id)
  return desk.ask<MinutesAnswer>('POST', `${at(id)}/moves`, desk.guichet.headers, { version, move: name, ...more })
}
const sign = (id: string, { body, headers, keyId }: Signer, word = PASSPHRASE) =>
  desk.ask<MinutesAnswer>('POST', `${at(id)}/signatures`, headers, { bodyId: body, keyId, secret: { word } })
const refuse = (id: string, { body, headers }: Signer, reason: string) =>
  desk.ask<MinutesAnswer>('POST', `${at(id)}/refusals`, headers, { bodyId: body, reason })

async function paper(id: string, query = ''): Promise<Buffer> {
  const response = await fetch(`${desk.server.url}/api/commission/sessions/${id}/minutes.pdf${query}`, {
    headers: desk.guichet.headers,
  })
  expect(response.headers.get('content-type')).toBe('application/pdf')
  return Buffer.from(await response.arrayBuffer())
}

const textOf = (pdf: Buffer) =>
  withPages(pdf, (pages) =>
    pages
      .map(({ text }) => text)
      .join('\n')
      .replaceAll(/\s+/g, ' '),
  )

/** What qpdf says of a file. */
function checked(pdf: Buffer): { status: number | null; words: string } {
  const folder = mkdtempSync(`${tmpdir()}/rokhas-minutes-`)
  writeFileSync(`${folder}/pv.pdf`, pdf)
  const { status, stdout, stderr } = spawnSync('qpdf', ['--check', `${folder}/pv.pdf`], { encoding: 'utf8' })
  rmSync(folder, { recursive: true })
  return { status, words: stdout + stderr }
}

describe('minutes', () => {
  test('say what happened: who was there and when, the quorum, each avis, each conclusion, what was put off', async () => {
    const { id, dossiers, signers } = await closed()
    const { facts, state } = await read(id)
    expect(state).toBe('draft')
    expect(facts.attended.map(({ bodyId, to }) => [bodyId, to])).toEqual(signers.map(({ body }) => [body, null]))
    expect(facts.quorum).toMatchObject({ called: 3, needed: 2, changes: [{ event: 'opened' }] })
    expect(facts.items.map(({ outcome, reason }) => [outcome, reason])).toEqual([
      ['favourable', null],
      [null, 'Visite des lieux'],
    ])
    const agency = facts.items[0]?.avis.find(({ body }) => body.id === desk.agency)
    expect(agency).toMatchObject({ opinion: 'favourable', binding: true })
    expect(facts.items[0]?.avis.filter(({ opinion }) => opinion === null)).toHaveLength(2)
    const text = await textOf(await paper(id, '?language=fr'))
    for (const { number } of facts.items) expect(text).toContain(number)
    expect(text).toContain('Projet, non signé')
    expect(text).toContain('Visite des lieux')
    expect(text).toContain('À confirmer')
    expect(dossiers).toHaveLength(2)
  })

  test('are corrected beside the facts by the secretary, each on the version that was read, and by nobody else', async () => {
    const { id, itemId, signers } = await closed()
    const { version } = await read(id)
    const note = { version, itemId, text: 'Le représentant demande copie du plan de masse.' }
    expect((await write(id, note)).answer.facts.items[0]?.note).toBe(note.text)
    expect(await write(id, note)).toMatchObject({ status: 409, answer: { code: 'CHANGED_MEANWHILE' } })
    const member = await desk.ask('PUT', `${at(id)}/notes`, signers[0].headers, note)
    expect(member).toMatchObject({ status: 403, answer: { code: 'NOT_YOUR_ROLE' } })
    const facts = await desk.ask('PUT', `${at(id)}/notes`, desk.guichet.headers, {
      ...note,
      version: 2,
      itemId: desk.agency,
    })
    expect(facts.status).toBe(404)
  })

  test('are signed by each body in any order, each a revision of the same paper, then sealed with every move at once', async () => {
    const { id, dossiers, signers } = await closed()
    const [first, second] = signers
    expect((await sign(id, first)).answer).toMatchObject({ code: 'MINUTES_NOT_AT_THIS_STEP' })
    expect((await move(id, 'freeze', { language: 'both' })).status).toBe(201)
    const { version } = await read(id)
    expect((await write(id, { version, itemId: null, text: 'Trop tard' })).answer).toMatchObject({
      code: 'MINUTES_FROZEN',
    })
    expect((await sign(id, second, 'une autre')).answer).toMatchObject({
      ...{ code: 'SIGNING_KEY_REFUSED', data: { reason: 'KEY_SECRET_WRONG' } },
    })
    expect((await sign(id, second)).status).toBe(201)
    expect((await move(id, 'retake')).answer).toMatchObject({ code: 'MINUTES_SIGNED' })
    expect((await move(id, 'seal')).answer).toMatchObject({ code: 'MINUTES_UNSIGNED' })
    expect((await sign(id, second)).answer).toMatchObject({ code: 'MINUTES_SIGNED_ALREADY' })
    const signed = (await sign(id, first)).answer
    expect(signed).toMatchObject({ awaited: [], signatures: [{ kind: 'signed' }, { kind: 'signed' }] })
    const pdf = await paper(id)
    const verdict = verifyPdf(pdf, { anchors: await readAnchors(house.env.ROKHAS_SIGNATURE_ANCHORS ?? null), now: NOW })
    expect(verdict).toMatchObject({ verdict: 'valid', wholeDocument: true })
    expect(verdict.signatures).toHaveLength(2)
    expect(checked(pdf)).toMatchObject({ status: 0 })
    const sealed = (await move(id, 'seal')).answer
    expect(sealed.state).toBe('sealed')
    const steps = await Promise.all(
      dossiers.map(async (one) => (await desk.course(desk.guichet.headers, one.id)).answer.step),
    )
    expect(steps).toEqual(['opined', 'consulted'])
  })

  test('wanting, a dossier goes on by no hand: neither the one concluded, nor the one put off, nor many at once', async () => {
    const { id, dossiers } = await closed()
    const { headers } = desk.guichet
    const wanted = [
      ['sign_minutes', 'MINUTES_NOT_SEALED', 'minutes'],
      ['hold_session', 'HELD_IN_SESSION', 'session'],
    ] as const
    for (const [nth, [transition, code, awaits]] of wanted.entries()) {
      const dossierId = dossiers[nth]?.id ?? ''
      const { answer } = await desk.course(headers, dossierId)
      expect(answer.sitting).toEqual({ sessionId: id, awaits, opens: true })
      expect(answer.may).not.toContain(transition)
      const refused = await desk.move(headers, dossierId, { transition, seen: answer.moves })
      expect(refused).toMatchObject({ status: 409, answer: { code, data: { session: id } } })
      const body = { dossiers: [{ id: dossierId, seen: answer.moves }], act: { kind: 'move', transition } }
      const bulk = await desk.asked<BulkRun>('POST', '/api/queue/bulk', { headers, body })
      expect(bulk.answer.outcomes).toMatchObject([{ outcome: 'refused', code }])
      const after = await desk.course(dossiers[nth]?.headers ?? {}, dossierId)
      expect(after.answer).toMatchObject({ step: answer.step, moves: answer.moves, sitting: null })
    }
  })

  test('signed twice at one instant by one member hold one signature, and the second is told', async () => {
    const { id, signers } = await closed()
    await move(id, 'freeze')
    const [member] = signers
    const both = await Promise.all([sign(id, member), sign(id, member)])
    expect(both.map(({ status }) => status).toSorted()).toEqual([201, 409])
    const told = both.find(({ status }) => status === 409)?.answer
    expect(told).toMatchObject({ code: 'MINUTES_SIGNED_ALREADY', detail: { fr: expect.any(String) } })
    const anchors = await readAnchors(house.env.ROKHAS_SIGNATURE_ANCHORS ?? null)
    const { signatures, verdict } = verifyPdf(await paper(id), { anchors, now: NOW })
    expect([verdict, signatures.length]).toEqual(['valid', 1])
    expect((await read(id)).signatures).toHaveLength(1)
  })

  test('signed by two at one instant hold both signatures', async () => {
    const { id, signers } = await closed()
    await move(id, 'freeze')
    const both = await Promise.all(signers.map((one) => sign(id, one)))
    expect(both.map(({ status }) => status)).toEqual([201, 201])
    const { signatures, verdict } = verifyPdf(await paper(id), {
      anchors: await readAnchors(house.env.ROKHAS_SIGNATURE_ANCHORS ?? null),
      now: NOW,
    })
    expect([verdict, signatures.length]).toEqual(['valid', 2])
  })

  test('that a body refuses to sign keep its reason and wait for it no more', async () => {
    const { id, signers } = await closed()
    const [first, second] = signers
    await move(id, 'freeze')
    const reason = 'Mon avis n’y est pas rapporté fidèlement'
    const { answer } = await refuse(id, first, reason)
    expect(answer.signatures).toMatchObject([{ kind: 'refused', reason, by: { id: first.person } }])
    expect((await sign(id, first)).answer).toMatchObject({ code: 'MINUTES_SIGNED_ALREADY' })
    await sign(id, second)
    expect((await move(id, 'seal')).answer.state).toBe('sealed')
  })

  test('that a body cannot sign are sealed from their last day on, with why it did not, and not a day before', async () => {
    const { id, dossiers, signers } = await closed()
    const [first, second] = signers
    await move(id, 'freeze')
    await sign(id, first)
    const unsigned = [{ bodyId: second.body, reason: 'Clé perdue, mandat à renouveler' }]
    // Three working days after Tuesday 24 November 2026 (RGC13, article 34): Friday the 27th.
    expect(await read(id)).toMatchObject({ signBy: '2026-11-27', may: { seal: false, sealWithout: true } })
    expect((await move(id, 'seal')).answer).toMatchObject({ code: 'MINUTES_UNSIGNED' })
    expect((await move(id, 'seal', { unsigned })).answer).toMatchObject({
      ...{ code: 'MINUTES_STILL_AWAITED', data: { until: '2026-11-27' } },
    })
    const { version } = await read(id)
    desk.turnTo('2026-11-27T09:00:00Z')
    const headers = await desk.people.signIn(desk.guichet.person, {
      ...{ secondFactor: true, now: new Date('2026-11-27T09:00:00Z') },
    })
    const body = { version, move: 'seal', unsigned }
    const { answer } = await desk.ask<MinutesAnswer>('POST', `${at(id)}/moves`, headers, body)
    desk.turnTo('2026-11-24T09:00:00Z')
    expect(answer).toMatchObject({ state: 'sealed', awaited: [] })
    expect(answer.signatures).toContainEqual(
      expect.objectContaining({ kind: 'unsigned', reason: 'Clé perdue, mandat à renouveler' }),
    )
    const passed = await desk.course(desk.guichet.headers, dossiers[0]?.id ?? '')
    expect(passed.answer.step).toBe('opined')
  })

  test('are nobody else’s to sign: not a body that was not there, nor with a key of another', async () => {
    const { id, signers } = await closed()
    await move(id, 'freeze')
    const session = await desk.read(id)
    const absent = session.invited.find(({ body }) => body && !signers.some((one) => one.body === body.id))
    const stranger = await desk.acting(absent?.body?.id ?? '', 'member')
    const own = { ...stranger, keyId: await keyOf(stranger) }
    expect((await sign(id, own)).answer).toMatchObject({ code: 'NOT_CALLED' })
    expect((await sign(id, { ...signers[0], keyId: own.keyId })).answer).toMatchObject({ code: 'SIGNING_KEY_REFUSED' })
    const elsewhere = await desk.people.acting('commune', 'member', ['09.001.01.01'])
    expect((await desk.ask('GET', at(id), elsewhere.headers)).status).toBe(404)
    expect((await desk.ask('GET', at(id), {})).status).toBe(401)
  })

  test('are not drafted before the session closes', async () => {
    const { session } = await desk.called()
    expect((await desk.ask('GET', at(session.id), desk.guichet.headers)).answer).toMatchObject({
      code: 'MINUTES_NOT_YET',
    })
  })

  test('taken back while nobody signed are corrected, and signed as they then are', async () => {
    const { id, signers } = await closed()
    await move(id, 'freeze', { language: 'fr' })
    expect((await move(id, 'retake')).answer).toMatchObject({ state: 'draft', may: { correct: true } })
    const { version } = await read(id)
    await write(id, { version, itemId: null, text: 'Une observation tardive' })
    await move(id, 'freeze', { language: 'fr' })
    await sign(id, signers[0])
    expect(await textOf(await paper(id))).toContain('Une observation tardive')
  })
})
