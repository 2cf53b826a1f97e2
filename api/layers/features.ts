import { z } from 'zod'
import { layerFeatures, MOST_FEATURES } from '../contract/layers.ts'
import { Problem } from '../http/problem.ts'
import { type LayerServers, remoteProblem } from './pictures.ts'
import type { LayerRow } from './queries.ts'
import { serviceOf } from './queries.ts'
import { RemoteFault } from './remote/remoteFault.ts'
import { featuresAddress } from './services/serviceAddress.ts'

export type Features = z.output<typeof layerFeatures>

const collection = z.object({ type: z.literal('FeatureCollection'), features: layerFeatures.shape.features })

/** Features of a WFS in a box of degrees. @throws Problem NOT_FOUND for another kind, LAYER_SERVER, BUSY */
export async function remoteFeatures(servers: LayerServers, row: LayerRow, bbox: readonly number[]): Promise<Features> {
  const kept = serviceOf(row)
  if (kept?.kind !== 'wfs' || !row.address) throw new Problem('NOT_FOUND')
  const address = featuresAddress(row.address, kept, { bbox, most: MOST_FEATURES + 1 })
  const read = collection.safeParse(await servers.data({ layerId: row.id, address }))
  if (!read.success) throw remoteProblem(new RemoteFault('TYPE', { cause: read.error }))
  return bounded(read.data.features)
}

export const bounded = (features: Features['features']): Features => ({
  type: 'FeatureCollection',
  features: features.slice(0, MOST_FEATURES),
  truncated: features.length > MOST_FEATURES,
})
