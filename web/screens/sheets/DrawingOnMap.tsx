import { useMemo, useState } from 'react'
import type { SiteAnswer } from '../../../api/contract/dossiers.ts'
import { legalZone } from '../../../spatial/crs/legalZones.ts'
import { toWgs84 } from '../../../spatial/crs/reproject.ts'
import type { Drawing } from '../../../spatial/drawing/gather.ts'
import { type Ground, whereDrawn } from '../../../spatial/drawing/whereDrawn.ts'
import type { Position } from '../../../spatial/geometry/types.ts'
import { plain } from '../../text/figures.ts'
import { useSheetWords } from '../../text/useSheetWords.ts'
import { useWords } from '../../text/words.ts'
import { useDossier } from '../dossiers/dossierQueries.ts'
import { siteScene } from '../dossiers/siteScene.ts'
import { MapStage } from '../map/MapStage.tsx'
import type { Point, Scene } from '../map/scene.ts'
import { COUNTRY_VIEW, type View } from '../map/viewSearch.ts'
import classes from './sheets.module.css'

type DrawingOnMapProps = { readonly drawing: Drawing; readonly dossierId: string }

/** Where a drawing is by its own coordinates: on the map with the parcel when it is of this ground, else the reason why not. */
export function DrawingOnMap({ drawing, dossierId }: DrawingOnMapProps) {
  const say = useSheetWords()
  const { language } = useWords()
  const dossier = useDossier(dossierId)
  const site = dossier.data?.site ?? null
  const where = useMemo(() => site && whereDrawn(drawing, groundOf(site)), [drawing, site])
  if (!dossier.data) return null
  if (!site || !where) return <p className={classes.hint}>{say('dxf.noSite')}</p>
  if (where.at === 'local') return <p className={classes.hint}>{say('dxf.local')}</p>
  const { nameFr, nameAr } = legalZone(site.legal.srid)
  const zone = language === 'ar' ? nameAr : nameFr
  const distance = printedDistance(where.distanceM)
  return (
    <section className={classes.part} aria-label={say('dxf.label')}>
      <h2>{say('dxf.label')}</h2>
      <p role="status" className="figures">
        {where.at === 'far'
          ? say('dxf.far', { zone, distance })
          : say(where.distanceM === 0 ? 'dxf.inside' : 'dxf.onMap', { zone, distance })}
      </p>
      {where.at === 'near' && <Laid {...{ drawing, site }} />}
    </section>
  )
}

const printedDistance = (metres: number): string =>
  metres < 1000 ? `${plain(Math.round(metres))} m` : `${plain(Math.round(metres / 100) / 10)} km`

/** The legal ground as paths: the rings of an outline, or a point alone. */
function groundOf({ legal: { srid, geometry } }: SiteAnswer): Ground {
  const pair = ([x = 0, y = 0]: readonly number[]): Position => [x, y]
  if (geometry.type === 'Point') return { srid, closed: false, paths: [[pair(geometry.coordinates)]] }
  return { srid, closed: true, paths: geometry.coordinates.flat().map((ring) => ring.map(pair)) }
}

/** So many points are drawn on the map at most; a storey seldom has more. */
const MOST_POINTS = 60_000

function Laid({ drawing, site }: { readonly drawing: Drawing; readonly site: SiteAnswer }) {
  const say = useSheetWords()
  const [view, setView] = useState<View>(COUNTRY_VIEW)
  const scene = useMemo<Scene>(() => ({ ...siteScene(site), sketch: sketchOf(drawing, site) }), [drawing, site])
  return (
    <div className={classes.map}>
      <MapStage view={view} onViewChange={setView} scene={scene} label={say('dxf.label')} />
    </div>
  )
}

function sketchOf({ lines }: Drawing, { legal: { srid } }: SiteAnswer): readonly (readonly Point[])[] {
  let left = MOST_POINTS
  return lines.flatMap(({ points }) => {
    left -= points.length
    return left < 0 ? [] : [points.map((point): Point => toWgs84(srid, point))]
  })
}
