import { Link } from '@tanstack/react-router'
import type { PublishedBulletin } from '../../../api/contract/performance/bulletins.ts'
import { problemOf } from '../../api/problem.ts'
import { printedDay } from '../../text/figures.ts'
import { useBulletinWords } from '../../text/useBulletinWords.ts'
import { useWords } from '../../text/words.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import tables from '../../ui/table.module.css'
import { Waiting } from '../../ui/Waiting.tsx'
import { ProblemReport } from '../frame/ProblemReport.tsx'
import { useTitle } from '../frame/useTitle.ts'
import { PublicPages } from '../statistics/PublicPages.tsx'
import classes from '../statistics/statistics.module.css'
import { useQuarterName } from '../statistics/useQuarterName.ts'
import { fileAddress, useBulletins } from './bulletinQueries.ts'

/** Every published bulletin, the newest quarter first. */
export function BulletinsScreen() {
  const say = useBulletinWords()
  useTitle(say('list.title'))
  const { data, error, refetch } = useBulletins()
  return (
    <main id="content" className={classes.page} tabIndex={-1}>
      <PublicPages />
      <h1>{say('list.title')}</h1>
      <p className={classes.intro}>{say('list.intro')}</p>
      {error && <ProblemReport problem={problemOf(error)} onRetry={() => void refetch()} />}
      {!data && !error && <Waiting lines={[44, 44, 44]} />}
      {data?.bulletins.length === 0 && (
        <EmptyState level={2} title={say('list.none')} text={say('list.noneHint')}>
          <Link to="/statistiques">{say('statisticsLink')}</Link>
        </EmptyState>
      )}
      {data && data.bulletins.length > 0 && <List bulletins={data.bulletins} />}
    </main>
  )
}

function List({ bulletins }: { readonly bulletins: readonly PublishedBulletin[] }) {
  const say = useBulletinWords()
  return (
    <table className={tables.table} data-stacks>
      <caption className="unseen">{say('list.title')}</caption>
      <thead>
        <tr>
          <th scope="col">{say('list.bulletin')}</th>
          <th scope="col">{say('list.files')}</th>
        </tr>
      </thead>
      <tbody>
        {bulletins.map((bulletin) => (
          <Line key={bulletin.quarter} bulletin={bulletin} />
        ))}
      </tbody>
    </table>
  )
}

function Line({ bulletin }: { readonly bulletin: PublishedBulletin }) {
  const say = useBulletinWords()
  const { say: told } = useWords()
  const quarterName = useQuarterName()
  const { quarter, edition, publishedAt, correction } = bulletin
  const files = [
    { name: `bulletin-${quarter}-fr.pdf`, label: say('list.paper') },
    { name: `bulletin-${quarter}-ar.pdf`, label: say('list.paperAr') },
    { name: `bulletin-${quarter}.json`, label: say('list.data') },
  ]
  return (
    <tr>
      <th scope="row">
        <Link to="/bulletins/$quarter" params={{ quarter }}>
          {quarterName(quarter)}
        </Link>
        <br />
        <small>
          {say('list.published', { day: printedDay(publishedAt) })}
          {edition > 1 && ` · ${say('list.edition', { n: edition })}`}
        </small>
        {correction && <p className={classes.small}>{say('page.corrects', { text: told(correction) })}</p>}
      </th>
      <td>
        <span className={classes.files}>
          {files.map(({ name, label }) => (
            <a key={name} href={fileAddress(bulletin, name)} download>
              {label}
              <span className="unseen"> – {quarterName(quarter)}</span>
            </a>
          ))}
        </span>
      </td>
    </tr>
  )
}
