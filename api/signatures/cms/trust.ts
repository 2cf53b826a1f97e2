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

/** Certificates tried between a signer and an anchor: more are there to keep somebody busy. */
const MOST_OFFERED = 16

/**
 * The chain in force at an instant from a certificate to an anchor (RFC 5280 §6, without name constraints: a critical one is
 * refused; whether a link was revoked is another question). Empty for what is an anchor itself.
 */
export function chainTo(signer: Certificate, path: Path): Chain {
  const chain = chainOf(signer, path, true)
  if (chain) return { ok: true, value: chain }
  return { ok: false, error: chainOf(signer, path, false) ? 'CERTIFICATE_NOT_IN_FORCE' : 'SIGNER_UNTRUSTED' }
}

type Way = { readonly certificate: Certificate; readonly links: readonly Link[] }

/**
 * The shortest chain, level by level: each certificate is reached once, where the fewest stand below it, which is where it may
 * issue if it may anywhere. Certificates that issue each other lead nowhere twice.
 */
function chainOf(signer: Certificate, { offered, anchors, at }: Path, inForce: boolean): readonly Link[] | null {
  const serves = (one: Certificate) => !inForce || one.isInForce(at)
  let level: readonly Way[] = [{ certificate: signer, links: [] }]
  let left = offered.slice(0, MOST_OFFERED).filter((one) => !one.der.equals(signer.der))
  for (let below = 0; below <= LONGEST && level.length > 0; below++) {
    const usable = level.filter(({ certificate }) => certificate.isUnderstood && serves(certificate))
    for (const { certificate, links } of usable) {
      if (anchors.some((anchor) => anchor.der.equals(certificate.der))) return links
      const issuer = anchors.find((one) => serves(one) && issued(one, certificate, below))
      if (issuer) return [...links, { certificate, issuer }]
    }
    level = left.flatMap((issuer) => {
      const way = usable.find(({ certificate }) => issued(issuer, certificate, below))
      return way ? [{ certificate: issuer, links: [...way.links, { certificate: way.certificate, issuer }] }] : []
    })
    left = left.filter((one) => !level.some(({ certificate }) => certificate === one))
  }
  return null
}

const issued = (authority: Certificate, below: Certificate, authoritiesBelow: number): boolean =>
  authority.mayIssue(authoritiesBelow) && authority.issued(below)
