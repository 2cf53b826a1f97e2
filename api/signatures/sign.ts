import { createHash } from 'node:crypto'
import type { PdfRefusal, SignatureFault } from '../contract/acts.ts'
import { makeSignedData } from './cms/makeSignedData.ts'
import { History } from './history.ts'
import { dateText } from './pdf/date.ts'
import { reading } from './pdf/fault.ts'
import { permission, type StandingSignature, signatureFields, standingSignature } from './pdf/fields.ts'
import { type Pdf, readPdf } from './pdf/pdf.ts'
import { addSignatureField } from './pdf/signatureField.ts'
import { Update } from './pdf/update.ts'
import type { SignatureProvider } from './provider.ts'

export type Signing = {
  readonly at: Date
  /** What the first signature leaves to others: 1 nothing, 2 to sign too (DocMDP); null when it says nothing. */
  readonly permits: 1 | 2 | null
}

export type SigningRefusal =
  | PdfRefusal
  | SignatureFault
  /** Only the first signature says what others may do. */
  | 'ALREADY_SIGNED'

export type Signed =
  | { readonly ok: true; readonly value: Buffer }
  | { readonly ok: false; readonly error: SigningRefusal }

/** What a certificate chain, the attributes and an RSA-4096 signature take beside the certificates themselves. */
const FRAME_BYTES = 1536
/** A timestamp is put later into the room the signature left: it cannot be made afterwards. */
const TIMESTAMP_BYTES = 8192
const DIGITS = 10
const CLOSED = 1

/** A PDF with one more revision, which adds a signature of PAdES B-B (ETSI EN 319 142-1 §6.3) over all of it. */
export async function signPdf(bytes: Buffer, provider: SignatureProvider, signing: Signing): Promise<Signed> {
  const room = [provider.certificate, ...provider.chain].reduce(
    (sum, { der }) => sum + der.length,
    FRAME_BYTES + TIMESTAMP_BYTES,
  )
  const prepared = prepare(bytes, room, signing)
  return prepared.ok ? { ok: true, value: await filled(prepared.value, room, provider) } : prepared
}

function prepare(bytes: Buffer, room: number, signing: Signing): Signed {
  const pdf = readPdf(bytes)
  if (!pdf.ok) return pdf
  const refusal = reading(() => refusalOf(pdf.value, signing))
  if (!refusal.ok) return refusal
  return refusal.value === null
    ? reading(() => withRoom(pdf.value, room, signing))
    : { ok: false, error: refusal.value }
}

/** Nothing is signed over what already fails, nor where the first signature said no. */
function refusalOf(pdf: Pdf, { permits }: Signing): SigningRefusal | null {
  const standing: StandingSignature[] = []
  for (const field of signatureFields(pdf, pdf.last)) {
    if (field.value === undefined || field.value === null) continue
    const found = standingSignature(pdf, field)
    if (!found.ok) return found.error
    standing.push(found.value)
  }
  standing.sort((one, other) => one.end - other.end)
  const history = new History(pdf, standing)
  const fault = standing.map((one) => history.faultAfter(one)).find((one) => one !== null)
  if (fault) return fault
  const [first] = standing
  if (first && permission(pdf, first.dict) === CLOSED) return 'CLOSED_BY_FIRST_SIGNATURE'
  return first && permits !== null ? 'ALREADY_SIGNED' : null
}

/** The file to be signed: all but the value of the signature and the bytes it is over. */
function withRoom(pdf: Pdf, room: number, { at, permits }: Signing): Buffer {
  const update = new Update(pdf)
  const signature = update.reserve()
  update.setWritten(signature, signatureText(room, at, permits))
  addSignatureField({ update, pdf }, signature, permits !== null)
  const bytes = update.bytes()
  const left = bytes.indexOf(CONTENTS, pdf.bytes.length) + CONTENTS.length - 1
  const right = left + 2 * room + 2
  const range = [left, right, bytes.length - right].map((count) => String(count).padEnd(DIGITS)).join(' ')
  bytes.write(range, bytes.indexOf(RANGE, pdf.bytes.length) + RANGE.length, 'latin1')
  return bytes
}

const CONTENTS = '/Contents <'
const RANGE = '/ByteRange [0 '

function signatureText(room: number, at: Date, permits: Signing['permits']): string {
  const certified =
    permits === null
      ? ''
      : `\n/Reference [<</Type /SigRef /TransformMethod /DocMDP /TransformParams <</Type /TransformParams /P ${permits} /V /1.2>>>>]`
  return [
    '<</Type /Sig',
    '/Filter /Adobe.PPKLite',
    '/SubFilter /ETSI.CAdES.detached',
    `/M (${dateText(at)})${certified}`,
    `${RANGE}${' '.repeat(3 * DIGITS + 2)}]`,
    `${CONTENTS}${'0'.repeat(2 * room)}>>>`,
  ].join('\n')
}

async function filled(bytes: Buffer, room: number, provider: SignatureProvider): Promise<Buffer> {
  const left = bytes.lastIndexOf(CONTENTS) + CONTENTS.length - 1
  const right = left + 2 * room + 2
  const digest = createHash('sha256').update(bytes.subarray(0, left)).update(bytes.subarray(right)).digest()
  const cms = await makeSignedData(digest, provider)
  if (cms.length > room) throw new Error(`a signature of ${cms.length} bytes for a room of ${room}`)
  bytes.write(cms.toString('hex'), left + 1, 'latin1')
  return bytes
}
