import { type IndicatorCode, indicatorOf } from '../../../api/contract/performance/indicators.ts'
import type { OpenDataAnswer } from '../../../api/contract/performance/openData.ts'
import type { TerritorySeries } from '../../../api/contract/performance/performance.ts'
import { fixed } from '../../text/figures.ts'
import { useBulletinWords } from '../../text/useBulletinWords.ts'
import { useWords } from '../../text/words.ts'
import classes from './statistics.module.css'
import { useQuarterName } from './useQuarterName.ts'

type KeyFigureProps = {
  readonly code: IndicatorCode
  readonly series: TerritorySeries
  readonly definition: OpenDataAnswer['indicators'][number] | undefined
}

/** One figure of the last quarter, that of the quarter before, and what it is. */
export function KeyFigure({ code, series, definition }: KeyFigureProps) {
  const say = useBulletinWords()
  const { say: told } = useWords()
  const quarterName = useQuarterName()
  const printed = usePrinted()
  const [before, last] = (series.series[code] ?? []).slice(-2)
  const { unit } = indicatorOf(code)
  return (
    <div>
      <dt>{definition ? told(definition.name) : code}</dt>
      <dd>
        <span className={classes.figure}>
          <bdi dir="ltr">{printed(code, last?.value ?? null)}</bdi>
        </span>{' '}
        {last?.value != null && say(`units.${unit}`)}
        <br />
        <small className={classes.small}>
          {say('statistics.before', {
            quarter: quarterName(series.periods.at(-2)?.code ?? '', true),
            figure: printed(code, before?.value ?? null),
          })}
        </small>
        {definition && (
          <details className={classes.more}>
            <summary>
              {say('statistics.definition')}
              <span className="unseen"> – {told(definition.name)}</span>
            </summary>
            <p className={classes.small}>
              {told(definition.how)} {told(definition.excluded)}{' '}
              {definition.least > 0 && say('statistics.least', { n: definition.least })}
            </p>
          </details>
        )}
      </dd>
    </div>
  )
}

function usePrinted(): (code: IndicatorCode, value: number | null) => string {
  const say = useBulletinWords()
  return (code, value) => {
    if (value === null) return say('noFigure')
    return fixed(value, indicatorOf(code).unit === 'dossiers' ? 0 : 1)
  }
}
