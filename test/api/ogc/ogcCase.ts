import type { FeatureCollection, MultiPolygon } from 'geojson'
import type { TestServer } from '../../build/server.ts'

export type Link = { readonly href: string; readonly rel: string; readonly type: string }
export type Items = FeatureCollection<MultiPolygon> & {
  readonly numberMatched: number
  readonly numberReturned: number
  readonly timeStamp: string
  readonly links: readonly Link[]
  readonly crs?: { readonly properties: { readonly name: string } }
}
export type Refused = { readonly code: string; readonly field?: string }

/** Asks for what lies under /api/ogc. */
export function reading(server: () => TestServer, headers: Record<string, string> = {}) {
  async function get<T>(path: string): Promise<{ status: number; headers: Headers; answer: T }> {
    const response = await fetch(`${server().url}/api/ogc${path}`, { headers })
    return { status: response.status, headers: response.headers, answer: (await response.json()) as T }
  }
  async function items(collection: string, search = ''): Promise<Items> {
    const { status, answer } = await get<Items>(`/collections/${collection}/items?${search}`)
    if (status !== 200) throw new Error(`${collection}?${search}: ${status} ${JSON.stringify(answer)}`)
    return answer
  }
  return { get, items }
}

export const crsOf = (code: number) => `http://www.opengis.net/def/crs/EPSG/0/${code}`
export const codesOf = ({ features }: Items) => features.map(({ properties }) => properties?.code as string).sort()
