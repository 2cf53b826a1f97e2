import type { SignatureFault } from '../../contract/acts.ts'
import { type Certificate, LONGEST } from './certificate.ts'

type TrustFault = Extract<SignatureFault, 'SIGNER_UNTRUSTED' | 'CERTIFICATE_NOT_IN_FORCE'>

type Path = {
  readonly offered: readonly Certificate[]
  /** Authorities taken at their word. */
  readonly anchors: readonly Certificate[]
  readonly at: Date
}

/**
 * Whether a chain in force at an instant leads from a certificate to an anchor (RFC 5280 §6, without revocation and
 * without name constraints: a critical one is refused).
 */
export function trustFault(signer: Certificate, { offered, anchors, at }: Path): TrustFault | null {
  const leads = (below: Certificate, above: number, needed: boolean): boolean => {
    if (needed && !below.isInForce(at)) return false
    if (!below.isUnderstood) return false
    if (anchors.some((anchor) => anchor.der.equals(below.der))) return true
    if (anchors.some((anchor) => issued(anchor, below, above) && (!needed || anchor.isInForce(at)))) return true
    if (above >= LONGEST) return false
    return offered.some((next) => next !== below && issued(next, below, above) && leads(next, above + 1, needed))
  }
  if (leads(signer, 0, true)) return null
  return leads(signer, 0, false) ? 'CERTIFICATE_NOT_IN_FORCE' : 'SIGNER_UNTRUSTED'
}

const issued = (authority: Certificate, below: Certificate, authoritiesBelow: number): boolean =>
  authority.mayIssue(authoritiesBelow) && authority.issued(below)
