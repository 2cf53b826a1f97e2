import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { ActVerification } from '../../../../api/contract/acts.ts'
import type { AvisesToSign, AvisNamed, AvisSigningOutcome } from '../../../../api/contract/avis/signing.ts'
import type { SigningKey } from '../../../../api/contract/keys.ts'
import type { ActFound } from '../../../../api/contract/standing.ts'
import { stampFiles } from '../../../../api/evidence/stampFiles.ts'
import { KeyHouse, PASSPHRASE } from '../../../build/keyHouse.ts'
import { withPages } from '../../../build/readPdf.ts'
import { hasOpenssl, startTimestampAuthority } from '../../../build/timestampAuthority.ts'
import { testWork } from '../../../build/work.ts'
import { type AvisDesk, against, avisDesk, of, wanted } from '../avisDesk.ts'
import type { Official } from '../commission.ts'

type Signer = Official & { readonly key: string }

const NOW = new Date('2026-11-24T09:00:00Z')

describe.skipIf(!hasOpenssl())('An avis is signed for its body', () => {
  const folder = mkdtempSync(`${tmpdir()}/rokhas-avis-`)
  let desk: AvisDesk
  let house: KeyHouse
  let clock: Awaited<ReturnType<typeof startTimestampAuthority>>
  let env: Record<string, string>
  let giver: Signer

  beforeAll(async () => {
    house = await new KeyHouse().open(NOW)
    clock = await startTimestampAuthority()
    writeFileSync(`${folder}/anchors.pem`, house.pem() + clock.pem)
    env = {
      ...{ ROKHAS_SIGNATURE_ANCHORS: `${folder}/anchors.pem`, ROKHAS_TIMESTAMP_URL: clock.url },
      ROKHAS_DOCUMENTS: `${folder}/documents`,
    }
    desk = await avisDesk({ env })
    giver = await withKey(await desk.acting(desk.agency, 'examiner'))
  })
  afterAll(async () => {
    await desk.close()
    await clock.close()
    house.close()
    rmSync(folder, { recursive: true })
  })
  beforeEach(() => {
    clock.answerWith = (reply) => reply
  })

  const withKey = async (who: Official, days = 700): Promise<Signer> => {
    const file = house.file('Amina Bennani', NOW, days)
    const body = { kind: 'pkcs12', fileName: 'cle.p12', file, secret: { word: PASSPHRASE } }
    const { status, answer } = await desk.asked<SigningKey>('POST', `/api/bodies/${who.body}/keys`, {
      ...{ headers: who.headers, body },
    })
    expect(status).toBe(201)
    return { ...who, key: answer.id }
  }

  const given = async (more = {}, by: Official = giver) => {
    const { id, headers } = await desk.dispatched()
    expect((await desk.give(by.headers, id, wanted(by.body, more))).status).toBe(201)
    const named: AvisNamed = { dossierId: id, bodyId: by.body, round: 1, version: 1 }
    return { owner: headers, named }
  }

  const sign = async ({ headers, key }: Signer, avis: readonly AvisNamed[]) => {
    const response = await fetch(`${desk.server.url}/api/avis/sign`, {
      method: 'POST',
      headers: { ...headers, 'content-type': 'application/json' },
      body: JSON.stringify({ keyId: key, secret: { word: PASSPHRASE }, avis }),
    })
    const text = await response.text()
    if (response.status !== 200) return { status: response.status, problem: JSON.parse(text), outcomes: [] }
    const outcomes = text
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as AvisSigningOutcome)
    return { status: 200, problem: null, outcomes }
  }

  const waiting = async ({ headers }: Pick<Official, 'headers'>) =>
    (await desk.asked<AvisesToSign>('GET', '/api/avis/to-sign', { headers })).answer.avis
  const isWaiting = async (who: Official, { dossierId, version }: AvisNamed) =>
    (await waiting(who)).some((one) => one.dossierId === dossierId && one.version === version)

  const paper = async (headers: Official['headers'], { dossierId, bodyId, round, version }: AvisNamed) => {
    const query = `bodyId=${bodyId}&round=${round}&version=${version}&language=fr`
    const response = await desk.fetched(`/api/dossiers/${dossierId}/avis/paper?${query}`, { headers })
    return Buffer.from(await response.arrayBuffer())
  }
  const textOf = (bytes: Buffer) =>
    withPages(new Uint8Array(bytes), (pages) =>
      pages
        .map(({ text }) => text)
        .join(' ')
        .replace(/\s+/g, ' '),
    )

  const checked = async (file: Buffer) => {
    const form = new FormData()
    form.set('file', new Blob([new Uint8Array(file)]), 'avis.pdf')
    const response = await desk.fetched('/api/acts/verify', { method: 'POST', body: form })
    return (await response.json()) as ActVerification
  }
  const standing = async (file: Buffer) => {
    const sha256 = createHash('sha256').update(file).digest('hex')
    return (await desk.asked<ActFound>('GET', `/api/acts/standing?sha256=${sha256}`, {})).answer
  }

  const signatureIn = async (headers: Official['headers'], { dossierId, bodyId }: AvisNamed) => {
    const { avis } = (await desk.course(headers, dossierId)).answer
    const found = of(avis, bodyId)
    return { signature: found?.given.at(-1)?.signature, maySign: found?.maySign }
  }

  test('waits once it is given, is signed from what was kept, and its applicant holds a file that anybody can check', async () => {
    const { owner, named } = await given(against)
    expect(await signatureIn(giver.headers, named)).toEqual({ signature: null, maySign: true })
    expect(await isWaiting(giver, named)).toBe(true)
    expect(await textOf(await paper(owner, named))).toContain('Ce document n’est pas signé.')
    await desk.db.updateTable('body').set({ name_fr: 'Agence renommée' }).where('id', '=', giver.body).execute()

    expect((await sign(giver, [named])).outcomes).toEqual([
      { avis: named, signed: true, level: 'B-T', code: null, detail: null, by: null },
    ])
    expect(await isWaiting(giver, named)).toBe(false)
    const { signature, maySign } = await signatureIn(owner, named)
    expect([signature?.level, signature?.by?.id, maySign]).toEqual(['B-T', giver.person, false])

    const file = await paper(owner, named)
    const text = await textOf(file)
    for (const words of ['Avis défavorable', 'Hauteur au-dessus de 11,50 m', 'Signé électroniquement', 'رأي فردي'])
      expect(text).toContain(words)
    expect(text).not.toContain('Agence renommée')
    expect(text).not.toContain('n’est pas signé')
    expect(await checked(file)).toMatchObject({ verdict: 'valid', wholeDocument: true, signatures: [{ level: 'B-T' }] })
    expect(await standing(file)).toMatchObject({
      act: null,
      avis: { opinion: 'unfavourable', standing: 'stands', since: null, level: 'B-T' },
    })
    writeFileSync(`${folder}/avis.pdf`, file)
    const { stdout } = spawnSync('pdfsig', ['-nocert', 'avis.pdf'], { cwd: folder, encoding: 'utf8' })
    for (const words of ['Signature is Valid', 'Total document signed']) expect(stdout).toContain(words)
    const changed = Buffer.from(file)
    changed.write('99999', file.length - 3000)
    expect((await checked(changed)).verdict).toBe('invalid')
  })

  test('is signed once: the second is told who did, at one instant as well as later', async () => {
    const { named } = await given()
    const colleague = await withKey(await desk.acting(desk.agency, 'member'))
    const both = await Promise.all([sign(giver, [named]), sign(colleague, [named])])
    expect(both.map(({ outcomes }) => outcomes[0]?.signed).toSorted()).toEqual([false, true])
    expect((await sign(giver, [named])).outcomes[0]).toMatchObject({
      ...{ signed: false, code: 'AVIS_SIGNED_ALREADY', by: { nameFr: 'Amina Tazi' } },
    })
  })

  test('is given whatever becomes of the key, waits, and is signed with others by one consent once a key signs again', async () => {
    const keyless = await desk.acting(desk.agency, 'examiner')
    const [one, two] = [await given({}, keyless), await given(against, keyless)]
    const key = (await withKey(keyless, 30)).key
    const refused = async () => (await sign({ ...keyless, key }, [one.named])).problem?.data.reason
    const suspending = (state: 'suspended' | 'active') =>
      desk.db.updateTable('signing_key').set({ state }).where('id', '=', key).execute()
    await suspending('suspended')
    expect(await refused()).toBe('KEY_NOT_ACTIVE')
    await suspending('active')
    desk.turnTo('2026-12-28T09:00:00Z')
    const late = {
      ...keyless,
      headers: await desk.people.signIn(keyless.person, { secondFactor: true, now: new Date('2026-12-28T09:00:00Z') }),
    }
    const expired = await sign({ ...late, key }, [one.named])
    desk.turnTo(NOW.toISOString())
    expect(expired.problem?.data.reason).toBe('KEY_CERTIFICATE_EXPIRED')
    expect([await isWaiting(keyless, one.named), await isWaiting(keyless, two.named)]).toEqual([true, true])
    const gone = { ...one.named, version: 7 }
    const { outcomes } = await sign(await withKey(keyless), [one.named, gone, two.named])
    const codeOf = new Map(outcomes.map(({ avis, code }) => [`${avis.dossierId} ${avis.version}`, code]))
    expect(codeOf).toEqual(
      new Map([
        [`${one.named.dossierId} 1`, null],
        [`${one.named.dossierId} 7`, 'NOT_FOUND'],
        [`${two.named.dossierId} 1`, null],
      ]),
    )
  })

  test('is signed by nobody else: signed out, of another body, of another place, with the key of another body', async () => {
    const { owner, named } = await given()
    expect((await sign({ ...giver, headers: {} }, [named])).status).toBe(401)
    expect((await desk.asked('GET', '/api/avis/to-sign', {})).status).toBe(401)
    expect(await waiting({ headers: owner })).toEqual([])
    const province = await withKey(await desk.member('province'))
    expect(await isWaiting(province, named)).toBe(false)
    expect((await sign(province, [named])).outcomes[0]?.code).toBe('KEY_OF_ANOTHER_BODY')
    const cashier = await desk.acting(desk.agency, 'cashier')
    expect((await sign(await withKey(cashier), [named])).outcomes[0]?.code).toBe('NOT_YOUR_ROLE')
    const away = await desk.acting(await desk.people.body('urban_agency', ['09']), 'examiner')
    const elsewhere = await withKey(away)
    expect((await sign(elsewhere, [{ ...named, bodyId: away.body }])).outcomes[0]?.code).toBe('NOT_FOUND')
    expect((await sign({ ...province, key: giver.key }, [named])).problem.data.reason).toBe('KEY_UNKNOWN')
    expect(await isWaiting(giver, named)).toBe(true)
  })

  test('is not signed any more once another took its place; what was signed stays, and says so to whoever checks it', async () => {
    const { owner, named } = await given({
      ...{ opinion: 'postponed', until: '2026-12-01', items: [{ text: 'Plan illisible' }] },
    })
    await sign(giver, [named])
    const former = await paper(owner, named)
    await desk.give(giver.headers, named.dossierId, wanted(giver.body, { seen: 1 }))
    const next = { ...named, version: 2 }
    expect((await signatureIn(owner, named)).signature).toBe(null)
    await desk.give(giver.headers, named.dossierId, wanted(giver.body, { seen: 2 }))
    expect((await sign(giver, [next])).outcomes[0]).toMatchObject({ signed: false, code: 'AVIS_REPLACED' })
    expect((await sign(giver, [{ ...named, version: 3 }])).outcomes[0]).toMatchObject({ signed: true })
    expect((await paper(owner, named)).equals(former)).toBe(true)
    expect((await standing(former)).avis).toMatchObject({ standing: 'replaced', since: NOW.toISOString() })
    expect((await checked(former)).verdict).toBe('valid')
  })

  test('without an authority of time is B-B, and gains its timestamp in place: both files are known', async () => {
    const { owner, named } = await given()
    clock.answerWith = () => null
    expect((await sign(giver, [named])).outcomes[0]).toMatchObject({ signed: true, level: 'B-B' })
    const before = await paper(owner, named)
    clock.answerWith = (reply) => reply
    const { work, close } = testWork({ url: desk.url, env })
    await stampFiles(work, 'avis_signature')
    await close()
    const after = await paper(owner, named)
    expect((await signatureIn(owner, named)).signature?.level).toBe('B-T')
    expect((await checked(after)).signatures[0]?.level).toBe('B-T')
    for (const file of [before, after]) expect((await standing(file)).avis?.standing).toBe('stands')
    const refiled = '2026-11-25T10:00:00Z'
    await sql`insert into dossier_event (dossier_id, move, event, step, state, at, day, person_id)
      select id, moves + 1, 'file_modified', 'consulted', 'filed', ${refiled}, '2026-11-25', ${giver.person}
      from dossier where id = ${named.dossierId}`.execute(desk.db)
    expect((await standing(before)).avis).toMatchObject({ standing: 'refiled', since: '2026-11-25T10:00:00.000Z' })
    const rewriting = desk.db.updateTable('avis_signature').set({ file_sha256: 'a'.repeat(64) })
    await expect(rewriting.execute()).rejects.toThrow('does not change any more')
  })
})
