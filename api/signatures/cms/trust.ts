import type { SignatureFault } from '../../contract/acts.ts'
import { type Certificate, LONGEST } from './certificate.ts'

type TrustFault = Extract<SignatureFault, 'SIGNER_UNTRUSTED' | 'CERTIFICATE_NOT_IN_FORCE'>

type Path = {
  readonly offered: readonly Certificate[]
  /** Authorities taken at their word. */
  readonly anchors: readonly Certificate[]
  readonly at: Date
}

export type Link = { readonly certificate: Certificate; readonly issuer: Certificate }

export type Chain =
  | { readonly ok: true; readonly value: readonly Link[] }
  | { readonly ok: false; readonly error: TrustFault }

/**
 * The chain in force at an instant from a certificate to an anchor (RFC 5280 §6, without name constraints: a critical one is
 * refused; whether a link was revoked is another question). Empty for what is an anchor itself.
 */
export function chainTo(signer: Certificate, { offered, anchors, at }: Path): Chain {
  const leads = (below: Certificate, above: number, needed: boolean): readonly Link[] | null => {
    if (needed && !below.isInForce(at)) return null
    if (!below.isUnderstood) return null
    if (anchors.some((anchor) => anchor.der.equals(below.der))) return []
    const anchor = anchors.find((one) => issued(one, below, above) && (!needed || one.isInForce(at)))
    if (anchor) return [{ certificate: below, issuer: anchor }]
    if (above >= LONGEST) return null
    for (const issuer of offered) {
      if (issuer === below || !issued(issuer, below, above)) continue
      const rest = leads(issuer, above + 1, needed)
      if (rest) return [{ certificate: below, issuer }, ...rest]
    }
    return null
  }
  const chain = leads(signer, 0, true)
  if (chain) return { ok: true, value: chain }
  return { ok: false, error: leads(signer, 0, false) ? 'CERTIFICATE_NOT_IN_FORCE' : 'SIGNER_UNTRUSTED' }
}

const issued = (authority: Certificate, below: Certificate, authoritiesBelow: number): boolean =>
  authority.mayIssue(authoritiesBelow) && authority.issued(below)
