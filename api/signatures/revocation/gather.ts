import { createHash } from 'node:crypto'
import { CertID, OCSPRequest, Request, TBSRequest } from '@peculiar/asn1-ocsp'
import { AsnConvert, OctetString } from '@peculiar/asn1-schema'
import { AlgorithmIdentifier } from '@peculiar/asn1-x509'
import { readCms } from '../cms/signedData.ts'
import { signatureTimestamp } from '../cms/timestamp.ts'
import { chainTo, type Link } from '../cms/trust.ts'
import { type Reading, reading } from '../pdf/fault.ts'
import { signatureFields, standingSignature } from '../pdf/fields.ts'
import { type Pdf, readPdf } from '../pdf/pdf.ts'
import type { Trust } from '../signatureVerdict.ts'
import { type Kept, keptIn } from './dss.ts'
import { RevocationList } from './revocationList.ts'
import { answerAddresses, listAddresses } from './scope.ts'
import { StatusAnswer } from './statusAnswer.ts'

/** Reads what an address of a certificate holds, or answers to a question; null when it cannot be had now. */
export type Fetching = (address: string, question?: Buffer) => Promise<Buffer | null>

export type Gathered = {
  readonly kept: Kept
  /** Every authority spoke for each certificate below it: the file can be B-LT. */
  readonly complete: boolean
}

/**
 * What the authorities over the signatures of a file, and over their timestamps, say of those certificates now. Their answer is
 * taken before their list: it is shorter. Nothing is asked but of addresses in certificates that lead to an anchor.
 */
export async function gatherEvidence(bytes: Buffer, trust: Trust, fetching: Fetching): Promise<Reading<Gathered>> {
  const found = linksIn(bytes, trust)
  if (!found.ok) return found
  const { links, had } = found.value
  const gathered = { certificates: new Set<Buffer>(), lists: [] as Buffer[], answers: [] as Buffer[] }
  let complete = true
  for (const link of links) {
    const answer = await answerAbout(link, fetching)
    const list = answer ? null : await listAbout(link, [...had, ...gathered.lists], fetching)
    if (answer) gathered.answers.push(answer)
    if (list && !gathered.lists.includes(list)) gathered.lists.push(list)
    gathered.certificates.add(link.certificate.der).add(link.issuer.der)
    complete &&= answer !== null || list !== null
  }
  return { ok: true, value: { kept: { ...gathered, certificates: [...gathered.certificates] }, complete } }
}

type Found = { readonly links: readonly Link[]; readonly had: readonly Buffer[] }

function linksIn(bytes: Buffer, trust: Trust): Reading<Found> {
  const pdf = readPdf(bytes)
  if (!pdf.ok) return pdf
  return reading(() => ({ links: linksOf(pdf.value, trust), had: keptIn(pdf.value).lists }))
}

/** Each certificate once, with who issued it. */
function linksOf(pdf: Pdf, { anchors, now }: Trust): readonly Link[] {
  const links = new Map<string, Link>()
  for (const field of signatureFields(pdf, pdf.last)) {
    const standing = field.value ? standingSignature(pdf, field) : null
    const cms = standing?.ok ? readCms(standing.value.contents.bytes) : null
    const stamp = cms && signatureTimestamp(cms)
    const tops = [cms, stamp && typeof stamp !== 'string' ? stamp.cms : null].filter((one) => one !== null)
    for (const { signer, certificates } of tops) {
      const chain = chainTo(signer, { offered: certificates, anchors, at: now })
      for (const link of chain.ok ? chain.value : []) links.set(link.certificate.der.toString('base64'), link)
    }
  }
  return [...links.values()]
}

async function answerAbout(link: Link, fetching: Fetching): Promise<Buffer | null> {
  for (const address of answerAddresses(link.certificate)) {
    const der = await fetching(address, questionAbout(link))
    if (der && StatusAnswer.read(der)?.about(link)) return der
  }
  return null
}

async function listAbout(link: Link, known: readonly Buffer[], fetching: Fetching): Promise<Buffer | null> {
  const standing = known.find((der) => RevocationList.read(der)?.about(link))
  if (standing) return standing
  for (const address of listAddresses(link.certificate)) {
    const der = await fetching(address)
    if (der && RevocationList.read(der)?.about(link)) return der
  }
  return null
}

/** Names the certificate by SHA-1, as every responder understands (RFC 6960 §4.3): it is a name and proves nothing. */
function questionAbout({ certificate, issuer }: Link): Buffer {
  const sha1 = (bytes: Uint8Array) => new OctetString(createHash('sha1').update(bytes).digest())
  const certId = new CertID({
    hashAlgorithm: new AlgorithmIdentifier({ algorithm: '1.3.14.3.2.26', parameters: null }),
    issuerNameHash: sha1(issuer.subjectDer),
    issuerKeyHash: sha1(new Uint8Array(issuer.shape.tbsCertificate.subjectPublicKeyInfo.subjectPublicKey)),
    serialNumber: certificate.shape.tbsCertificate.serialNumber,
  })
  const request = new OCSPRequest({ tbsRequest: new TBSRequest({ requestList: [new Request({ reqCert: certId })] }) })
  return Buffer.from(AsnConvert.serialize(request))
}
