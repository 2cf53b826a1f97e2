import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { buffer } from 'node:stream/consumers'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { withEvidence } from '../../../api/signatures/revocation/dss.ts'
import { fetchEvidence } from '../../../api/signatures/revocation/fetchEvidence.ts'
import { gatherEvidence } from '../../../api/signatures/revocation/gather.ts'
import { signPdf } from '../../../api/signatures/sign.ts'
import { verifyPdf } from '../../../api/signatures/verify.ts'
import { RevocationDesk } from '../../build/revocationDesk.ts'
import { SigningAuthority } from '../../build/signingAuthority.ts'
import { pdfBytes } from '../documents/pdfBytes.ts'

const SIGNER = 'basicConstraints=critical,CA:FALSE\nkeyUsage=critical,digitalSignature'

let authority: SigningAuthority
let desk: RevocationDesk
let office: Server
let url: string
let answers: () => Buffer | null

beforeAll(async () => {
  authority = new SigningAuthority()
  desk = new RevocationDesk(authority, 'authority')
  office = createServer(async (request, response) => {
    const question = await buffer(request)
    if (request.url === '/endless') return endless(response)
    const answer = request.url === '/answers' ? desk.answerTo(question) : answers()
    response.writeHead(answer ? 200 : 503).end(answer ?? '')
  })
  await new Promise<void>((resolve) => office.listen(0, '127.0.0.1', resolve))
  url = `http://127.0.0.1:${(office.address() as AddressInfo).port}` // a listening TCP server has one
  answers = () => desk.list()
})
afterAll(async () => {
  office.closeAllConnections()
  await new Promise<void>((resolve) => office.close(() => resolve()))
  authority.close()
})

function endless(response: NodeJS.WritableStream): void {
  const part = Buffer.alloc(1024 * 1024)
  const more = () => {
    if (!(response as NodeJS.WritableStream & { destroyed: boolean }).destroyed) response.write(part, more)
  }
  more()
}

const trust = () => ({ anchors: [authority.anchor], now: new Date() })

async function signedBy(name: string, more: string): Promise<Buffer> {
  const provider = authority.signer(name, { extensions: `${SIGNER}\n${more}` })
  const signed = await signPdf(pdfBytes(), provider, { at: new Date(), permits: null })
  if (!signed.ok) throw new Error(signed.error)
  return signed.value
}

async function gathered(file: Buffer) {
  const found = await gatherEvidence(file, trust(), fetchEvidence)
  if (!found.ok) throw new Error(found.error)
  return found.value
}

describe('Authorities are asked where their certificates say', () => {
  test('a list that is published: kept with the certificates; the authority above publishes none: not complete', async () => {
    const file = await signedBy('published', `crlDistributionPoints=URI:${url}/list`)
    const { kept, complete } = await gathered(file)
    expect([kept.lists.length, kept.answers.length, kept.certificates.length, complete]).toEqual([1, 0, 3, false])
    const lasting = withEvidence(file, kept)
    expect(lasting.ok && verifyPdf(lasting.value, trust()).verdict).toBe('valid')
  })

  test('an answer comes before a list; OpenSSL understands what is asked', async () => {
    const access = `authorityInfoAccess=OCSP;URI:${url}/answers\ncrlDistributionPoints=URI:${url}/list`
    const file = await signedBy('asked', access)
    desk.know('asked')
    const { kept } = await gathered(file)
    expect([kept.lists.length, kept.answers.length]).toEqual([0, 1])
  })

  test('an office that is closed, that answers rubbish, that never ends, or is no address: nothing is kept', async () => {
    answers = () => null
    const closed = await gathered(await signedBy('closed', `crlDistributionPoints=URI:${url}/list`))
    answers = () => Buffer.from('rubbish')
    const rubbish = await gathered(await signedBy('rubbish', `crlDistributionPoints=URI:${url}/list`))
    const endless = await gathered(await signedBy('endless', `crlDistributionPoints=URI:${url}/endless`))
    const elsewhere = await gathered(await signedBy('elsewhere', 'crlDistributionPoints=URI:file:///etc/hostname'))
    for (const { kept, complete } of [closed, rubbish, endless, elsewhere])
      expect([kept.lists, kept.answers, complete]).toEqual([[], [], false])
  })
})
