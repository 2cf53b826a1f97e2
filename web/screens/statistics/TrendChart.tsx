import {
  type LineChart,
  lineChart,
  type Mark,
  type Series,
} from '../../../api/contract/performance/charts/lineChart.ts'
import { fixed, plain } from '../../text/figures.ts'
import { useBulletinWords } from '../../text/useBulletinWords.ts'
import { useWords } from '../../text/words.ts'
import tables from '../../ui/table.module.css'
import classes from './statistics.module.css'

const SIZE = { width: 420, height: 200 }
const COLOURS = ['var(--ink)', 'var(--accent)'] as const
const LOOKS: readonly { readonly mark: Mark; readonly dashed: boolean }[] = [
  { mark: 'disc', dashed: false },
  { mark: 'square', dashed: true },
]

type Line = { readonly label: string; readonly values: readonly (number | null)[] }
type TrendChartProps = {
  readonly title: string
  readonly labels: readonly string[]
  readonly lines: readonly Line[]
  readonly digits: 0 | 1
}

/** Values over quarters as lines, with the same values as a table under them. */
export function TrendChart({ title, labels, lines, digits }: TrendChartProps) {
  const say = useBulletinWords()
  const { language } = useWords()
  const series: Series[] = lines.map(({ label, values }, nth) => ({
    id: label,
    ...(LOOKS[nth] ?? { mark: 'diamond', dashed: true }),
    values,
  }))
  const chart = lineChart({ ...SIZE, series, labels, rightToLeft: language === 'ar' })
  return (
    <figure>
      <figcaption>{title}</figcaption>
      <svg
        className={classes.chart}
        viewBox={`0 0 ${chart.width} ${chart.height}`}
        role="img"
        aria-label={say('statistics.chartAlt', { what: title })}
        direction="ltr"
      >
        <Axes chart={chart} rightToLeft={language === 'ar'} />
        {chart.lines.map((line, nth) => (
          <g key={line.id} fill={COLOURS[nth]} stroke={COLOURS[nth]}>
            <path d={line.path} fill="none" strokeWidth={1.6} strokeDasharray={line.dashed ? '4 2' : undefined} />
            {line.dots.map((dot) => (
              <Dot key={dot.x} mark={line.mark} x={dot.x} y={dot.y} />
            ))}
          </g>
        ))}
      </svg>
      {lines.length > 1 && (
        <ul className={classes.legend}>
          {series.map(({ id, mark, dashed }, nth) => (
            <li key={id}>
              <svg viewBox="0 0 30 14" aria-hidden="true" fill={COLOURS[nth]} stroke={COLOURS[nth]}>
                <path d="M1 7H29" strokeWidth={1.6} strokeDasharray={dashed ? '4 2' : undefined} />
                <Dot mark={mark} x={15} y={7} />
              </svg>
              {id}
            </li>
          ))}
        </ul>
      )}
      <Twin title={title} labels={labels} lines={lines} digits={digits} />
    </figure>
  )
}

function Axes({
  chart: { plot, ticks, labels },
  rightToLeft,
}: {
  readonly chart: LineChart
  readonly rightToLeft: boolean
}) {
  return (
    <>
      {ticks.map(({ y, value }) => (
        <g key={value}>
          <path d={`M${plot.left} ${y}H${plot.right}`} stroke="var(--line)" fill="none" />
          <text x={rightToLeft ? plot.right + 4 : plot.left - 4} y={y + 3.5} textAnchor={rightToLeft ? 'start' : 'end'}>
            {plain(value)}
          </text>
        </g>
      ))}
      {labels.map(({ x, text }) => (
        <text key={x} x={x} y={plot.bottom + 15} textAnchor="middle">
          {text}
        </text>
      ))}
    </>
  )
}

const SIDE = 5

const Dot = ({ mark, x, y }: { readonly mark: Mark; readonly x: number; readonly y: number }) =>
  mark === 'disc' ? (
    <circle cx={x} cy={y} r={SIDE / 2} stroke="none" />
  ) : (
    <rect x={x - SIDE / 2} y={y - SIDE / 2} width={SIDE} height={SIDE} stroke="none" />
  )

function Twin({ title, labels, lines, digits }: TrendChartProps) {
  const say = useBulletinWords()
  return (
    <details className={classes.more}>
      <summary>
        {say('statistics.table')}
        <span className="unseen"> – {title}</span>
      </summary>
      <table className={tables.table}>
        <caption className="unseen">{title}</caption>
        <thead>
          <tr>
            <th scope="col">{say('quarter')}</th>
            {lines.map(({ label }) => (
              <th key={label} scope="col" className={classes.end}>
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {labels.map((label, nth) => (
            <tr key={label}>
              <th scope="row">{label}</th>
              {lines.map((line) => (
                <td key={line.label} className={classes.end}>
                  <bdi dir="ltr">{printed(line.values[nth] ?? null, digits) ?? say('noFigure')}</bdi>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  )
}

const printed = (value: number | null, digits: 0 | 1) => (value === null ? null : fixed(value, digits))
