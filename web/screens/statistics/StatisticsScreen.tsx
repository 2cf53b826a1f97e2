import { Link } from '@tanstack/react-router'
import type { Statistics } from '../../../api/contract/performance/statistics.ts'
import { problemOf } from '../../api/problem.ts'
import { fixed } from '../../text/figures.ts'
import { useBulletinWords } from '../../text/useBulletinWords.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import tables from '../../ui/table.module.css'
import { Waiting } from '../../ui/Waiting.tsx'
import { ForecastChecks } from '../forecast/ForecastChecks.tsx'
import { ProblemReport } from '../frame/ProblemReport.tsx'
import { useTitle } from '../frame/useTitle.ts'
import { KeyFigure } from './KeyFigure.tsx'
import { PublicPages } from './PublicPages.tsx'
import classes from './statistics.module.css'
import { useStatistics } from './statisticsQueries.ts'
import { TrendChart } from './TrendChart.tsx'
import { useQuarterName } from './useQuarterName.ts'

/** The country in a few figures, each with its definition; how they went; and where to read more. */
export function StatisticsScreen() {
  const say = useBulletinWords()
  useTitle(say('statistics.title'))
  const { data, error, refetch } = useStatistics()
  return (
    <main id="content" className={classes.page} tabIndex={-1}>
      <PublicPages />
      <h1>{say('statistics.title')}</h1>
      <p className={classes.intro}>{say('statistics.intro')}</p>
      {error && <ProblemReport problem={problemOf(error)} onRetry={() => void refetch()} />}
      {!error && !data && <Waiting lines={[72, 72, 72, 200, 200]} />}
      {data && <Figures statistics={data} />}
      <ForecastChecks />
      <Ways />
    </main>
  )
}

function Figures({ statistics }: { readonly statistics: Statistics }) {
  const say = useBulletinWords()
  const quarterName = useQuarterName()
  const { period, before, key, definitions, trend, ages } = statistics
  if (trend.every(({ filed, decided }) => filed + decided === 0))
    return <EmptyState level={2} title={say('statistics.nothing')} text={say('statistics.nothingHint')} />
  return (
    <>
      <p className={classes.small}>{say('statistics.asOf', { quarter: quarterName(period.code) })}</p>
      <dl className={classes.keys}>
        {key.map((figure) => (
          <KeyFigure
            key={figure.code}
            figure={figure}
            before={quarterName(before.code, true)}
            definition={definitions.find(({ code }) => code === figure.code)}
          />
        ))}
      </dl>
      <Trends trend={trend} />
      <Ages ages={ages} />
    </>
  )
}

function Trends({ trend }: Pick<Statistics, 'trend'>) {
  const say = useBulletinWords()
  const quarterName = useQuarterName()
  const labels = trend.map(({ quarter }) => quarterName(quarter, true))
  return (
    <>
      <h2>{say('statistics.trends')}</h2>
      <div className={classes.charts}>
        <TrendChart
          title={say('statistics.delay')}
          labels={labels}
          digits={1}
          lines={[
            { label: say('tracks.gp'), values: trend.map(({ gp }) => gp.mean) },
            { label: say('tracks.pp'), values: trend.map(({ pp }) => pp.mean) },
          ]}
        />
        <TrendChart
          title={say('statistics.flow')}
          labels={labels}
          digits={0}
          lines={[
            { label: say('statistics.filed'), values: trend.map(({ filed }) => filed) },
            { label: say('statistics.decided'), values: trend.map(({ decided }) => decided) },
          ]}
        />
        <TrendChart
          title={say('statistics.backlog')}
          labels={labels}
          digits={0}
          lines={[{ label: say('statistics.open'), values: trend.map(({ backlog }) => backlog) }]}
        />
      </div>
    </>
  )
}

function Ages({ ages }: Pick<Statistics, 'ages'>) {
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
  return (
    <>
      <h2>{say('statistics.more')}</h2>
      <ul className={classes.ways}>
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
