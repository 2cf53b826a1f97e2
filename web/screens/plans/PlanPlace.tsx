import { type LegalSrid, legalZone } from '../../../spatial/crs/legalZones.ts'
import { legalOf } from '../../map/draw/measure.ts'
import { printedXY } from '../../map/figures.ts'
import { useWords } from '../../text/words.ts'
import { DegreesPosition } from '../../ui/Coordinates.tsx'

type PlanPlaceProps = {
  readonly lon: number
  readonly lat: number
  /** The legal zone of the plan it is about. */
  readonly srid: LegalSrid
}

/** A point as a surveyor reads it, X and Y in the legal zone, which is named; its degrees beside. */
export function PlanPlace({ lon, lat, srid }: PlanPlaceProps) {
  const { nameOf } = useWords()
  const legal = legalOf([lon, lat], srid)
  const { x, y } = legal ? printedXY(legal.at) : { x: null, y: null }
  return (
    <>
      {x !== null && (
        <>
          <bdi dir="ltr" className="figures">
            X {x} Y {y}
          </bdi>{' '}
          <bdi>{nameOf(legalZone(srid))}</bdi>
          {' · '}
        </>
      )}
      <DegreesPosition lon={lon} lat={lat} />
    </>
  )
}
