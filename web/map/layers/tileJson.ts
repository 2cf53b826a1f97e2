import { useQuery } from '@tanstack/react-query'
import { type TileJson, type TileLayerName, tileJson } from '../../../api/contract/map.ts'

const FRESH_MS = 60_000

async function readTileJson(layer: TileLayerName, signal: AbortSignal): Promise<TileJson> {
  const response = await fetch(`/api/tiles/${layer}.json`, { signal })
  if (!response.ok) throw new Error(`tiles of ${layer} refused with status ${response.status}`)
  return tileJson.parse(await response.json())
}

/** Where a layer's tiles are; the addresses carry the version of the data, so newer data are newer addresses. */
export const useTileJson = (layer: TileLayerName) =>
  useQuery({
    queryKey: ['tiles', layer],
    queryFn: ({ signal }) => readTileJson(layer, signal),
    staleTime: FRESH_MS,
  })
