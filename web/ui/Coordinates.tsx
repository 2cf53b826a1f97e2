/** A point in degrees, latitude first as people read it. */
export const DegreesPosition = ({ lon, lat }: { readonly lon: number; readonly lat: number }) => (
  <bdi dir="ltr" className="figures">
    {Math.abs(lat).toFixed(6)}° {lat < 0 ? 'S' : 'N'}, {Math.abs(lon).toFixed(6)}° {lon < 0 ? 'W' : 'E'}
  </bdi>
)
