import { lazy, Suspense } from 'react'
import { useWords } from '../../../text/words.ts'
import { Waiting } from '../../../ui/Waiting.tsx'
import type { Point } from '../../map/scene.ts'
import type { OutlineDrawing } from '../useOutlineDrawing.ts'
import type { Reading } from '../useReading.ts'
import classes from './locate.module.css'
import { Refusal } from './Refusal.tsx'

const VertexTable = lazy(() =>
  import('../../../map/draw/VertexTable.tsx').then(({ VertexTable: component }) => ({ default: component })),
)

type DrawWayProps = {
  readonly reading: Reading
  readonly drawing: OutlineDrawing
  readonly onShowPlace: (at: Point) => void
}

/** The outline is drawn on the map, or typed here borne by borne: both hands hold the same drawing. */
export function DrawWay({ reading: { state, read }, drawing, onShowPlace }: DrawWayProps) {
  const { t, language } = useWords()
  return (
    <div className={classes.way}>
      <p>{t('locate.drawHelp')}</p>
      <p className={classes.intro}>{t('locate.drawKeys')}</p>
      <p role="status" className="unseen">
        {state.stage === 'reading' ? t('locate.drawReading') : ''}
      </p>
      <Refusal
        state={state}
        kind="outline"
        onAgain={(given, srid) => void read(given, srid)}
        onShowPlace={onShowPlace}
      />
      <details className={classes.typed} open>
        <summary>{t('locate.typeBornes')}</summary>
        <Suspense fallback={<Waiting lines={[44, 44, 44]} />}>
          <VertexTable outline={drawing.outline} dispatch={drawing.dispatch} language={language} />
        </Suspense>
      </details>
    </div>
  )
}
