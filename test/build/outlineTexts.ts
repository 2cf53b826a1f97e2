type Ring = readonly (readonly [number, number])[]

/** A plot in Casablanca, degrees. */
const DEGREES = [
  [-7.610142, 33.53761],
  [-7.610347, 33.53785],
  [-7.61024, 33.537586],
  [-7.610142, 33.53761],
] as const

export const polygonTable = (ring: Ring): string =>
  ['Borne;X;Y', ...ring.slice(0, -1).map(([x, y], i) => `B${i + 1};${x};${y}`)].join('\r\n')

export const polygonGeoJson = (): string =>
  JSON.stringify({
    type: 'FeatureCollection',
    features: [
      { type: 'Feature', properties: { titre: '900114/C' }, geometry: { type: 'Polygon', coordinates: [DEGREES] } },
    ],
  })

export const polygonKml = (): string =>
  '<?xml version="1.0" encoding="UTF-8"?><kml xmlns="http://www.opengis.net/kml/2.2"><Document><Placemark><name>Parcelle</name>' +
  `<Polygon><outerBoundaryIs><LinearRing><coordinates>${DEGREES.map(([lon, lat]) => `${lon},${lat},0`).join(' ')}</coordinates>` +
  '</LinearRing></outerBoundaryIs></Polygon></Placemark></Document></kml>'
