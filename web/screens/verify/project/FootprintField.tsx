import { Button } from '@mantine/core'
import { useWords } from '../../../text/words.ts'
import classes from './project.module.css'

export type FootprintWork = {
  readonly drawn: boolean
  readonly drawing: boolean
  readonly onDrawing: (drawing: boolean) => void
  readonly onClear: () => void
}

/** The building's outline, drawn on the same map: only with it can set-backs be checked. */
export function FootprintField({ drawn, drawing, onDrawing, onClear }: FootprintWork) {
  const { t } = useWords()
  return (
    <section className={classes.footprint}>
      <h2>{t('project.footprint')}</h2>
      <p className={classes.hint} role="status">
        {drawing ? t('project.footprintDrawing') : drawn ? t('project.footprintDrawn') : t('project.footprintWhy')}
      </p>
      <div className={classes.buttons}>
        <Button variant="default" onClick={() => onDrawing(!drawing)}>
          {drawing ? t('project.footprintStop') : t('project.footprintDraw')}
        </Button>
        {drawn && (
          <Button variant="subtle" onClick={onClear}>
            {t('project.footprintClear')}
          </Button>
        )}
      </div>
    </section>
  )
}
