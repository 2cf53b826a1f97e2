import { useNavigate } from '@tanstack/react-router'
import { Icon } from '../../map/controls/Icon.tsx'
import { useMap } from '../../map/MapContext.ts'
import { viewState } from '../../map/mapView.ts'
import { useLayerWords } from '../../text/useLayerWords.ts'
import { writePlace } from '../print/printSearch.ts'
import classes from './stage.module.css'

/** To the page where a sheet around the middle of the map is printed at a scale. */
export function PrintTool() {
  const say = useLayerWords()
  const map = useMap()
  const navigate = useNavigate()
  const open = () => {
    const center = viewState(map)?.center
    void navigate({ to: '/impression', search: center ? { at: writePlace(center) } : {} })
  }
  return (
    <div className={classes.layers}>
      <button type="button" onClick={open}>
        <Icon name="print" />
        <span className={classes.word}>{say('print.open')}</span>
      </button>
    </div>
  )
}
