import type { SiteAnswer } from '../../../api/contract/dossiers.ts'
import type { LegalSrid } from '../../../spatial/crs/legalZones.ts'
import { aroundPoint, boxOf, type Outline, type Point, type Scene } from '../map/scene.ts'

const pair = ([lon = 0, lat = 0]: readonly number[]): Point => [lon, lat]

/** The ground as a map shows it: an outline with its bornes, a line on its corridor, a point alone. */
export function siteScene(site: SiteAnswer | null): Scene {
  if (!site) return {}
  const { geometry, trace, legal } = site
  const srid = legal.srid
  if (geometry.type === 'Point') return atPoint(pair(geometry.coordinates), srid)
  if (trace?.geometry.type !== 'LineString') return outlined(geometry, srid)
  const line = trace.geometry.coordinates.map(pair)
  return { line, footprint: geometry, goTo: boxOf(line), srid }
}

export const outlined = (outline: Outline, srid: LegalSrid): Scene => ({
  subject: outline,
  goTo: boxOf(outline.coordinates),
  srid,
})

const atPoint = (place: Point, srid: LegalSrid): Scene => ({ place, goTo: aroundPoint(place), srid })
