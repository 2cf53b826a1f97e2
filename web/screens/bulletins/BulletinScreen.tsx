import { Link, useParams, useSearch } from '@tanstack/react-router'
import type { BulletinAnswer } from '../../../api/contract/performance/bulletins.ts'
import { type Problem, problemOf } from '../../api/problem.ts'
import { fixed, printedDay } from '../../text/figures.ts'
import { useBulletinWords } from '../../text/useBulletinWords.ts'
import { useWords } from '../../text/words.ts'
import { Notice } from '../../ui/Notice.tsx'
import { Waiting } from '../../ui/Waiting.tsx'
import { ProblemReport } from '../frame/ProblemReport.tsx'
import { useTitle } from '../frame/useTitle.ts'
import { PublicPages } from '../statistics/PublicPages.tsx'
import classes from '../statistics/statistics.module.css'
import { useQuarterName } from '../statistics/useQuarterName.ts'
import { BulletinBody } from './BulletinBody.tsx'
import { fileAddress, useBulletin } from './bulletinQueries.ts'
import { Moved } from './Moved.tsx'

/** A published bulletin as it was published, what it is worth today, and its files. */
export function BulletinScreen() {
  const say = useBulletinWords()
  const quarterName = useQuarterName()
  const { quarter } = useParams({ from: '/bulletins/$quarter' })
  const { edition } = useSearch({ from: '/bulletins/$quarter' })
  const { data, error, refetch } = useBulletin(quarter, edition)
  useTitle(say('page.title', { quarter: quarterName(quarter) }))
  return (
    <main id="content" className={classes.page} tabIndex={-1}>
      <PublicPages />
      <p>
        <Link to="/bulletins">{say('page.back')}</Link>
      </p>
      <h1>{say('page.title', { quarter: quarterName(quarter) })}</h1>
      {error && <Missing problem={problemOf(error)} onRetry={() => void refetch()} />}
      {!data && !error && <Waiting lines={[44, 24, 44, 300, 300]} />}
      {data && <Bulletin bulletin={data} />}
    </main>
  )
}

type MissingProps = { readonly problem: Problem; readonly onRetry: () => void }

/** What was never published is no fault of whoever asks for it: they are told when it may come. */
function Missing({ problem, onRetry }: MissingProps) {
  const say = useBulletinWords()
  if (problem.code !== 'NOT_FOUND') return <ProblemReport problem={problem} onRetry={onRetry} />
  return (
    <Notice>
      <p>{say('page.unpublished')}</p>
      <p>{say('page.unpublishedHint')}</p>
    </Notice>
  )
}

function Bulletin({ bulletin }: { readonly bulletin: BulletinAnswer }) {
  const say = useBulletinWords()
  const { say: told, language } = useWords()
  const { quarter, edition, publishedAt, asOf, correction, editions } = bulletin
  const newest = editions.at(-1)?.edition ?? edition
  return (
    <>
      <p className={classes.small}>
        {[
          say('list.edition', { n: edition }),
          say('list.published', { day: printedDay(publishedAt) }),
          say('page.asOf', { day: printedDay(asOf) }),
        ].join(' · ')}
      </p>
      {correction && <p>{say('page.corrects', { text: told(correction) })}</p>}
      {newest > edition && (
        <Notice tone="warning">
          <p>{say('page.older', { n: newest })}</p>
          <Link to="/bulletins/$quarter" params={{ quarter }} search={{ edition: newest }}>
            {say('page.openNewest', { n: newest })}
          </Link>
        </Notice>
      )}
      <Moved bulletin={bulletin} />
      <BulletinBody address={fileAddress(bulletin, `bulletin-${quarter}-${language}.html`)} />
      <Files bulletin={bulletin} />
      {editions.length > 1 && (
        <>
          <h2>{say('page.editions')}</h2>
          <ul>
            {editions.map((one) => (
              <li key={one.edition}>
                <Link to="/bulletins/$quarter" params={{ quarter }} search={{ edition: one.edition }}>
                  {say('list.edition', { n: one.edition })}
                </Link>{' '}
                – {say('list.published', { day: printedDay(one.publishedAt) })}
                {one.correction && ` – ${told(one.correction)}`}
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  )
}

function Files({ bulletin }: { readonly bulletin: BulletinAnswer }) {
  const say = useBulletinWords()
  return (
    <>
      <h2>{say('page.files')}</h2>
      <ul className={classes.ways}>
        {bulletin.files.map(({ name, bytes, sha256 }) => (
          <li key={name}>
            <a href={fileAddress(bulletin, name)} download>
              <bdi dir="ltr">{name}</bdi>
            </a>
            <p className={classes.code}>
              {say('page.size', { n: fixed(Math.ceil(bytes / 1000), 0) })} · {say('page.checksum')}{' '}
              <bdi dir="ltr">{sha256}</bdi>
            </p>
          </li>
        ))}
      </ul>
    </>
  )
}
