import { z } from 'zod'
import type { LayerKind, UNUSABLE } from '../../contract/layers.ts'

const box = z.tuple([z.number(), z.number(), z.number(), z.number()])

/** What is kept of a service's layer, to ask it again later: read from the service, never from a form. */
export const keptService = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('wms'),
    name: z.string(),
    version: z.enum(['1.3.0', '1.1.1']),
    crs: z.string(),
    format: z.string(),
    style: z.string(),
    legend: z.string().nullable(),
  }),
  z.object({
    kind: z.literal('wmts'),
    name: z.string(),
    matrixSet: z.string(),
    /** Identifier of the matrix of each zoom. */
    matrices: z.record(z.string(), z.string()),
    format: z.string(),
    style: z.string(),
    template: z.string().nullable(),
    legend: z.string().nullable(),
  }),
  z.object({ kind: z.literal('wfs'), name: z.string(), format: z.string() }),
])
export type KeptService = z.infer<typeof keptService>

export type Box = z.infer<typeof box>

export type OfferedLayer = {
  readonly name: string
  readonly title: string
  readonly box: Box | null
  readonly unusable: (typeof UNUSABLE)[number] | null
  /** Null when it can't be shown. */
  readonly kept: KeptService | null
}

export type Offered = {
  readonly kind: Exclude<LayerKind, 'vector'>
  readonly title: string
  readonly layers: readonly OfferedLayer[]
}

/** Degrees; null for what is no box. */
export function boxOf(west: string, south: string, east: string, north: string): Box | null {
  const parsed = box.safeParse([west, south, east, north].map((text) => (text === '' ? Number.NaN : Number(text))))
  return parsed.success ? parsed.data : null
}

/** Of the formats of pictures that are taken, the first that is offered: those that can be transparent before. */
export const pictureFormat = (offered: readonly string[]): string | undefined =>
  ['image/png', 'image/png; mode=8bit', 'image/webp', 'image/jpeg', 'image/gif'].find((format) =>
    offered.includes(format),
  )

export const WEB_MERCATOR = /^(urn:ogc:def:crs:)?EPSG:(?:[\d.]*:)?(3857|900913|102100)$/i
