import VectorTileLayer from 'ol/layer/VectorTile.js'
import type MapBrowserEvent from 'ol/MapBrowserEvent.js'
import { useEffect, useMemo, useState } from 'react'
import { TILE_LAYERS, type TileJson, type TileLayerName } from '../../../api/contract/map.ts'
import { listedIn } from '../../text/listed.ts'
import { MapNotice } from '../controls/MapNotice.tsx'
import { type MapLanguage, useMap, useMapLanguage } from '../MapContext.ts'
import { useLayer } from '../useLayer.ts'
import { useMapWords } from '../useMapWords.ts'
import { useTileJson } from './tileJson.ts'
import { tileSource } from './tileSource.ts'
import { lookOf } from './tileStyles.ts'

export type VisibleLayers = Readonly<Partial<Record<TileLayerName, boolean>>>

export type TileLayersProps = {
  readonly visible: VisibleLayers
  /** A parcel was pressed; rests while something is being drawn or measured. */
  readonly onPick?: (parcelId: string) => void
  /** Under figures, boundaries keep to themselves. */
  readonly pale?: boolean
}

type LayerWanted = {
  readonly name: TileLayerName
  readonly language: MapLanguage
  readonly pixelRatio: () => number
  readonly pale: boolean
}

function layerOf(tileJson: TileJson, { name, language, pixelRatio, pale }: LayerWanted): VectorTileLayer {
  const { style, zIndex, fromZoom } = lookOf(name, pale)
  return new VectorTileLayer({
    className: 'ol-layer map-tiles',
    source: tileSource(tileJson),
    style: style(language, pixelRatio),
    // Hatching must not be stretched between two zooms; the rest is cheaper as pictures of tiles.
    renderMode: name === 'servitudes' ? 'vector' : 'hybrid',
    declutter: 'map',
    minZoom: fromZoom,
    zIndex,
    properties: { tiles: name },
  })
}

function usePick(layer: VectorTileLayer | null, onPick: TileLayersProps['onPick']): void {
  const map = useMap()
  useEffect(() => {
    if (!layer || !onPick) return
    const pick = ({ pixel }: MapBrowserEvent) => {
      if (map.get('drawing')) return
      const id = map.forEachFeatureAtPixel(pixel, (feature) => feature.get('id') as unknown, {
        layerFilter: (candidate) => candidate === layer,
      })
      if (typeof id === 'string') onPick(id)
    }
    map.on('singleclick', pick)
    return () => map.un('singleclick', pick)
  }, [map, layer, onPick])
}

type OneLayerProps = {
  readonly name: TileLayerName
  readonly pale: boolean
  readonly onPick?: TileLayersProps['onPick']
  readonly onFailure: (name: TileLayerName, failed: boolean) => void
}

/** Tells failures of the layer's description and of its tiles; a tile that comes again takes the word back. */
function useFailure(layer: VectorTileLayer | null, failed: boolean, { name, onFailure }: OneLayerProps): void {
  useEffect(() => {
    onFailure(name, failed)
    return () => onFailure(name, false)
  }, [failed, name, onFailure])
  useEffect(() => {
    const source = layer?.getSource()
    if (!source) return
    const fail = () => onFailure(name, true)
    const come = () => onFailure(name, false)
    source.on('tileloaderror', fail)
    source.on('tileloadend', come)
    return () => {
      source.un('tileloaderror', fail)
      source.un('tileloadend', come)
    }
  }, [layer, name, onFailure])
}

function OneTileLayer(props: OneLayerProps) {
  const { name, onPick, pale } = props
  const map = useMap()
  const language = useMapLanguage()
  const { data, isError } = useTileJson(name)
  const layer = useMemo(
    () => (data ? layerOf(data, { name, language, pale, pixelRatio: () => map.getPixelRatio() }) : null),
    [data, name, language, pale, map],
  )
  useLayer(layer)
  useFailure(layer, isError, props)
  usePick(name === 'parcels' ? layer : null, onPick)
  return null
}

/** The layers of the service that are switched on; what can't be read is said, since missing is not absent. */
export function TileLayers({ visible, onPick, pale = false }: TileLayersProps) {
  const t = useMapWords()
  const language = useMapLanguage()
  const [failed, setFailed] = useState<ReadonlySet<TileLayerName>>(new Set())
  const onFailure = useMemo(
    () => (name: TileLayerName, fails: boolean) =>
      setFailed((before) => {
        if (before.has(name) === fails) return before
        return new Set(fails ? [...before, name] : [...before].filter((other) => other !== name))
      }),
    [],
  )
  const shown = TILE_LAYERS.filter((name) => visible[name])
  const silent = shown.filter((name) => failed.has(name))
  return (
    <>
      {shown.map((name) => (
        <OneTileLayer key={name} name={name} pale={pale} onPick={onPick} onFailure={onFailure} />
      ))}
      {silent.length > 0 && (
        <MapNotice>
          {t('layerUnavailable', {
            layers: listedIn(
              language,
              silent.map((name) => t(`layer.${name}`)),
            ),
          })}
        </MapNotice>
      )}
    </>
  )
}
