/** The SRID of one of the four legal Lambert zones (Merchich datum). */
export type LegalSrid = 26191 | 26192 | 26194 | 26195

/** One legal projection, whole: number, definition, domain of use, grid, and where each value comes from. */
export type LegalZone = {
  readonly srid: LegalSrid
  readonly name: string
  readonly nameFr: string
  readonly nameAr: string
  /** Latitudes (degrees WGS84) between which the zone is the legal one. */
  readonly latitudes: { readonly south: number; readonly north: number }
  /** Easting and northing (metres) beyond which a coordinate can't be of this zone. */
  readonly domain: { readonly minX: number; readonly minY: number; readonly maxX: number; readonly maxY: number }
  /** Survey plans are signed to the centimetre. */
  readonly gridM: 0.01
  readonly proj4: string
  readonly source: string
}

/**
 * Merchich to WGS84, EPSG:1166: +31, +146, +47 m, accuracy 7 m. EPSG declares it north of 27.66° only; the house
 * applies it in all four zones, because without it a Saharan parcel lands 240 to 280 m away.
 */
export const DATUM_SHIFT = { dx: 31, dy: 146, dz: 47, accuracyM: 7, source: 'EPSG:1166' } as const

const definition = (lat: number, scale: number, x0: number, y0: number) =>
  `+proj=lcc +lat_1=${lat} +lat_0=${lat} +lon_0=-5.4 +k_0=${scale} +x_0=${x0} +y_0=${y0} +ellps=clrk80ign ` +
  `+towgs84=${DATUM_SHIFT.dx},${DATUM_SHIFT.dy},${DATUM_SHIFT.dz},0,0,0,0 +units=m +no_defs`

const ZONE_1: LegalZone = {
  srid: 26191,
  name: 'Merchich / Nord Maroc',
  nameFr: 'Lambert zone 1 (Nord Maroc)',
  nameAr: 'لامبير المنطقة 1 (شمال المغرب)',
  latitudes: { south: 31.5, north: 36.1 },
  domain: { minX: 100_000, minY: 85_000, maxX: 960_000, maxY: 620_000 },
  gridM: 0.01,
  proj4: definition(33.3, 0.999625769, 500_000, 300_000),
  source: 'EPSG:26191',
}

const ZONE_2: LegalZone = {
  srid: 26192,
  name: 'Merchich / Sud Maroc',
  nameFr: 'Lambert zone 2 (Sud Maroc)',
  nameAr: 'لامبير المنطقة 2 (جنوب المغرب)',
  latitudes: { south: 27.666667, north: 31.5 },
  domain: { minX: -300_000, minY: 60_000, maxX: 900_000, maxY: 520_000 },
  gridM: 0.01,
  proj4: definition(29.7, 0.999615596, 500_000, 300_000),
  source: 'EPSG:26192',
}

const ZONE_3: LegalZone = {
  srid: 26194,
  name: 'Merchich / Sahara Nord',
  nameFr: 'Lambert zone 3 (Sahara Nord)',
  nameAr: 'لامبير المنطقة 3 (شمال الصحراء)',
  latitudes: { south: 24.3, north: 27.666667 },
  domain: { minX: 100_000, minY: 190_000, maxX: 1_000_000, maxY: 590_000 },
  gridM: 0.01,
  proj4: definition(26.1, 0.999616304, 1_200_000, 400_000),
  source: 'EPSG:26194',
}

const ZONE_4: LegalZone = {
  srid: 26195,
  name: 'Merchich / Sahara Sud',
  nameFr: 'Lambert zone 4 (Sahara Sud)',
  nameAr: 'لامبير المنطقة 4 (جنوب الصحراء)',
  latitudes: { south: 20.7, north: 24.3 },
  domain: { minX: 250_000, minY: 190_000, maxX: 1_100_000, maxY: 610_000 },
  gridM: 0.01,
  proj4: definition(22.5, 0.999616437, 1_500_000, 400_000),
  source: 'EPSG:26195',
}

/** North to south. */
export const LEGAL_ZONES = [ZONE_1, ZONE_2, ZONE_3, ZONE_4] as const

const BY_SRID: Readonly<Record<LegalSrid, LegalZone>> = { 26191: ZONE_1, 26192: ZONE_2, 26194: ZONE_3, 26195: ZONE_4 }

export const isLegalSrid = (srid: unknown): srid is LegalSrid =>
  typeof srid === 'number' && Object.hasOwn(BY_SRID, srid)

export const legalZone = (srid: LegalSrid): LegalZone => BY_SRID[srid]

/** The legal zone of a latitude in degrees WGS84, or null outside Morocco. */
export const zoneAtLatitude = (latitude: number): LegalZone | null =>
  LEGAL_ZONES.find(({ latitudes }) => latitude >= latitudes.south && latitude < latitudes.north) ?? null
