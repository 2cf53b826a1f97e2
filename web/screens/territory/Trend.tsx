import type { IndicatorCode } from '../../../api/contract/performance/indicators.ts'
import type { PerformanceAnswer, TerritorySeries } from '../../../api/contract/performance/performance.ts'
import { useTerritoryWords } from '../../text/useTerritoryWords.ts'
import classes from './place.module.css'
import screen from './territory.module.css'
import { trendLine } from './trendLine.ts'
import { useFigureWords } from './useFigureWords.ts'

type TrendProps = {
  readonly series: TerritorySeries
  readonly indicator: IndicatorCode
  readonly unit: PerformanceAnswer['unit']
  /** The legal delay in the unit of the figures. */
  readonly legal: number | null
}

const BOX = { width: 200, height: 48 }

/** The last quarters as a line, and in words. */
export function Trend({ series: { periods, series }, indicator, unit, legal }: TrendProps) {
  const say = useTerritoryWords()
  const words = useFigureWords()
  const values = periods.map((_, index) => series[indicator]?.[index]?.value ?? null)
  const first = values.findIndex((value) => value !== null)
  const last = values.findLastIndex((value) => value !== null)
  const [from, to] = [values[first], values[last]]
  if (first === last || from === null || from === undefined || to === null || to === undefined)
    return <p className={screen.quiet}>{say('trend.none')}</p>
  const { path, points, heightOf } = trendLine(values, BOX)
  const limit = legal === null ? null : heightOf(legal)
  const said = (value: number, index: number) => ({
    value: words.value(value, unit),
    period: words.period(periods[index]?.code ?? ''),
  })
  const [then, now] = [said(from, first), said(to, last)]
  return (
    <figure className={classes.trend}>
      <svg viewBox={`0 0 ${BOX.width} ${BOX.height}`} width={BOX.width} height={BOX.height} aria-hidden="true">
        {limit !== null && <line className={classes.limit} x1={0} x2={BOX.width} y1={limit} y2={limit} />}
        <path d={path} />
        {points.map(({ x, y }) => (
          <circle key={x} cx={x} cy={y} r={2} />
        ))}
      </svg>
      <figcaption>
        {words.quarters(periods.length)}.{' '}
        {say('trend.text', { first: then.value, from: then.period, last: now.value, to: now.period })}
        {limit !== null && ` (${say('trend.legal')})`}
      </figcaption>
    </figure>
  )
}
