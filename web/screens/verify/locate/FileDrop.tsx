import { useEffect, useState } from 'react'
import { useWords } from '../../../text/words.ts'
import classes from './locate.module.css'

export const ACCEPTED = '.zip,.geojson,.json,.kml,.kmz,.gpx,.dxf,.dwg,.csv,.txt,.shp'

const hasFiles = (event: DragEvent) => event.dataTransfer?.types.includes('Files') ?? false

/** The whole page takes a file: nobody has to aim at a rectangle. */
export function FileDrop({ onFile }: { readonly onFile: (file: File) => void }) {
  const { t } = useWords()
  const [over, setOver] = useState(false)

  useEffect(() => {
    const enter = (event: DragEvent) => {
      if (!hasFiles(event)) return
      event.preventDefault()
      setOver(true)
    }
    const leave = (event: DragEvent) => {
      if (event.relatedTarget === null) setOver(false)
    }
    const drop = (event: DragEvent) => {
      if (!hasFiles(event)) return
      event.preventDefault()
      setOver(false)
      const [file] = event.dataTransfer?.files ?? []
      if (file) onFile(file)
    }
    window.addEventListener('dragover', enter)
    window.addEventListener('dragleave', leave)
    window.addEventListener('drop', drop)
    return () => {
      window.removeEventListener('dragover', enter)
      window.removeEventListener('dragleave', leave)
      window.removeEventListener('drop', drop)
    }
  }, [onFile])

  return over ? <div className={classes.over}>{t('locate.dropHere')}</div> : null
}
