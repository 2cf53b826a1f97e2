import { fixed } from '../text/figures.ts'

type LegalPositionProps = { readonly x: number; readonly y: number; readonly zone: string }

/** X/Y in metres of the named legal zone. */
export const LegalPosition = ({ x, y, zone }: LegalPositionProps) => (
  <span className="figures">
    <bdi dir="ltr">
      X {fixed(x, 2)} m, Y {fixed(y, 2)} m
    </bdi>{' '}
    <small>{zone}</small>
  </span>
)

/** A point in degrees, latitude first as people read it. */
export const DegreesPosition = ({ lon, lat }: { readonly lon: number; readonly lat: number }) => (
  <bdi dir="ltr" className="figures">
    {Math.abs(lat).toFixed(6)}° {lat < 0 ? 'S' : 'N'}, {Math.abs(lon).toFixed(6)}° {lon < 0 ? 'W' : 'E'}
  </bdi>
)
