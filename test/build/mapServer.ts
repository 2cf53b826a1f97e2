import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { gzipSync } from 'node:zlib'
import sharp from 'sharp'

export type MapServer = {
  readonly url: string
  /** As the setting names it: host:port. */
  readonly host: string
  /** What was asked of it, in order: path and query. */
  readonly asked: string[]
  /** From then on it refuses everything, or answers again. */
  fail: (failing: boolean) => void
  readonly close: () => Promise<void>
}

const BOX = { west: -7.7, south: 33.5, east: -7.5, north: 33.6 }

const WMS = (url: string) => `<?xml version="1.0" encoding="UTF-8"?>
<WMS_Capabilities version="1.3.0" xmlns="http://www.opengis.net/wms" xmlns:xlink="http://www.w3.org/1999/xlink">
  <Service><Name>WMS</Name><Title>Serveur d’essai</Title></Service>
  <Capability>
    <Request><GetMap><Format>image/jpeg</Format><Format>image/png</Format></GetMap></Request>
    <Layer><Title>Tout</Title><CRS>EPSG:4326</CRS><CRS>EPSG:3857</CRS>
      <Layer queryable="1"><Name>routes</Name><Title>Routes &amp; chemins</Title>
        <EX_GeographicBoundingBox><westBoundLongitude>${BOX.west}</westBoundLongitude><eastBoundLongitude>${BOX.east}</eastBoundLongitude>
          <southBoundLatitude>${BOX.south}</southBoundLatitude><northBoundLatitude>${BOX.north}</northBoundLatitude></EX_GeographicBoundingBox>
        <Style><Name>clair</Name><LegendURL width="20" height="20"><Format>image/png</Format>
          <OnlineResource xlink:href="${url}/legend.png"/></LegendURL></Style>
      </Layer>
    </Layer>
    <Layer><Name>ailleurs</Name><Title>En Lambert seulement</Title><CRS>EPSG:26191</CRS></Layer>
  </Capability>
</WMS_Capabilities>`

const matrix = (zoom: number) => `<TileMatrix><ows:Identifier>z${zoom}</ows:Identifier>
  <ScaleDenominator>${559082264.0287178 / 2 ** zoom}</ScaleDenominator><TopLeftCorner>-20037508.3427892 20037508.3427892</TopLeftCorner>
  <TileWidth>256</TileWidth><TileHeight>256</TileHeight></TileMatrix>`

const WMTS = (url: string) => `<?xml version="1.0"?>
<Capabilities xmlns="http://www.opengis.net/wmts/1.0" xmlns:ows="http://www.opengis.net/ows/1.1" version="1.0.0">
  <ows:ServiceIdentification><ows:Title>Tuiles d’essai</ows:Title></ows:ServiceIdentification>
  <Contents>
    <Layer><ows:Title>Photo 2024</ows:Title><ows:Identifier>photo</ows:Identifier><Style isDefault="true"><ows:Identifier>normal</ows:Identifier></Style>
      <Format>image/png</Format><TileMatrixSetLink><TileMatrixSet>PM</TileMatrixSet></TileMatrixSetLink>
      <ResourceURL format="image/png" resourceType="tile" template="${url}/tuiles/{Style}/{TileMatrixSet}/{TileMatrix}/{TileCol}/{TileRow}.png"/></Layer>
    <Layer><ows:Title>Lambert</ows:Title><ows:Identifier>lambert</ows:Identifier><Style><ows:Identifier>normal</ows:Identifier></Style>
      <Format>image/png</Format><TileMatrixSetLink><TileMatrixSet>L1</TileMatrixSet></TileMatrixSetLink></Layer>
    <TileMatrixSet><ows:Identifier>PM</ows:Identifier><ows:SupportedCRS>urn:ogc:def:crs:EPSG::3857</ows:SupportedCRS>${[10, 11, 12].map(matrix).join('')}</TileMatrixSet>
    <TileMatrixSet><ows:Identifier>L1</ows:Identifier><ows:SupportedCRS>urn:ogc:def:crs:EPSG::26191</ows:SupportedCRS>${matrix(3)}</TileMatrixSet>
  </Contents>
</Capabilities>`

