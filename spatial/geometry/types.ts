import type { MultiPolygon } from 'geojson'

/** [x, y] in metres or [lon, lat] in degrees: which one, the type around it says. */
export type Position = readonly [number, number]

/** First and last positions equal. */
export type Ring = readonly Position[]

/** Shell first, then holes. */
export type PolygonRings = readonly Ring[]

declare const crs: unique symbol

/** A geometry whose CRS is part of its type: degrees passed as metres do not compile. */
export type InCrs<G, C extends string> = G & { readonly [crs]: C }

/** Metres in a legal Lambert zone; the SRID travels beside it. */
export type LegalMultiPolygon = InCrs<MultiPolygon, 'legal'>

/** Degrees, longitude first (RFC 7946). */
export type Wgs84MultiPolygon = InCrs<MultiPolygon, 'wgs84'>

/** Coordinates exactly as filed, before anything was normalised. */
export type FiledPolygons = readonly PolygonRings[]
