import { z } from 'zod'
import { day } from './shapes.ts'

export const LAYER_KINDS = ['wms', 'wmts', 'wfs', 'vector'] as const
export type LayerKind = (typeof LAYER_KINDS)[number]
const serviceKind = z.enum(['wms', 'wmts', 'wfs'])

/** The agency alone, officials of its territory too, everybody. */
export const LAYER_VISIBILITIES = ['agency', 'officials', 'everyone'] as const
export type LayerVisibility = (typeof LAYER_VISIBILITIES)[number]

/** What a server outside the house can do wrong. */
export const REMOTE_FAULTS = [
  'ADDRESS',
  'PRIVATE',
  'UNREACHABLE',
  'SLOW',
  'TOO_LARGE',
  'STATUS',
  'TYPE',
  'REDIRECTS',
  'UNREADABLE',
] as const
export type RemoteFaultCode = (typeof REMOTE_FAULTS)[number]

/** Why a layer of a service can't be shown here. */
export const UNUSABLE = ['projection', 'grid', 'format'] as const

const box = z.array(z.number()).length(4)
const words = z.string().trim().min(1).max(120)
const described = z.string().trim().max(2_000).nullable()

const look = {
  titleFr: words,
  titleAr: words,
  /** Who is owed credit, written on the map. */
  attribution: z.string().trim().min(1).max(200),
  visibility: z.enum(LAYER_VISIBILITIES),
  opacity: z.coerce.number().min(0).max(1),
  /** What the marks mean, in words, where the service draws no legend. */
  legendFr: described,
  legendAr: described,
  /** The day the data are of. */
  dataDate: day.nullable(),
}

export const agencyLayer = z.object({
  id: z.uuid(),
  version: z.int(),
  kind: z.enum(LAYER_KINDS),
  ...look,
  body: z.object({ id: z.uuid(), nameFr: z.string(), nameAr: z.string() }),
  /** Where its data lie, degrees: west, south, east, north. */
  box: box.nullable(),
  zooms: z.object({ from: z.int(), to: z.int() }),
  /** Whether the service draws its legend. */
  hasLegend: z.boolean(),
  /** Of a file: how many shapes. */
  shapes: z.int().nullable(),
  /** Of a file: how many of its features are no point, line or area, and are not shown. */
  leftOut: z.int(),
  /** Of a service, for whoever edits it. */
  address: z.string().nullable(),
  name: z.string().nullable(),
  mayEdit: z.boolean(),
  /** Since when its server answers badly, as seen from this one. */
  fault: z.object({ code: z.enum(REMOTE_FAULTS), since: z.iso.datetime() }).nullable(),
})
export type AgencyLayer = z.infer<typeof agencyLayer>
export const agencyLayers = z.object({ layers: z.array(agencyLayer) })

const address = z.url({ protocol: /^https?$/ }).max(1_000)

export const serviceQuery = z.object({ bodyId: z.uuid(), kind: serviceKind, address })
export const service = z.object({
  title: z.string(),
  layers: z.array(
    z.object({
      name: z.string(),
      title: z.string(),
      box: box.nullable(),
      unusable: z.enum(UNUSABLE).nullable(),
    }),
  ),
})
export type Service = z.infer<typeof service>

export const addLayerBody = z.object({
  ...look,
  bodyId: z.uuid(),
  kind: serviceKind,
  address,
  name: z.string().min(1).max(300),
})

const optionalWords = z
  .string()
  .trim()
  .max(2_000)
  .transform((text) => text || null)
  .nullable()
  .default(null)
/** A file is the body; what is said of it stands beside. */
export const addFileQuery = z.object({
  ...look,
  legendFr: optionalWords,
  legendAr: optionalWords,
  dataDate: day.nullable().default(null),
  bodyId: z.uuid(),
  fileName: z.string().min(1).max(200),
})
export const MOST_LAYER_FILE_BYTES = 32 * 1024 * 1024
export const MOST_LAYER_SHAPES = 20_000

export const changeLayerBody = z.object({ version: z.int(), ...z.object(look).partial().shape })
export const removeLayerQuery = z.object({ version: z.coerce.number().int() })
export const orderLayersBody = z.object({ bodyId: z.uuid(), ids: z.array(z.uuid()).min(1).max(200) })

export const featuresQuery = z.object({
  /** Degrees: west,south,east,north. */
  bbox: z
    .string()
    .transform((text) => text.split(',').map(Number))
    .pipe(z.array(z.number().min(-180).max(180)).length(4)),
})
/** GeoJSON; `truncated` when there are more than it holds. */
export const layerFeatures = z.object({
  type: z.literal('FeatureCollection'),
  features: z.array(z.object({ type: z.literal('Feature') }).loose()),
  truncated: z.boolean(),
})
export const MOST_FEATURES = 5_000
