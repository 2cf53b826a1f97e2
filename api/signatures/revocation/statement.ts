import type { ActSignature } from '../../contract/acts.ts'
import type { Link } from '../cms/trust.ts'

/** What an authority said of one certificate, and about when. */
export type Statement = {
  readonly from: Date
  /** When it says it will speak again; null when it does not say. */
  readonly next: Date | null
  readonly revokedAt: Date | null
}

/** A list or an answer of an authority, read but not yet believed. */
export interface Evidence {
  readonly der: Buffer
  /** What it says of a certificate; null when it does not speak of it, or is not its authority's word. */
  about(link: Link): Statement | null
}

export type Standing = ActSignature['revocation']

/**
 * Whether a certificate stood at an instant (RFC 5280 §6.3.3, RFC 6960 §2.4). `proven` says that a timestamp vouches for the instant:
 * without it a revocation, whenever it came, may have come before the signature.
 */
export function standingOf(
  link: Link,
  evidence: readonly Evidence[],
  { at, proven }: { readonly at: Date; readonly proven: boolean },
): Standing {
  const said = evidence.map((one) => one.about(link)).filter((one) => one !== null)
  if (said.some(({ revokedAt }) => revokedAt !== null && (!proven || revokedAt <= at))) return 'revoked'
  return said.some((one) => speaksOf(one, link, at)) ? 'good' : 'unknown'
}

/** It was said at that instant or after it, and while the certificate had not expired: authorities forget those that have. */
const speaksOf = ({ from, next }: Statement, { certificate }: Link, at: Date): boolean =>
  (from >= at || (next !== null && next >= at)) && from <= certificate.node.validToDate
