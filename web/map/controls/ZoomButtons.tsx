import { useMap } from '../MapContext.ts'
import { motionMs } from '../mapView.ts'
import { useMapWords } from '../useMapWords.ts'
import './controls.css'

/** Plus and minus, for those who neither pinch nor turn a wheel. */
export function ZoomButtons() {
  const t = useMapWords()
  const view = useMap().getView()
  const by = (step: number) => view.animate({ zoom: Math.round((view.getZoom() ?? 0) + step), duration: motionMs() })
  return (
    <div className="map-buttons">
      <button type="button" aria-label={t('zoomIn')} title={t('zoomIn')} onClick={() => by(1)}>
        <span aria-hidden="true">+</span>
      </button>
      <button type="button" aria-label={t('zoomOut')} title={t('zoomOut')} onClick={() => by(-1)}>
        <span aria-hidden="true">−</span>
      </button>
    </div>
  )
}
