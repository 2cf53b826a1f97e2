import type OlMap from 'ol/Map.js'
import { createContext, useContext } from 'react'

export type MapLanguage = 'fr' | 'ar'

type MapScope = { readonly map: OlMap; readonly language: MapLanguage }

export const MapContext = createContext<MapScope | null>(null)

function useScope(): MapScope {
  const scope = useContext(MapContext)
  if (!scope) throw new Error('Map layers and tools live inside <MapView>')
  return scope
}

/** The one ol/Map of the surrounding MapView. */
export const useMap = (): OlMap => useScope().map

/** The language in which the map writes its labels. */
export const useMapLanguage = (): MapLanguage => useScope().language
