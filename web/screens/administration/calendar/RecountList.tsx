import type { Recount } from '../../../../api/contract/calendar.ts'
import { problemOf } from '../../../api/problem.ts'
import { fixed, printedDay, printedInstant } from '../../../text/figures.ts'
import { useCalendarWords } from '../../../text/useCalendarWords.ts'
import { useWords } from '../../../text/words.ts'
import { nameIn } from '../../../ui/PersonName.tsx'
import { ProblemReport } from '../../frame/ProblemReport.tsx'
import { RefreshButton } from '../RefreshButton.tsx'
import work from '../work.module.css'
import classes from './calendar.module.css'
import { useRecounts } from './calendarQueries.ts'

/** How far the open dossiers are counted again, and why each time. */
export function RecountList() {
  const say = useCalendarWords()
  const read = useRecounts()
  const listed = read.data?.recounts ?? []
  return (
    <section className={work.group} aria-labelledby="recounts">
      <div className={work.head}>
        <h2 id="recounts">{say('recounts')}</h2>
        <RefreshButton read={read} />
      </div>
      {read.error && <ProblemReport problem={problemOf(read.error)} onRetry={() => void read.refetch()} />}
      {read.isSuccess && listed.length === 0 && <p>{say('noRecount')}</p>}
      {listed.length > 0 && (
        <ul className={work.list}>
          {listed.map((recount) => (
            <RecountItem key={recount.id} recount={recount} />
          ))}
        </ul>
      )}
    </section>
  )
}

function RecountItem({ recount }: { readonly recount: Recount }) {
  const say = useCalendarWords()
  const { nameOf, language } = useWords()
  const { why, askedBy, askedAt, together } = recount
  return (
    <li>
      <div className={work.what}>
        <p>
          <b>{say(`causes.${why.cause}`, { name: nameOf(why), days: useDays()(why) })}</b>
        </p>
        <Progress recount={recount} />
        {askedBy && (
          <small className="figures">
            {say('askedBy', { name: nameIn(language, askedBy), date: printedInstant(askedAt) })}
            {together && ` · ${say('together')}`}
          </small>
        )}
      </div>
    </li>
  )
}

function useDays() {
  const say = useCalendarWords()
  return ({ from, to }: Recount['why']) => {
    if (to === null) return say('since', { from: printedDay(from) })
    return from === to ? printedDay(from) : say('between', { from: printedDay(from), to: printedDay(to) })
  }
}

function Progress({ recount: { total, done, changed, finishedAt } }: { readonly recount: Recount }) {
  const say = useCalendarWords()
  if (finishedAt)
    return (
      <p className="figures">
        {say('over', { date: printedInstant(finishedAt), done: fixed(done, 0), changed: fixed(changed, 0) })}
      </p>
    )
  return (
    <p className={classes.progress} aria-live="polite">
      <progress aria-label={say('progress')} value={done} max={total ?? 1} />
      <span className="figures">
        {total === null ? say('waiting') : say('underWay', { done: fixed(done, 0), total: fixed(total, 0) })}
      </span>
    </p>
  )
}
