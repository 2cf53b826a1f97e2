import type { ActSignature, ActVerification } from '../contract/acts.ts'
import { History } from './history.ts'
import { PdfFault, type Reading, reading } from './pdf/fault.ts'
import { type Standing, signatureFields, standingSignature } from './pdf/fields.ts'
import { type Pdf, readPdf } from './pdf/pdf.ts'
import { evidenceIn } from './revocation/dss.ts'
import { refused, signatureVerdict, type Trust } from './signatureVerdict.ts'

/** Signatures of one file: a commission has a few dozen members. */
const MOST_SIGNATURES = 64

/**
 * What a signed PDF is worth at an instant, for whoever trusts some authorities: its integrity, each signature in the
 * order they were given, and what came after them. Nobody is asked: what proves that no certificate was taken back is in the
 * file or in `trust`. Hostile bytes are refused, in bounded time.
 */
export function verifyPdf(bytes: Buffer, trust: Trust): ActVerification {
  const answer = answered(bytes, trust)
  if (answer.ok) return answer.value
  return { verdict: 'unreadable', refusal: answer.error, wholeDocument: false, signatures: [] }
}

function answered(bytes: Buffer, trust: Trust): Reading<ActVerification> {
  const pdf = readPdf(bytes)
  return pdf.ok ? reading(() => verified(pdf.value, trust)) : pdf
}

function verified(pdf: Pdf, trust: Trust): ActVerification {
  const standings = standingSignatures(pdf)
  const history = new History(
    pdf,
    standings.flatMap((standing) => (standing.ok ? [standing.value] : [])),
  )
  const known = { ...trust, evidence: [...evidenceIn(pdf), ...(trust.evidence ?? [])] }
  const signatures = standings.map((standing) => signatureOf(pdf, standing, { history, trust: known }))
  const wholeDocument = standings.some((standing) => standing.ok && standing.value.end === pdf.bytes.length)
  return { verdict: verdictOf(signatures), refusal: null, wholeDocument, signatures }
}

/** In the order they were given; those that stand nowhere come last. */
function standingSignatures(pdf: Pdf): readonly Standing[] {
  const signed = signatureFields(pdf, pdf.last).filter(({ value }) => value !== undefined && value !== null)
  if (signed.length > MOST_SIGNATURES) throw new PdfFault('TOO_COMPLEX')
  const place = (standing: Standing) => (standing.ok ? standing.value.end : Number.POSITIVE_INFINITY)
  return signed.map((field) => standingSignature(pdf, field)).sort((one, other) => (place(one) < place(other) ? -1 : 1))
}

type Asking = { readonly history: History; readonly trust: Trust }

function signatureOf({ bytes }: Pdf, standing: Standing, { history, trust }: Asking): ActSignature {
  if (!standing.ok) return refused(standing.error)
  if (standing.value.revision === null) return refused('BYTE_RANGE_OFF_REVISION')
  const alone = signatureVerdict({ bytes, standing: standing.value, trust })
  // That the file was changed weighs more than that somebody is not known.
  const reason = (isIntact(alone) && history.faultAfter(standing.value)) || alone.reason
  return { ...alone, valid: reason === null, reason }
}

const isIntact = ({ valid, reason }: ActSignature) => valid || reason === 'SIGNER_UNTRUSTED'

function verdictOf(signatures: readonly ActSignature[]): ActVerification['verdict'] {
  if (signatures.length === 0) return 'unsigned'
  if (signatures.every(({ valid }) => valid)) return 'valid'
  return signatures.every(isIntact) ? 'untrusted' : 'invalid'
}
