import { useEffect } from 'react'
import { useMap } from '../../map/MapContext.ts'
import { mapImage } from '../../map/mapImage.ts'

const REST_MS = 800

/** Takes the map's picture once it has been at rest for a moment, so that paper has it whenever printing is asked. */
export function MapPicture({ onPicture }: { readonly onPicture: (picture: Blob | null) => void }) {
  const map = useMap()
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    const take = () => {
      clearTimeout(timer)
      timer = setTimeout(() => void mapImage(map).then(onPicture), REST_MS)
    }
    map.on('moveend', take)
    map.on('loadend', take)
    take()
    return () => {
      clearTimeout(timer)
      map.un('moveend', take)
      map.un('loadend', take)
    }
  }, [map, onPicture])
  return null
}
