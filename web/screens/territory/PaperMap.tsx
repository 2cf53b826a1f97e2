import { useEffect, useRef } from 'react'
import { createPortal } from 'react-dom'
import { useMap } from '../../map/MapContext.ts'
import { mapCanvas } from '../../map/mapImage.ts'
import classes from './stage.module.css'

/**
 * The map as paper shows it: a map on the screen keeps the screen's width, wider than a page. Drawn as printing begins,
 * once the map has been drawn again with paper's dots.
 */
export function PaperMap({ place }: { readonly place: HTMLElement | null }) {
  const map = useMap()
  const paper = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const draw = () => {
      const canvas = mapCanvas(map)
      if (canvas) paper.current?.replaceChildren(canvas)
    }
    const clear = () => paper.current?.replaceChildren()
    window.addEventListener('beforeprint', draw)
    window.addEventListener('afterprint', clear)
    return () => {
      window.removeEventListener('beforeprint', draw)
      window.removeEventListener('afterprint', clear)
    }
  }, [map])
  return place && createPortal(<div ref={paper} className={classes.paper} />, place)
}
