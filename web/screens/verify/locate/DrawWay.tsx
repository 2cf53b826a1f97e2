import { useWords } from '../../../text/words.ts'
import { ProblemReport } from '../../frame/ProblemReport.tsx'
import type { Point } from '../../map/scene.ts'
import type { Reading } from '../useReading.ts'
import classes from './locate.module.css'

type DrawWayProps = { readonly reading: Reading; readonly onShowPlace: (at: Point) => void }

/** The drawing itself happens on the map, with its own table of vertices; here is how, and what came of it. */
export function DrawWay({ reading: { state, read }, onShowPlace }: DrawWayProps) {
  const { t } = useWords()
  return (
    <div className={classes.way}>
      <p>{t('locate.drawHelp')}</p>
      <p className={classes.intro}>{t('locate.drawKeys')}</p>
      <p role="status">{state.stage === 'reading' ? t('locate.drawReading') : ''}</p>
      {state.stage === 'refused' && state.given.kind === 'outline' && (
        <ProblemReport problem={state.problem} onRetry={() => void read(state.given)} onShowPlace={onShowPlace} />
      )}
    </div>
  )
}
