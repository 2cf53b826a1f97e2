import { NativeSelect } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { quarterAfter } from '../../../api/contract/performance/period.ts'
import { RANKED_TRACKS, type RankingsAnswer } from '../../../api/contract/performance/rankings.ts'
import { valueOrThrow } from '../../api/client.ts'
import { problemOf } from '../../api/problem.ts'
import { useClient } from '../../api/queries.ts'
import { fixed } from '../../text/figures.ts'
import { useBulletinWords } from '../../text/useBulletinWords.ts'
import { useWords } from '../../text/words.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Waiting } from '../../ui/Waiting.tsx'
import { ProblemReport } from '../frame/ProblemReport.tsx'
import { useTitle } from '../frame/useTitle.ts'
import { PublicPages } from '../statistics/PublicPages.tsx'
import classes from '../statistics/statistics.module.css'
import { useOpenData } from '../statistics/statisticsQueries.ts'
import { useQuarterName } from '../statistics/useQuarterName.ts'
import { RankingTable } from './RankingTable.tsx'
import type { RankingsSearch } from './rankingsSearch.ts'

function useRankings(asked: RankingsSearch) {
  const client = useClient()
  return useQuery({
    queryKey: ['readRankings', asked.quarter, asked.track, asked.class],
    queryFn: async ({ signal }) => {
      const query = { quarter: asked.quarter, track: asked.track, class: asked.class }
      return valueOrThrow(await client.call('readRankings', { query, signal }))
    },
    placeholderData: (former) => former,
  })
}

/** Who decides soonest, and where delays moved most, by a rule that is printed under it. */
export function RankingsScreen() {
  const say = useBulletinWords()
  useTitle(say('rankings.title'))
  const asked = useSearch({ from: '/classements' })
  const { data, error, refetch } = useRankings(asked)
  return (
    <main id="content" className={classes.page} tabIndex={-1}>
      <PublicPages />
      <h1>{say('rankings.title')}</h1>
      <p className={classes.intro}>{say('rankings.intro')}</p>
      {data && <Filters answer={data} />}
      {error && <ProblemReport problem={problemOf(error)} onRetry={() => void refetch()} />}
      {!data && !error && <Waiting lines={[60, 24, 300, 300]} />}
      {data && !error && <Lists answer={data} />}
    </main>
  )
}

function Filters({ answer }: { readonly answer: RankingsAnswer }) {
  const say = useBulletinWords()
  const { say: told } = useWords()
  const quarterName = useQuarterName()
  const navigate = useNavigate({ from: '/classements' })
  const { data } = useOpenData()
  const choose = (next: RankingsSearch) => void navigate({ search: (now) => ({ ...now, ...next }), replace: true })
  const known = data?.datasets[0]?.periods ?? []
  const quarters = [...new Set([answer.period.code, ...known])].toSorted().toReversed()
  const few = quarters.length > 1 ? quarters : [answer.period.code, quarterAfter(answer.period.code, -1)]
  return (
    <div className={classes.filters}>
      <NativeSelect
        size="md"
        label={say('quarter')}
        value={answer.period.code}
        data={few.map((code) => ({ value: code, label: quarterName(code) }))}
        onChange={({ currentTarget: { value } }) => choose({ quarter: value })}
      />
      <NativeSelect
        size="md"
        label={say('rankings.track')}
        value={answer.track}
        data={RANKED_TRACKS.map((code) => ({ value: code, label: say(`tracks.${code}`) }))}
        onChange={({ currentTarget: { value } }) => choose({ track: RANKED_TRACKS.find((one) => one === value) })}
      />
      <NativeSelect
        size="md"
        label={say('rankings.class')}
        value={answer.class}
        data={answer.classes.map(({ code, name, territories }) => ({
          value: code,
          label: `${told(name)} (${territories})`,
        }))}
        onChange={({ currentTarget: { value } }) =>
          choose({ class: answer.classes.find(({ code }) => code === value)?.code })
        }
      />
    </div>
  )
}

function Lists({ answer: { ranking, before, rule } }: { readonly answer: RankingsAnswer }) {
  const say = useBulletinWords()
  const { say: told, nameOf } = useWords()
  const { ranked, compared, few, none, incomparable } = ranking
  return (
    <>
      <p role="status" className={classes.small}>
        {say('rankings.counted', {
          ...{
            ranked: fixed(ranked, 0),
            compared: fixed(compared, 0),
            few: fixed(few.length, 0),
            none: fixed(none, 0),
          },
        })}
      </p>
      {ranked === 0 && <EmptyState level={2} title={say('rankings.nobody')} text={say('rankings.nobodyHint')} />}
      {(['best', 'improved', 'degraded'] as const).map(
        (list) =>
          ranking[list].length > 0 && (
            <RankingTable key={list} title={say(`rankings.${list}`)} rows={ranking[list]} before={before.code} />
          ),
      )}
      {few.length > 0 && (
        <details className={classes.more}>
          <summary>{say('rankings.few', { count: few.length, n: few.length })}</summary>
          <ul className={classes.names}>
            {few.map((one) => (
              <li key={one.code}>{nameOf(one)}</li>
            ))}
          </ul>
        </details>
      )}
      {incomparable.length > 0 && (
        <details className={classes.more}>
          <summary>{say('rankings.incomparable', { count: incomparable.length, n: incomparable.length })}</summary>
          <ul className={classes.names}>
            {incomparable.map((one) => (
              <li key={one.code}>
                {nameOf(one)} – {one.note ? told(one.note) : say(`rankings.why.${one.why}`)}
              </li>
            ))}
          </ul>
        </details>
      )}
      <h2>{say('rankings.rule')}</h2>
      <ol className={classes.rule}>
        {rule.map((sentence) => (
          <li key={sentence.fr}>{told(sentence)}</li>
        ))}
      </ol>
    </>
  )
}
