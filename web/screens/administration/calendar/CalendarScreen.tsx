import { useSearch } from '@tanstack/react-router'
import { problemOf } from '../../../api/problem.ts'
import { useAdministrationWords } from '../../../text/useAdministrationWords.ts'
import { useCalendarWords } from '../../../text/useCalendarWords.ts'
import { ButtonLink } from '../../../ui/ButtonLink.tsx'
import { Waiting } from '../../../ui/Waiting.tsx'
import { ProblemReport } from '../../frame/ProblemReport.tsx'
import { useTitle } from '../../frame/useTitle.ts'
import { AdministrationSection } from '../AdministrationSection.tsx'
import { today } from '../today.ts'
import work from '../work.module.css'
import classes from './calendar.module.css'
import { useCalendar } from './calendarQueries.ts'
import { Holidays } from './Holidays.tsx'
import { Outages } from './Outages.tsx'
import { RecountList } from './RecountList.tsx'
import { YearView } from './YearView.tsx'

/** The days that do not count, kept by operators; what changing them does to the open dossiers. */
export function CalendarScreen() {
  const title = useAdministrationWords()('administration.calendar')
  useTitle(title)
  return <AdministrationSection needs={['calendar.enter']}>{() => <Year title={title} />}</AdministrationSection>
}

function Year({ title }: { readonly title: string }) {
  const say = useCalendarWords()
  const { year = Number(today().slice(0, 4)) } = useSearch({ from: '/administration/calendrier' })
  const calendar = useCalendar(year)
  return (
    <>
      <div className={work.head}>
        <h1>{title}</h1>
        <YearSteps year={year} />
      </div>
      <p className={work.intro}>{say('intro')}</p>
      {calendar.isPending && <Waiting lines={[200, 200, 44, 44, 44]} />}
      {calendar.error && <ProblemReport problem={problemOf(calendar.error)} onRetry={() => void calendar.refetch()} />}
      {calendar.data && (
        <>
          <YearView year={year} calendar={calendar.data} />
          <Holidays year={year} holidays={calendar.data.holidays} />
          <Outages year={year} outages={calendar.data.outages} />
        </>
      )}
      <RecountList />
    </>
  )
}

function YearSteps({ year }: { readonly year: number }) {
  const say = useCalendarWords()
  const steps = [
    ['before', year - 1],
    ['after', year + 1],
  ] as const
  const [before, after] = steps.map(([word, to]) => (
    <ButtonLink
      key={word}
      to="/administration/calendrier"
      search={{ year: to }}
      variant="default"
      aria-label={`${say(word)}, ${to}`}
    >
      {to}
    </ButtonLink>
  ))
  return (
    <div className={classes.steps}>
      {before}
      <b className="figures" aria-live="polite">
        {say('year', { year })}
      </b>
      {after}
    </div>
  )
}
