import { Link } from '@tanstack/react-router'
import type { IndicatorCode } from '../../../api/contract/performance/indicators.ts'
import type { OpenDataAnswer } from '../../../api/contract/performance/openData.ts'
import type { TerritorySeries } from '../../../api/contract/performance/performance.ts'
import { problemOf } from '../../api/problem.ts'
import { fixed } from '../../text/figures.ts'
import { useBulletinWords } from '../../text/useBulletinWords.ts'
import { useWords } from '../../text/words.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import tables from '../../ui/table.module.css'
import { Waiting } from '../../ui/Waiting.tsx'
import { ProblemReport } from '../frame/ProblemReport.tsx'
import { useTitle } from '../frame/useTitle.ts'
import { KeyFigure } from './KeyFigure.tsx'
import { PublicPages } from './PublicPages.tsx'
import classes from './statistics.module.css'
import { useCountrySeries, useOpenData } from './statisticsQueries.ts'
import { TrendChart } from './TrendChart.tsx'
import { useQuarterName } from './useQuarterName.ts'

/** What is told of the whole country first. */
const SHOWN = [
  ...(['filed', 'decided', 'backlog', 'mean_calendar_net', 'median_calendar_net'] as const),
  ...(['in_time', 'right_first_time', 'refusal_share', 'silence'] as const),
] satisfies readonly IndicatorCode[]

/** The country in a few figures, each with its definition; how they went; and where to read more. */
export function StatisticsScreen() {
  const say = useBulletinWords()
  useTitle(say('statistics.title'))
  const [all, described] = [useCountrySeries(), useOpenData()]
  const error = all.error ?? described.error
  const readAgain = () => Promise.all([all.refetch(), described.refetch()])
  return (
    <main id="content" className={classes.page} tabIndex={-1}>
      <PublicPages />
      <h1>{say('statistics.title')}</h1>
      <p className={classes.intro}>{say('statistics.intro')}</p>
      {error && <ProblemReport problem={problemOf(error)} onRetry={() => void readAgain()} />}
      {!error && !(all.data && described.data) && <Waiting lines={[72, 72, 72, 200, 200]} />}
      {all.data && described.data && <Figures series={all.data} indicators={described.data.indicators} />}
      <Ways />
    </main>
  )
}

type FiguresProps = { readonly series: TerritorySeries; readonly indicators: OpenDataAnswer['indicators'] }

function Figures({ series, indicators }: FiguresProps) {
  const say = useBulletinWords()
  const quarterName = useQuarterName()
  const last = series.periods.at(-1)
  const before = series.periods.at(-2)
  const some = (series.series.filed ?? []).some(({ value }) => value !== null && value > 0)
  if (!last || !before || !some)
    return <EmptyState level={2} title={say('statistics.nothing')} text={say('statistics.nothingHint')} />
  return (
    <>
      <p className={classes.small}>{say('statistics.asOf', { quarter: quarterName(last.code) })}</p>
      <dl className={classes.keys}>
        {SHOWN.map((code) => (
          <KeyFigure key={code} code={code} series={series} definition={indicators.find((one) => one.code === code)} />
        ))}
      </dl>
      <Trends series={series} />
      <Ages ages={series.ages} />
    </>
  )
}

function Trends({ series: all }: { readonly series: TerritorySeries }) {
  const say = useBulletinWords()
  const quarterName = useQuarterName()
  const [gp, pp] = [useCountrySeries('gp'), useCountrySeries('pp')]
  const labels = all.periods.map(({ code }) => quarterName(code, true))
  const of = (series: TerritorySeries | undefined, code: IndicatorCode) =>
    series?.series[code]?.map(({ value }) => value) ?? labels.map(() => null)
  const mean = 'mean_calendar_net'
  return (
    <>
      <h2>{say('statistics.trends')}</h2>
      <div className={classes.charts}>
        <TrendChart
          title={say('statistics.delay')}
          labels={labels}
          digits={1}
          lines={[
            { label: say('tracks.gp'), values: of(gp.data, mean) },
            { label: say('tracks.pp'), values: of(pp.data, mean) },
          ]}
        />
        <TrendChart
          title={say('statistics.flow')}
          labels={labels}
          digits={0}
          lines={[
            { label: say('statistics.filed'), values: of(all, 'filed') },
            { label: say('statistics.decided'), values: of(all, 'decided') },
          ]}
        />
        <TrendChart
          title={say('statistics.backlog')}
          labels={labels}
          digits={0}
          lines={[{ label: say('statistics.open'), values: of(all, 'backlog') }]}
        />
      </div>
    </>
  )
}

function Ages({ ages }: Pick<TerritorySeries, 'ages'>) {
  const say = useBulletinWords()
  const greatest = Math.max(1, ...ages.map(({ n }) => n))
  const beyond = ages.at(-2)?.upTo ?? 0
  return (
    <>
      <h2>{say('statistics.ages')}</h2>
      <table className={tables.table}>
        <caption className="unseen">{say('statistics.ages')}</caption>
        <thead>
          <tr>
            <th scope="col">{say('statistics.age')}</th>
            <th scope="col" className={classes.end}>
              {say('statistics.dossiers')}
            </th>
            <td />
          </tr>
        </thead>
        <tbody>
          {ages.map(({ upTo, n }) => (
            <tr key={upTo ?? 'beyond'}>
              <th scope="row">
                {upTo === null ? say('statistics.beyond', { n: beyond }) : say('statistics.upTo', { n: upTo })}
              </th>
              <td className={classes.end}>
                <bdi dir="ltr">{fixed(n, 0)}</bdi>
              </td>
              <td width="50%" aria-hidden="true">
                <span className={classes.bar} style={{ width: `${(100 * n) / greatest}%` }} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  )
}

const WAYS = [
  { to: '/territoire', name: 'mapLink', text: 'statistics.mapText' },
  { to: '/classements', name: 'rankingsLink', text: 'statistics.rankingsText' },
  { to: '/bulletins', name: 'bulletinsLink', text: 'statistics.bulletinsText' },
  { to: '/donnees-ouvertes', name: 'openDataLink', text: 'openData.intro' },
] as const

function Ways() {
  const say = useBulletinWords()
  const { language } = useWords()
  return (
    <>
      <h2>{say('statistics.more')}</h2>
      <ul className={classes.ways} lang={language}>
        {WAYS.map(({ to, name, text }) => (
          <li key={to}>
            <Link to={to}>{say(name)}</Link>
            <p>{say(text)}</p>
          </li>
        ))}
      </ul>
    </>
  )
}
