import { Button } from '@mantine/core'
import type { ParcelsReadAnswer } from '../../../../api/contract/parcels.ts'
import { useWords } from '../../../text/words.ts'
import { degreesAt, type Point } from '../../map/scene.ts'
import classes from './confirm.module.css'

type RefusedShapesProps = {
  readonly refused: ParcelsReadAnswer['refused']
  readonly onShowPlace: (at: Point) => void
}

/** Shapes of the file that could not become parcels, each with its own reason. */
export function RefusedShapes({ refused, onShowPlace }: RefusedShapesProps) {
  const { t, say } = useWords()
  return (
    <section>
      <h2>{t('confirm.refusedHeading')}</h2>
      <ul className={classes.findings}>
        {refused.map(({ label, code, detail, at }) => {
          const place = degreesAt(at)
          return (
            <li key={`${label} ${code}`} data-severity="error">
              <p>
                <b>
                  <bdi>{label}</bdi>
                </b>{' '}
                {say(detail)}
              </p>
              {place && (
                <Button variant="subtle" onClick={() => onShowPlace(place)}>
                  {t('confirm.showOnMap')}
                </Button>
              )}
            </li>
          )
        })}
      </ul>
    </section>
  )
}
