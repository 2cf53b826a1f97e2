import { AsnConvert } from '@peculiar/asn1-schema'
import {
  AuthorityInfoAccessSyntax,
  CRLDistributionPoints,
  type DistributionPointName,
  type GeneralName,
  IssuingDistributionPoint,
  id_ad_ocsp,
  id_ce_cRLDistributionPoints,
  id_ce_issuingDistributionPoint,
  id_pe_authorityInfoAccess,
  type TBSCertList,
} from '@peculiar/asn1-x509'
import type { Certificate } from '../cms/certificate.ts'
import { orNull } from '../cms/signedData.ts'

/** Where a certificate says its authority publishes the list it would stand on. */
export function listAddresses(certificate: Certificate): readonly string[] {
  const points = certificate.extension(id_ce_cRLDistributionPoints)
  const read = points && orNull(() => AsnConvert.parse(points, CRLDistributionPoints))
  // A point for some reasons, or of another issuer, leads to a list that is not complete.
  return [...(read ?? [])].flatMap(({ distributionPoint, reasons, cRLIssuer }) =>
    reasons || cRLIssuer ? [] : addressesOf(distributionPoint),
  )
}

/** Where a certificate says its authority answers about it (RFC 5280 §4.2.2.1). */
export function answerAddresses(certificate: Certificate): readonly string[] {
  const access = certificate.extension(id_pe_authorityInfoAccess)
  const read = access && orNull(() => AsnConvert.parse(access, AuthorityInfoAccessSyntax))
  return [...(read ?? [])]
    .filter(({ accessMethod }) => accessMethod === id_ad_ocsp)
    .flatMap(({ accessLocation }) => addressOf(accessLocation))
}

const addressOf = ({ uniformResourceIdentifier }: GeneralName): readonly string[] =>
  uniformResourceIdentifier ? [uniformResourceIdentifier] : []

const addressesOf = (point: DistributionPointName | undefined): readonly string[] =>
  (point?.fullName ?? []).flatMap(addressOf)

/** Which certificates of its authority a list speaks of (RFC 5280 §5.2.5 and §6.3.3, b). */
export type Scope = (certificate: Certificate) => boolean

/** Null for a list that is partial, a delta, indirect, or limited in a way that is not understood. */
export function scopeOf({ crlExtensions = [], revokedCertificates = [] }: TBSCertList): Scope | null {
  const ofEntries = revokedCertificates.flatMap(({ crlEntryExtensions = [] }) => crlEntryExtensions)
  const limits = [...crlExtensions, ...ofEntries].filter(({ critical }) => critical)
  const [limit, ...more] = limits
  if (!limit) return () => true
  if (more.length > 0 || limit.extnID !== id_ce_issuingDistributionPoint) return null
  const point = orNull(() => AsnConvert.parse(limit.extnValue.buffer, IssuingDistributionPoint))
  if (!point || point.onlySomeReasons || point.indirectCRL || point.onlyContainsAttributeCerts) return null
  if (point.distributionPoint?.nameRelativeToCRLIssuer) return null
  return (certificate) => isWithin(certificate, point)
}

function isWithin(certificate: Certificate, point: IssuingDistributionPoint): boolean {
  if (point.onlyContainsUserCerts && certificate.isAuthority) return false
  if (point.onlyContainsCACerts && !certificate.isAuthority) return false
  const published = addressesOf(point.distributionPoint)
  return published.length === 0 || listAddresses(certificate).some((address) => published.includes(address))
}
