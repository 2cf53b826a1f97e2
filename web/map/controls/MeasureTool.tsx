import { useReducer, useState } from 'react'
import { type LegalSrid, legalZone } from '../../../spatial/crs/legalZones.ts'
import { DraftFiguresText } from '../draw/DraftFiguresText.tsx'
import { outlineReducer, startOutline } from '../draw/outline.ts'
import { useDrawing } from '../draw/useDrawing.ts'
import { useMapLanguage } from '../MapContext.ts'
import { useMapWords } from '../useMapWords.ts'
import { ToolButton } from './ToolButton.tsx'
import './controls.css'

type Measured = 'distance' | 'area'

type MeasureToolProps = {
  /** The commune's zone; without it, the zone of the first point's latitude. */
  readonly srid?: LegalSrid | null
}

type MeasuringProps = { readonly measured: Measured; readonly srid: LegalSrid | null; readonly onStop: () => void }

/** Same hands and keys as drawing; the figure is of the legal plane, not of the screen. */
function Measuring({ measured, srid, onStop }: MeasuringProps) {
  const t = useMapWords()
  const language = useMapLanguage()
  const [outline, dispatch] = useReducer(outlineReducer, undefined, () => startOutline())
  useDrawing({
    outline,
    dispatch,
    srid,
    shape: measured === 'area' ? 'polygon' : 'line',
    named: false,
    onAbandon: onStop,
  })
  const zone = outline.draft.srid === null ? null : legalZone(outline.draft.srid)
  return (
    <div className="map-measure-figures" role="status">
      <DraftFiguresText draft={outline.draft} />
      {zone && <p>{t('measure.plane', { zone: language === 'ar' ? zone.nameAr : zone.nameFr })}</p>}
    </div>
  )
}

/** Distance and area on the map; choosing the other one, or pressing again, starts afresh. */
export function MeasureTool({ srid = null }: MeasureToolProps) {
  const t = useMapWords()
  const [measured, setMeasured] = useState<Measured | null>(null)
  const button = (kind: Measured) => (
    <ToolButton
      icon={kind}
      label={measured === kind ? t('measure.stop') : t(`measure.${kind}`)}
      pressed={measured === kind}
      onClick={() => setMeasured(measured === kind ? null : kind)}
    />
  )
  return (
    <div className="map-measure">
      <div className="map-buttons" role="toolbar" aria-label={t('measure.title')}>
        {button('distance')}
        {button('area')}
      </div>
      {measured && <Measuring key={measured} measured={measured} srid={srid} onStop={() => setMeasured(null)} />}
    </div>
  )
}
