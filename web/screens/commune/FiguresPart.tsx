import { Link } from '@tanstack/react-router'
import { indicatorOf } from '../../../api/contract/performance/indicators.ts'
import type { TerritorySeries } from '../../../api/contract/performance/performance.ts'
import type { CommuneAnswer } from '../../../api/contract/territory.ts'
import { problemOf } from '../../api/problem.ts'
import { useCommuneWords } from '../../text/useCommuneWords.ts'
import tables from '../../ui/table.module.css'
import { Waiting } from '../../ui/Waiting.tsx'
import { ProblemReport } from '../frame/ProblemReport.tsx'
import { Trend } from '../territory/Trend.tsx'
import { useSeries } from '../territory/territoryQueries.ts'
import { useFigureWords } from '../territory/useFigureWords.ts'
import classes from './commune.module.css'
import { LastQuarter } from './LastQuarter.tsx'

/** Three years. */
const QUARTERS = 12
const TOLD = ['median_working_net', 'in_time', 'right_first_time', 'filed', 'decided', 'backlog'] as const

/** How the commune keeps its deadlines, quarter by quarter, all procedures together. */
export function FiguresPart({ commune: { code, province } }: { readonly commune: CommuneAnswer }) {
  const say = useCommuneWords()
  const asked = { level: 'communes', code, quarters: QUARTERS } as const
  const { data, error, refetch } = useSeries({ ...asked, period: undefined, procedure: undefined, track: undefined })
  return (
    <section className={classes.part}>
      <h2>{say('figures')}</h2>
      <p className={classes.quiet}>{say('figuresText')}</p>
      {error && <ProblemReport problem={problemOf(error)} onRetry={() => void refetch()} />}
      {!data && !error && <Waiting lines={[96, 96, 96, 44, 44]} />}
      {data && (
        <>
          <Trends series={data} province={province.code} />
          <QuarterTable series={data} />
          <LastQuarter series={data} />
        </>
      )}
    </section>
  )
}

type SeriesProps = { readonly series: TerritorySeries }

/** Each leads to the map of its indicator, where its definition is printed. */
function Trends({ series, province }: SeriesProps & { readonly province: string }) {
  const words = useFigureWords()
  return (
    <div className={classes.trends}>
      {TOLD.map((code) => {
        const { unit, least } = indicatorOf(code)
        const last = series.series[code].at(-1)
        return (
          <div key={code}>
            <h3>
              <Link to="/territoire" search={{ indicator: code, at: series.code, level: 'communes', in: province }}>
                {words.indicator(code)}
              </Link>
            </h3>
            <p className={classes.figure}>{last && words.figure(last, { unit, least })}</p>
            <Trend series={series} indicator={code} unit={unit} legal={null} />
          </div>
        )
      })}
    </div>
  )
}

/** Every figure of the charts: their twin in words. */
function QuarterTable({ series: { periods, series } }: SeriesProps) {
  const say = useCommuneWords()
  const words = useFigureWords()
  return (
    <details className={classes.quarters}>
      <summary>{say('quarters')}</summary>
      <div className={classes.wide}>
        <table className={tables.table} aria-label={say('quarters')}>
          <thead>
            <tr>
              <th scope="col">{say('quarter')}</th>
              {TOLD.map((code) => (
                <th key={code} scope="col">
                  {words.indicator(code)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {periods.map(({ code: period, running }, nth) => (
              <tr key={period}>
                <th scope="row">{words.period(period, running)}</th>
                {TOLD.map((code) => {
                  const { unit, least } = indicatorOf(code)
                  const figure = series[code][nth]
                  return (
                    <td key={code} className="figures">
                      {figure && words.figure(figure, { unit, least })}
                    </td>
                  )
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  )
}
