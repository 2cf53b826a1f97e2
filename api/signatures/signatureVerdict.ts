import { createHash } from 'node:crypto'
import type { ActSignature, SignatureFault } from '../contract/acts.ts'
import { OID } from './cms/attributes.ts'
import type { Certificate } from './cms/certificate.ts'
import { type Cms, cmsFault, isBaseline, readCms } from './cms/signedData.ts'
import { readTimestamp, signatureTimestamp, type Timestamp } from './cms/timestamp.ts'
import { chainTo } from './cms/trust.ts'
import { dateOf } from './pdf/date.ts'
import type { StandingSignature } from './pdf/fields.ts'
import { isName } from './pdf/values.ts'
import { type Evidence, type Standing, standingOf } from './revocation/statement.ts'

/** Whom the house believes, what it knows of certificates taken back beside what a file brings along, and the instant of the question. */
export type Trust = {
  readonly anchors: readonly Certificate[]
  readonly evidence?: readonly Evidence[]
  readonly now: Date
}

type Asked = { readonly bytes: Buffer; readonly standing: StandingSignature; readonly trust: Trust }

/** A clock that is a little ahead is no forgery. */
const CLOCKS_DIFFER_MS = 5 * 60_000

/** What one signature is worth by itself: for the bytes it is over, whatever came after them. */
export function signatureVerdict(asked: Asked): ActSignature {
  const { dict, contents } = asked.standing
  const cms = readCms(contents.bytes)
  if (!cms) return refused('CMS_MALFORMED')
  if (isName(dict.get('SubFilter'), 'ETSI.RFC3161')) return documentTimestamp(asked, cms)
  const etsi = isName(dict.get('SubFilter'), 'ETSI.CAdES.detached')
  if (!etsi && !isName(dict.get('SubFilter'), 'adbe.pkcs7.detached')) return refused('SIGNATURE_MALFORMED')
  const stamp = signatureTimestamp(cms)
  const claimed = dateOf(dict.get('M'))
  const proven = isTimestamp(stamp) && chainOf(stamp.cms, asked.trust, asked.trust.now).ok ? stamp.at : null
  const instants = { claimed, proven, trust: asked.trust }
  const revocation = revocationOf(cms, instants)
  const reason =
    detachedFault(asked, cms, etsi) ??
    (stamp === 'wrong' ? 'TIMESTAMP_WRONG' : signerFault(cms, instants)) ??
    (revocation === 'revoked' ? 'CERTIFICATE_REVOKED' : null)
  const baseline = etsi && claimed !== null && isBaseline(cms)
  const level = baseline ? levelOf(stamp, { revocation, trust: asked.trust }) : null
  const at = (proven ?? claimed)?.toISOString() ?? null
  return { level, signer: cms.signer.holder, at, valid: reason === null, reason, revocation }
}

export const refused = (reason: SignatureFault): ActSignature => ({
  level: null,
  signer: null,
  at: null,
  valid: false,
  reason,
  revocation: 'unknown',
})

function documentTimestamp({ bytes, standing, trust }: Asked, cms: Cms): ActSignature {
  const stamp = readTimestamp(cms, (algorithm) => digestOf(bytes, standing, algorithm))
  const signer = cms.signer.holder
  if (!stamp) return { ...refused('TIMESTAMP_WRONG'), level: 'timestamp', signer }
  const revocation = revocationOf(cms, { claimed: null, proven: stamp.at, trust })
  const chain = chainOf(cms, trust, trust.now)
  const reason = chain.ok ? (revocation === 'revoked' ? 'CERTIFICATE_REVOKED' : null) : chain.error
  return { level: 'timestamp', signer, at: stamp.at.toISOString(), valid: reason === null, reason, revocation }
}

function detachedFault({ bytes, standing }: Asked, cms: Cms, etsi: boolean): SignatureFault | null {
  if (cms.content !== null) return 'CMS_EMBEDS_CONTENT'
  const digest = (algorithm: string) => digestOf(bytes, standing, algorithm)
  const fault = cmsFault(cms, { contentType: OID.data, digest })
  return fault ?? (etsi && !isBaseline(cms) ? 'SIGNED_ATTRIBUTES_MISSING' : null)
}

/** Over every byte signed, with an algorithm of `DIGESTS`. */
const digestOf = (bytes: Buffer, { left, right, end }: StandingSignature, algorithm: string): Buffer =>
  createHash(algorithm).update(bytes.subarray(0, left)).update(bytes.subarray(right, end)).digest()

const isTimestamp = (stamp: Timestamp | string): stamp is Timestamp => typeof stamp !== 'string'

const chainOf = ({ signer, certificates }: Cms, { anchors }: Trust, at: Date) =>
  chainTo(signer, { offered: certificates, anchors, at })

type Instants = { readonly claimed: Date | null; readonly proven: Date | null; readonly trust: Trust }

/** Whether everybody from a signer up to the anchor stood when it was signed: one taken back, or one unknown, says it for all. */
function revocationOf(cms: Cms, { claimed, proven, trust }: Instants): Standing {
  const at = proven ?? claimed ?? trust.now
  const chain = chainOf(cms, trust, at)
  if (!chain.ok) return 'unknown'
  const standings = chain.value.map((link) => standingOf(link, trust.evidence ?? [], { at, proven: proven !== null }))
  if (standings.includes('revoked')) return 'revoked'
  return standings.every((standing) => standing === 'good') ? 'good' : 'unknown'
}

/** B-LT when the file, with what is known here, proves of signer and timestamp alike that nobody was taken back (ETSI EN 319 142-1 §6.3). */
function levelOf(
  stamp: ReturnType<typeof signatureTimestamp>,
  { revocation, trust }: { readonly revocation: Standing; readonly trust: Trust },
): ActSignature['level'] {
  if (!isTimestamp(stamp)) return 'B-B'
  const lasts = revocation === 'good' && revocationOf(stamp.cms, { claimed: null, proven: stamp.at, trust }) === 'good'
  return lasts ? 'B-LT' : 'B-T'
}

/** Whether the signer was somebody, and might, when it was signed; and still may when no timestamp proves when that was. */
function signerFault({ signer, certificates }: Cms, { claimed, proven, trust }: Instants): SignatureFault | null {
  const { anchors, now } = trust
  if (claimed && claimed.getTime() > now.getTime() + CLOCKS_DIFFER_MS) return 'SIGNED_IN_FUTURE'
  if (!signer.maySign) return 'CERTIFICATE_NOT_FOR_SIGNING'
  const faultAt = (at: Date) => {
    const chain = chainTo(signer, { offered: certificates, anchors, at })
    return chain.ok ? null : chain.error
  }
  const then = faultAt(proven ?? claimed ?? now)
  if (then !== null || proven !== null) return then
  return faultAt(now) === null ? null : 'CERTIFICATE_EXPIRED'
}
