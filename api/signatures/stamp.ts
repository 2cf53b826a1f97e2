import { hash } from 'node:crypto'
import type { PdfRefusal } from '../contract/acts.ts'
import type { Reply } from '../timestamps/token.ts'
import { withTimestamp } from './cms/addTimestamp.ts'
import { type Cms, readCms } from './cms/signedData.ts'
import { readTimestamp, signatureTimestamp } from './cms/timestamp.ts'
import { chainTo } from './cms/trust.ts'
import { reading } from './pdf/fault.ts'
import { type StandingSignature, signatureFields, standingSignature } from './pdf/fields.ts'
import { readPdf } from './pdf/pdf.ts'
import type { Trust } from './signatureVerdict.ts'

/** Why a signature got no timestamp. */
export type StampFault =
  /** The authority gave none that can be taken, in words: to be asked again, whatever the file. */
  | { readonly of: 'authority'; readonly why: string }
  /** There is nothing to stamp in this file, now or ever. */
  | { readonly of: 'file'; readonly code: PdfRefusal | NothingToStamp }

export type NothingToStamp =
  /** Its last signature is none of this house's, or nothing is signed. */
  | 'NOT_SIGNED'
  /** Something came after the last signature and covers its value, which may not change any more. */
  | 'COVERED'
  | 'ALREADY_STAMPED'
  /** The signature left no room for so large a token. */
  | 'NO_ROOM'

export type Stamped = { readonly ok: true; readonly value: Buffer } | { readonly ok: false; readonly error: StampFault }

type Stamping = {
  /** Asks an authority for a token over a digest (SHA-256). */
  readonly ask: (digest: Buffer) => Promise<Reply>
  /** The authority is believed as signers are: up to the same anchors. */
  readonly trust: Trust
}

/**
 * A signed PDF whose last signature becomes B-T: the token goes into the room the signature left, and no byte that is
 * signed changes. The token is taken when it is over this signature's value, holds, and leads to an anchor.
 */
export async function stampPdf(bytes: Buffer, { ask, trust }: Stamping): Promise<Stamped> {
  const found = lastSignature(bytes)
  if (!found.ok) return { ok: false, error: { of: 'file', code: found.error } }
  const { standing, cms } = found.value
  const digest = hash('sha256', Buffer.from(cms.info.signature.buffer), 'buffer')
  const reply = await ask(digest)
  const why = reply.ok ? tokenFault(reply.value.token, digest, trust) : reply.error
  if (why !== null || !reply.ok) return { ok: false, error: { of: 'authority', why: why ?? '' } }
  const stamped = withTimestamp(cms.der, reply.value.token)
  if (2 * stamped.length > standing.right - standing.left - 2)
    return { ok: false, error: { of: 'file', code: 'NO_ROOM' } }
  const copy = Buffer.from(bytes)
  copy.write(stamped.toString('hex'), standing.left + 1, 'latin1')
  return { ok: true, value: copy }
}

type Found =
  | { readonly ok: true; readonly value: { readonly standing: StandingSignature; readonly cms: Cms } }
  | { readonly ok: false; readonly error: PdfRefusal | NothingToStamp }

function lastSignature(bytes: Buffer): Found {
  const pdf = readPdf(bytes)
  if (!pdf.ok) return pdf
  const standings = reading(() =>
    signatureFields(pdf.value, pdf.value.last)
      .filter(({ value }) => value !== undefined && value !== null)
      .flatMap((field) => {
        const standing = standingSignature(pdf.value, field)
        return standing.ok ? [standing.value] : []
      }),
  )
  if (!standings.ok) return standings
  const standing = standings.value.toSorted((one, other) => one.end - other.end).at(-1)
  const cms = standing && readCms(standing.contents.bytes)
  if (!cms) return { ok: false, error: 'NOT_SIGNED' }
  if (standing.end !== bytes.length) return { ok: false, error: 'COVERED' }
  if (signatureTimestamp(cms) !== 'absent') return { ok: false, error: 'ALREADY_STAMPED' }
  return { ok: true, value: { standing, cms } }
}

/** In words, for the operator who reads why an authority is not taken. */
function tokenFault(token: Buffer, digest: Buffer, { anchors, now }: Trust): string | null {
  const stamp = readTimestamp(readCms(token), (algorithm) => (algorithm === 'sha256' ? digest : Buffer.alloc(0)))
  if (!stamp) return 'the token does not hold, or its certificate is not for timestamps'
  const chain = chainTo(stamp.cms.signer, { offered: stamp.cms.certificates, anchors, at: now })
  return chain.ok ? null : `the token leads to no authority believed here: ${chain.error}`
}