const WFS = `<?xml version="1.0"?>
<wfs:WFS_Capabilities xmlns:wfs="http://www.opengis.net/wfs/2.0" xmlns:ows="http://www.opengis.net/ows/1.1" version="2.0.0">
  <ows:ServiceIdentification><ows:Title>Objets d’essai</ows:Title></ows:ServiceIdentification>
  <ows:OperationsMetadata><ows:Operation name="GetFeature"><ows:Parameter name="outputFormat"><ows:AllowedValues>
    <ows:Value>application/gml+xml; version=3.2</ows:Value><ows:Value>application/json</ows:Value></ows:AllowedValues></ows:Parameter></ows:Operation></ows:OperationsMetadata>
  <wfs:FeatureTypeList><wfs:FeatureType><wfs:Name>ville:puits</wfs:Name><wfs:Title>Puits</wfs:Title></wfs:FeatureType></wfs:FeatureTypeList>
</wfs:WFS_Capabilities>`

const WELL = {
  type: 'Feature',
  properties: { nom: 'Puits n° 4' },
  geometry: { type: 'Point', coordinates: [-7.61, 33.53] },
}

/** A square of one colour. */
const square = (side: number) =>
  sharp({ create: { width: side, height: side, channels: 4, background: '#0b6b4f' } })
    .png()
    .toBuffer()

/** A real map server on this machine: WMS, WMTS and WFS, and on some paths whatever a bad one does. */
export async function startMapServer(): Promise<MapServer> {
  const asked: string[] = []
  let failing = false
  const picture = await square(256)
  const server = createServer((request, response) => {
    asked.push(request.url ?? '')
    if (failing) return response.writeHead(503).end()
    answer(request, response, { url: urlOf(server.address() as AddressInfo), picture })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const url = urlOf(server.address() as AddressInfo) // a listening TCP server has one
  const close = () => {
    server.closeAllConnections()
    return new Promise<void>((resolve) => server.close(() => resolve()))
  }
  const fail = (now: boolean) => {
    failing = now
  }
  return { url, host: url.slice('http://'.length), asked, fail, close }
}

const urlOf = ({ port }: AddressInfo) => `http://127.0.0.1:${port}`

type House = { readonly url: string; readonly picture: Buffer }

function answer(request: IncomingMessage, response: ServerResponse, { url, picture }: House): void {
  const { pathname, searchParams } = new URL(request.url ?? '/', url)
  const xml = (text: string) => response.setHeader('content-type', 'text/xml').end(text)
  const png = () => response.setHeader('content-type', 'image/png').end(picture)
  const asks = searchParams.get('REQUEST')
  if (pathname === '/wms') asks === 'GetCapabilities' ? xml(WMS(url)) : png()
  else if (pathname === '/wmts.xml') xml(WMTS(url))
  else if (pathname.startsWith('/tuiles/') || pathname === '/legend.png') png()
  else if (pathname === '/wfs')
    asks === 'GetCapabilities' ? xml(WFS) : json(response, { type: 'FeatureCollection', features: [WELL] })
  else if (!hostile(pathname, searchParams, response)) response.writeHead(404).end()
}

const json = (response: ServerResponse, value: unknown) =>
  response.setHeader('content-type', 'application/json').end(JSON.stringify(value))

/** What no good server does: never answers, never ends, unfolds without end, leads elsewhere, says a page is a picture. */
function hostile(path: string, query: URLSearchParams, response: ServerResponse): boolean {
  switch (path) {
    case '/silent':
      return true
    case '/endless': {
      const more = () => response.write('x'.repeat(65_536), () => setImmediate(more))
      more()
      return true
    }
    case '/bomb':
      response.setHeader('content-encoding', 'gzip').end(gzipSync(Buffer.alloc(20_000_000)))
      return true
    case '/to':
      response.writeHead(302, { location: query.get('where') ?? '' }).end()
      return true
    case '/page':
      response.setHeader('content-type', 'image/png').end('<!doctype html><script>alert(1)</script>')
      return true
    case '/entity':
      response.end('<!DOCTYPE a [<!ENTITY b "c">]><WMS_Capabilities>&b;</WMS_Capabilities>')
      return true
    default:
      return false
  }
}
