import { useId, useState } from 'react'
import { Legend, type LegendProps } from '../../map/Legend.tsx'
import { useMapWords } from '../../map/useMapWords.ts'
import classes from './stage.module.css'

/** The legend, which is also the switches: folded until asked for, so that the map keeps its room. */
export function LayerChoice(props: LegendProps) {
  const t = useMapWords()
  const panel = useId()
  const [open, setOpen] = useState(false)
  return (
    <div className={classes.layers}>
      <button type="button" aria-expanded={open} aria-controls={panel} onClick={() => setOpen(!open)}>
        {t('legend.title')}
      </button>
      <div id={panel} className={classes.legend} hidden={!open}>
        {open && <Legend {...props} />}
      </div>
    </div>
  )
}
