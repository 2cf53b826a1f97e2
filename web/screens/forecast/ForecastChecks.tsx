import { problemOf } from '../../api/problem.ts'
import { fixed, printedDay, share } from '../../text/figures.ts'
import { useForecastWords } from '../../text/useForecastWords.ts'
import { useWords } from '../../text/words.ts'
import tables from '../../ui/table.module.css'
import { Waiting } from '../../ui/Waiting.tsx'
import { ProblemReport } from '../frame/ProblemReport.tsx'
import classes from './forecast.module.css'
import { useForecastChecks } from './forecastQueries.ts'

/** How far forecasts were kept, procedure by procedure: beside what they aim at, whatever it is. */
export function ForecastChecks() {
  const say = useForecastWords()
  const { nameOf } = useWords()
  const { data, error, refetch } = useForecastChecks()
  if (error) return <ProblemReport problem={problemOf(error)} onRetry={() => void refetch()} />
  if (!data) return <Waiting lines={[24, 44, 44, 44]} />
  if (!data.all)
    return (
      <section className={classes.section}>
        <h2>{say('checks.title')}</h2>
        <p>{say('notKept')}</p>
      </section>
    )
  const { within, dossiers, from, to, on } = data.all
  const days = { from: printedDay(from), to: printedDay(to), on: printedDay(on) }
  return (
    <section className={classes.section}>
      <h2>{say('checks.title')}</h2>
      <p>
        {say('checks.all', {
          count: dossiers,
          share: share(within / dossiers),
          aim: share(data.share),
          dossiers: fixed(dossiers, 0),
        })}
      </p>
      <p className={classes.how}>{say('checks.how', days)}</p>
      <table className={tables.table} data-stacks aria-label={say('checks.title')}>
        <thead>
          <tr>
            <th scope="col">{say('checks.procedure')}</th>
            <th scope="col" className={tables.number}>
              {say('checks.kept')}
            </th>
            <th scope="col" className={tables.number}>
              {say('checks.sooner')}
            </th>
            <th scope="col" className={tables.number}>
              {say('checks.later')}
            </th>
            <th scope="col" className={tables.number}>
              {say('checks.dossiers')}
            </th>
          </tr>
        </thead>
        <tbody>
          {data.procedures.map(({ code, kept, ...procedure }) => (
            <tr key={code}>
              <th scope="row">{nameOf(procedure)}</th>
              {(['within', 'sooner', 'later'] as const).map((part) => (
                <td
                  key={part}
                  className={tables.number}
                  data-label={say(`checks.${part === 'within' ? 'kept' : part}`)}
                >
                  <bdi dir="ltr" className="figures">
                    {share(kept[part] / kept.dossiers)}
                  </bdi>
                </td>
              ))}
              <td data-label={say('checks.dossiers')} className={`figures ${tables.number}`}>
                {fixed(kept.dossiers, 0)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
