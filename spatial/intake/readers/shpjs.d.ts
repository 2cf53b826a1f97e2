/** The part of shpjs 6.2 that the shapefile reader uses; the package ships no types. */
declare module 'shpjs' {
  export type ShpLines =
    | { readonly type: 'LineString'; readonly coordinates: readonly (readonly number[])[] }
    | { readonly type: 'MultiLineString'; readonly coordinates: readonly (readonly (readonly number[])[])[] }

  /** Geometry by record, null for null shapes. `prj` is never given: its reprojection of Lambert zones is wrong. */
  export function parseShp(shp: Uint8Array): readonly (ShpLines | null)[]
}
