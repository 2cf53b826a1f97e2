import Feature from 'ol/Feature.js'
import Point from 'ol/geom/Point.js'
import VectorLayer from 'ol/layer/Vector.js'
import type MapBrowserEvent from 'ol/MapBrowserEvent.js'
import VectorSource from 'ol/source/Vector.js'
import { useEffect, useMemo, useRef } from 'react'
import type { QueueMap } from '../../../api/contract/queue.ts'
import { useMap } from '../MapContext.ts'
import { fitTo, toDisplay } from '../mapView.ts'
import { useLayer } from '../useLayer.ts'
import { type MapLook, useLook } from '../useLook.ts'
import { queueStyle } from './queueStyle.ts'

type Site = QueueMap['sites'][number]

export type QueueLayerProps = {
  readonly sites: QueueMap['sites']
  readonly clusters: QueueMap['clusters']
  /** The dossier in hand, drawn whether the others are counted together or not. */
  readonly selected: Site | null
  readonly onSelect: (site: Site) => void
  /** What the map shows, each time it has come to rest. */
  readonly onLook: (look: MapLook) => void
}

const pointOf = ([lon = Number.NaN, lat = Number.NaN]: readonly number[]) => new Point(toDisplay([lon, lat]))

const siteFeature = (site: Site, selected: boolean) =>
  new Feature({ geometry: pointOf(site.at), site, number: site.number, urgency: site.urgency, selected })

const clusterFeature = (cluster: QueueMap['clusters'][number]) =>
  new Feature({ geometry: pointOf(cluster.at), cluster })

const queueLayer = () =>
  new VectorLayer({ className: 'ol-layer map-queue', source: new VectorSource(), style: queueStyle(), zIndex: 95 })

/** A site touched is taken in hand; a cluster opens onto what it holds. */
function usePress(layer: VectorLayer, onSelect: QueueLayerProps['onSelect']): void {
  const map = useMap()
  const select = useRef(onSelect)
  useEffect(() => {
    select.current = onSelect
  })
  useEffect(() => {
    const press = ({ pixel }: MapBrowserEvent) => {
      const touched = map.forEachFeatureAtPixel(pixel, (feature) => feature, {
        layerFilter: (candidate) => candidate === layer,
        hitTolerance: 8,
      })
      const site = touched?.get('site') as Site | undefined // what siteFeature put there
      const cluster = touched?.get('cluster') as QueueMap['clusters'][number] | undefined
      if (site) select.current(site)
      else if (cluster) openCluster(cluster)
    }
    const openCluster = ({ bbox: [west = 0, south = 0, east = 0, north = 0] }: QueueMap['clusters'][number]) =>
      fitTo(map, [west, south, east, north], { maxZoom: (map.getView().getZoom() ?? 5) + 4 })
    map.on('singleclick', press)
    return () => map.un('singleclick', press)
  }, [map, layer])
}

/** The dossiers of a queue where they lie. Its text twin is the queue itself. */
export function QueueLayer({ sites, clusters, selected, onSelect, onLook }: QueueLayerProps) {
  const layer = useMemo(queueLayer, [])
  useLayer(layer)
  usePress(layer, onSelect)
  useLook(onLook)
  useEffect(() => {
    const source = layer.getSource()
    source?.clear(true)
    source?.addFeatures([
      ...clusters.map(clusterFeature),
      ...sites.filter(({ id }) => id !== selected?.id).map((site) => siteFeature(site, false)),
      ...(selected ? [siteFeature(selected, true)] : []),
    ])
  }, [layer, sites, clusters, selected])
  return null
}
