import { type ReactNode, useId, useState } from 'react'
import type { Background } from '../../../api/contract/map.ts'
import { BackgroundChoice } from '../../map/background/BackgroundLayer.tsx'
import { Legend, type LegendProps } from '../../map/Legend.tsx'
import { useMapLanguage } from '../../map/MapContext.ts'
import { useMapWords } from '../../map/useMapWords.ts'
import classes from './stage.module.css'

type LayerChoiceProps = LegendProps & {
  readonly backgrounds: readonly Background[]
  readonly chosen: string | null
  readonly choose: (id: string | null) => void
  /** Beside the button: a small map has no room for one more under it. */
  readonly beside?: ReactNode
  /** What else can be shown. */
  readonly children?: ReactNode
}

/** The legend, which is also the switches: folded until asked for, so that the map keeps its room. */
export function LayerChoice({ backgrounds, chosen, choose, beside, children, ...legend }: LayerChoiceProps) {
  const t = useMapWords()
  const language = useMapLanguage()
  const panel = useId()
  const [open, setOpen] = useState(false)
  return (
    <div className={classes.layers}>
      <div className={classes.row}>
        {beside}
        <button type="button" aria-expanded={open} aria-controls={panel} onClick={() => setOpen(!open)}>
          {t('legend.title')}
        </button>
      </div>
      <div id={panel} className={classes.legend} hidden={!open}>
        {open && (
          <>
            <BackgroundChoice backgrounds={backgrounds} chosen={chosen} onChoose={choose} language={language} />
            <Legend {...legend} />
            {children}
          </>
        )}
      </div>
    </div>
  )
}
