import { appendFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { dayOf } from '../../../api/clock.ts'
import type { SigningKey } from '../../../api/contract/keys.ts'
import { keepEvidence } from '../../../api/evidence/keepEvidence.ts'
import { stampFiles } from '../../../api/evidence/stampFiles.ts'
import { readAnchors } from '../../../api/signatures/anchors.ts'
import { verifyPdf } from '../../../api/signatures/verify.ts'
import { RevocationDesk } from '../../build/revocationDesk.ts'
import { PASSWORD, SigningAuthority } from '../../build/signingAuthority.ts'
import { hasOpenssl } from '../../build/timestampAuthority.ts'
import { testWork } from '../../build/work.ts'
import { type SigningDesk, signingDesk } from './signingDesk.ts'

const DAY_MS = 86_400_000

describe.skipIf(!hasOpenssl())('What authorities say of the signers of an act', () => {
  let desk: SigningDesk
  let authority: SigningAuthority
  let office: Server
  let lists: Readonly<Record<string, () => Buffer>> = {}
  let asked: string[] = []
  let now: Date
  let president: { readonly headers: Record<string, string>; readonly key: string }

  beforeAll(async () => {
    office = createServer((request, response) => {
      const list = lists[request.url ?? '']
      asked.push(request.url ?? '')
      response.writeHead(list ? 200 : 404).end(list?.() ?? '')
    })
    await new Promise<void>((resolve) => office.listen(0, '127.0.0.1', resolve))
    const url = `http://127.0.0.1:${(office.address() as AddressInfo).port}` // a listening TCP server has one
    authority = new SigningAuthority({ authority: `crlDistributionPoints=URI:${url}/root` })
    desk = await signingDesk()
    appendFileSync(`${desk.folder}/anchors.pem`, authority.anchor.node.toString())
    now = new Date(Date.now() + 60_000) // OpenSSL certifies from this instant on
    desk.turnTo(now.toISOString())
    const official = await desk.official('president')
    const who = { ...official, headers: await desk.people.signIn(official.person, { secondFactor: true, now }) }
    const extensions = `basicConstraints=critical,CA:FALSE\nkeyUsage=critical,digitalSignature\ncrlDistributionPoints=URI:${url}/authority`
    const file = authority.pkcs12('president', { extensions }).toString('base64')
    const body = { kind: 'pkcs12', fileName: 'cle.p12', file, secret: { word: PASSWORD } }
    const made = await desk.asked<SigningKey>('POST', `/api/bodies/${who.body}/keys`, { headers: who.headers, body })
    president = { headers: who.headers, key: made.answer.id }
  })
  afterAll(async () => {
    await desk.close()
    await new Promise<void>((resolve) => office.close(() => resolve()))
    authority.close()
  })

  const round = async (at: Date) => {
    const { work, close } = testWork({
      url: desk.url,
      env: desk.env,
      clock: { now: () => at, today: () => dayOf(at) },
    })
    await stampFiles(work, 'act')
    await keepEvidence(work, 'act')
    await close()
  }
  const anchors = () => readAnchors(`${desk.folder}/anchors.pem`)

  test('is kept in its file once they have said it, and changes nothing that was signed; until then they are asked day after day', async () => {
    const act = await desk.drafted(president.headers)
    const { outcomes } = await desk.sign(president, [act], PASSWORD)
    expect(outcomes[0]).toMatchObject({ signed: true, level: 'B-T' })
    const before = await desk.paper(president.headers, act)

    await round(now)
    expect(await desk.rowOf(act.actId)).toMatchObject({ level: 'B-T', evidence_asked: 1 })
    asked = []
    await round(now)
    expect([asked, (await desk.rowOf(act.actId)).evidence_asked]).toEqual([[], 1])

    const [one, other] = [new RevocationDesk(authority, 'authority'), new RevocationDesk(authority, 'root')]
    lists = { '/authority': () => one.list(), '/root': () => other.list() }
    await round(new Date(now.getTime() + DAY_MS))
    expect(await desk.rowOf(act.actId)).toMatchObject({ level: 'B-LT' })
    const after = await desk.paper(president.headers, act)
    expect(after.subarray(0, before.length).equals(before)).toBe(true)
    const verification = verifyPdf(after, { anchors: await anchors(), now: new Date(now.getTime() + DAY_MS) })
    expect(verification).toMatchObject({ verdict: 'valid', signatures: [{ level: 'B-LT', revocation: 'good' }] })
  })

  test('one list serves all the acts of a round', async () => {
    const acts = [await desk.drafted(president.headers), await desk.drafted(president.headers)]
    await desk.sign(president, acts, PASSWORD)
    asked = []
    await round(now)
    expect(asked.toSorted()).toEqual(['/authority', '/root'])
    for (const { actId } of acts) expect((await desk.rowOf(actId)).level).toBe('B-LT')
  })

  test('an act whose file is not there stops no other', async () => {
    const acts = [await desk.drafted(president.headers), await desk.drafted(president.headers)] as const
    await desk.sign(president, acts, PASSWORD)
    const lost = (await desk.rowOf(acts[0].actId)).file_sha256 ?? ''
    const { work, close } = testWork({ url: desk.url, env: desk.env })
    await work.store.remove(lost)
    await close()
    await round(now)
    expect(await desk.rowOf(acts[0].actId)).toMatchObject({ level: 'B-T', evidence_asked: 1 })
    expect(await desk.rowOf(acts[1].actId)).toMatchObject({ level: 'B-LT' })
  })

  test('of a key that was taken back before it signed is no evidence for it: the act stays as it was', async () => {
    const revoking = new RevocationDesk(authority, 'authority')
    revoking.revoke('president')
    lists = { ...lists, '/authority': () => revoking.list() }
    const act = await desk.drafted(president.headers)
    await desk.sign(president, [act], PASSWORD)
    await round(now)
    expect(await desk.rowOf(act.actId)).toMatchObject({ level: 'B-T', evidence_asked: 1 })
  })
})
