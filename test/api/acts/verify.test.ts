import { spawnSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { actVerification } from '../../../api/contract/acts.ts'
import { signPdf } from '../../../api/signatures/sign.ts'
import { type TestDatabase, testDatabase } from '../../build/database.ts'
import { printedReceipt } from '../../build/printedReceipt.ts'
import { type TestServer, testServer } from '../../build/server.ts'
import { SigningAuthority } from '../../build/signingAuthority.ts'
import { hasOpenssl } from '../../build/timestampAuthority.ts'

const COMMAND = fileURLToPath(new URL('../../../api/acts/command-line/acts.ts', import.meta.url))

if (!hasOpenssl()) process.stdout.write('no act is signed and checked: no openssl\n')

describe.skipIf(!hasOpenssl())('Anybody checks a signed act', () => {
  let database: TestDatabase
  let server: TestServer
  let authority: SigningAuthority
  let paper: Buffer
  let signed: Buffer
  let at: Date
  let anchors: string

  beforeAll(async () => {
    authority = new SigningAuthority()
    anchors = `${authority.folder}/root.pem`
    const president = authority.signer('Présidente')
    at = new Date(Math.ceil(Date.now() / 1000) * 1000)
    paper = await printedReceipt()
    const made = await signPdf(paper, president, { at, permits: 2 })
    if (!made.ok) throw new Error(made.error)
    signed = made.value
    database = await testDatabase()
    // Certificates made just now are in force now, not on the day other tests live on.
    const clock = { now: () => at, today: () => '2026-11-24' as never }
    server = await testServer({ url: database.url, clock, env: { ROKHAS_SIGNATURE_ANCHORS: anchors } })
  })

  afterAll(async () => {
    authority.close()
    await server.close()
    await database.close()
  })

  const valid = () => ({
    verdict: 'valid',
    refusal: null,
    wholeDocument: true,
    signatures: [
      { level: 'B-B', signer: 'Présidente', at: at.toISOString(), valid: true, reason: null, revocation: 'unknown' },
    ],
  })

  const changed = () => {
    const copy = Buffer.from(signed)
    copy[200] = (copy[200] ?? 0) ^ 1
    return copy
  }

  describe('at POST /api/acts/verify', () => {
    const post = async (bytes: Buffer, part = 'file') => {
      const body = new FormData()
      body.append(part, new Blob([new Uint8Array(bytes)]), 'acte.pdf')
      const response = await fetch(`${server.url}/api/acts/verify`, { method: 'POST', body })
      return { status: response.status, answer: await response.json() }
    }

    test('signed, changed, unsigned, and none at all: the verdict is the answer', async () => {
      expect(await post(signed)).toEqual({ status: 200, answer: valid() })
      expect(await post(changed())).toMatchObject({ status: 200, answer: { verdict: 'invalid' } })
      expect(await post(paper)).toMatchObject({ status: 200, answer: { verdict: 'unsigned' } })
      const none = await post(Buffer.alloc(0))
      expect(none).toMatchObject({ status: 200, answer: { verdict: 'unreadable', refusal: 'EMPTY' } })
      expect(actVerification.safeParse(none.answer).success).toBe(true)
    })

    test('many at once: each gets its own answer', async () => {
      const asked = [signed, paper, changed(), signed, paper, changed()]
      const answers = await Promise.all(asked.map((bytes) => post(bytes)))
      const verdicts = answers.map(({ answer }) => (answer as { verdict: string }).verdict)
      expect(verdicts).toEqual(['valid', 'unsigned', 'invalid', 'valid', 'unsigned', 'invalid'])
    })

    test('another part, another kind of content, or more than 50 MB: refused', async () => {
      expect(await post(signed, 'acte')).toMatchObject({ status: 422, answer: { code: 'INVALID_INPUT' } })
      expect(await post(Buffer.alloc(51 * 1024 * 1024))).toMatchObject({
        status: 413,
        answer: { code: 'BODY_TOO_LARGE' },
      })
      const headers = { 'content-type': 'application/pdf' }
      const body = new Uint8Array(signed)
      const raw = await fetch(`${server.url}/api/acts/verify`, { method: 'POST', headers, body })
      expect(raw.status).toBe(415)
    })
  })

  describe('by npm run acts -- verify', () => {
    const run = (bytes: Buffer, ...options: readonly string[]) => {
      const path = `${authority.folder}/act.pdf`
      writeFileSync(path, bytes)
      const env = { ...process.env, ROKHAS_SIGNATURE_ANCHORS: anchors }
      const { status, stdout } = spawnSync(process.execPath, [COMMAND, 'verify', path, ...options], {
        env,
        encoding: 'utf8',
      })
      return { status, said: stdout }
    }

    test('says the same, in JSON and in words, and ends with 0 or 1', () => {
      const json = run(signed, '--json')
      expect([json.status, JSON.parse(json.said)]).toEqual([0, valid()])
      expect(run(signed).said).toContain(`valid · Présidente · ${at.toISOString()} · B-B`)
      expect(run(changed())).toMatchObject({ status: 1, said: expect.stringContaining('DIGEST_DIFFERS') })
      expect(run(Buffer.alloc(0))).toMatchObject({ status: 1, said: 'unreadable: EMPTY\n' })
    })
  })
})
