import { findingSentence, refusalSentence } from '../../spatial/intake/sentences.ts'
import type { Finding } from '../../spatial/intake/types.ts'
import type { CadastreParcelAnswer, FiledParcelAnswer } from '../contract/parcels.ts'
import type { FiledReading, ReadAndFiled } from './commands.ts'
import type { Deposit } from './deposit.ts'
import type { CadastreParcelRow, CommuneAt, FiledParcelRow } from './queries.ts'

const presentCommune = (commune: CommuneAt | null) => {
  if (!commune) return null
  const { code, nameFr, nameAr, outline } = commune
  return { code, nameFr, nameAr, outline }
}

function communeFindings({ parcel, commune, several }: FiledReading): Finding[] {
  const findings: Finding[] = []
  const otherZone = commune && commune.legalSrid !== parcel.srid
  const said = parcel.findings.some(({ code }) => code === 'CRS_OTHER_ZONE')
  if (otherZone && !said) {
    const data = { srid: parcel.srid, expected: commune.legalSrid }
    findings.push({ code: 'CRS_OTHER_ZONE', severity: 'warning', at: parcel.point, data })
  }
  if (several) {
    const data = { communesFr: several.namesFr.join(', '), communesAr: several.namesAr.join('، ') }
    findings.push({ code: 'SEVERAL_COMMUNES', severity: 'warning', at: parcel.point, data })
  }
  if (commune?.outline === 'approximate') findings.push({ code: 'COMMUNE_APPROXIMATE', severity: 'info' })
  return findings
}

const presentFinding = (finding: Finding) => ({ ...finding, sentence: findingSentence(finding) })

/** One parcel as JSON text: its geometries were made text where they were read, and stay so. */
function parcelText(filed: FiledReading): string {
  const { id, parcel, commune } = filed
  const { label, areaM2, perimeterM, attributes, srid } = parcel
  const findings = [...parcel.findings, ...communeFindings(filed)].map(presentFinding)
  const plain = { id, label, areaM2, perimeterM, commune: presentCommune(commune), findings, attributes }
  const geometries = `"geometry":${parcel.wgs84},"legal":{"srid":${srid},"geometry":${parcel.legal}}`
  return `${JSON.stringify(plain).slice(0, -1)},${geometries}}`
}

/** The answer of POST /api/parcels/read, as JSON text. */
export function presentReading({ sha256 }: Deposit, { reading, parcels, candidates }: ReadAndFiled): string {
  const { srid, how } = reading.crs
  const transformation = [...new Set(parcels.map((parcel) => parcel.transformation))].join(' | ')
  const elsewhere = candidates.map(({ srid: zone, commune }) => ({ srid: zone, commune: nameOf(commune) }))
  const source = { format: reading.format, sha256, crs: { srid, how, candidates: elsewhere, transformation } }
  const skipped = reading.skipped.map(({ label, finding }) => ({
    label,
    code: finding.code,
    sentence: findingSentence(finding),
  }))
  const refused = reading.refused.map(({ label, refusal }) => {
    const { code, at } = refusal
    return { label, code, detail: refusalSentence(refusal), ...(at && { at }) }
  })
  const rest = JSON.stringify({ source, skipped, refused })
  return `${rest.slice(0, -1)},"parcels":[${parcels.map(parcelText).join(',')}]}`
}

const nameOf = (commune: CommuneAt | null) =>
  commune && { code: commune.code, nameFr: commune.nameFr, nameAr: commune.nameAr }

export function presentFiled(row: FiledParcelRow): FiledParcelAnswer {
  const { id, label, filedHow, transformation, sha256, format, name, size, receivedAt } = row
  return {
    id,
    label,
    srid: row.filedSrid as FiledParcelAnswer['srid'], // only these were ever inserted
    how: filedHow,
    transformation,
    geometry: { type: 'MultiPolygon', coordinates: row.coordinates },
    file: { sha256, format, name, size, receivedAt: receivedAt.toISOString(), href: `/api/parcels/filed/${id}/file` },
  }
}

export function presentCadastre(row: CadastreParcelRow): CadastreParcelAnswer {
  const { id, titleKind, titleNumber, commune, wgs84, srid, legal, areaM2, perimeterM, source, dataDate } = row
  return {
    id,
    title: { kind: titleKind, number: titleNumber },
    commune,
    geometry: wgs84 as CadastreParcelAnswer['geometry'], // mutable arrays under another name
    legal: { srid, geometry: legal as CadastreParcelAnswer['geometry'] },
    areaM2,
    perimeterM,
    source,
    dataDate,
  }
}
