import { FORECAST, type Forecast, type ForecastKept } from '../../../api/contract/performance/forecast.ts'
import { problemOf } from '../../api/problem.ts'
import { civilDay, fixed, printedDay, share } from '../../text/figures.ts'
import { useForecastWords } from '../../text/useForecastWords.ts'
import { Waiting } from '../../ui/Waiting.tsx'
import { ProblemReport } from '../frame/ProblemReport.tsx'
import { RuleText, ToConfirm } from '../procedures/Rule.tsx'
import { useTerm } from '../procedures/useTerm.ts'
import classes from './forecast.module.css'
import { type Foreseen, useForecast } from './forecastQueries.ts'
import { useForecastText } from './useForecastText.ts'

type ForecastPartProps = Omit<Foreseen, 'on'> & {
  /** The day a dossier was filed: its days are said, not only how many. */
  readonly filed?: string | undefined
  /** Its legal delay stands beside: it is not said again. */
  readonly legalBeside?: boolean
}

/** How long a dossier may take, from what happened before: never guessed. */
export function ForecastPart({ filed, legalBeside = false, ...foreseen }: ForecastPartProps) {
  const say = useForecastWords()
  const { data, error, refetch } = useForecast({ ...foreseen, on: filed })
  if (foreseen.commune === undefined) return <p className={classes.how}>{say('choose')}</p>
  if (error) return <ProblemReport problem={problemOf(error)} onRetry={() => void refetch()} />
  if (!data) return <Waiting lines={[32, 24, 64]} />
  return (
    <div className={classes.forecast}>
      {data.interval ? (
        <Foretold forecast={data} interval={data.interval} filed={filed} />
      ) : (
        <Nothing forecast={data} legalBeside={legalBeside} />
      )}
    </div>
  )
}

type ForetoldProps = Pick<ForecastPartProps, 'filed'> & {
  readonly forecast: Forecast
  readonly interval: NonNullable<Forecast['interval']>
}

function Foretold({ forecast: { looked, least, from, to, kept }, interval, filed }: ForetoldProps) {
  const say = useForecastWords()
  const { lengthText, daysText, lookedText, placeName } = useForecastText()
  const used = looked.at(-1)
  const nearer = looked.slice(0, -1)
  const days = { from: printedDay(from), to: printedDay(to) }
  return (
    <>
      <p className={classes.interval}>{lengthText(interval)}</p>
      <p>{say('share', { count: interval.middle, middle: interval.middle })}</p>
      {filed && <p className="figures">{daysText(interval, filed, civilDay(new Date().toISOString()))}</p>}
      {kept ? <Kept kept={kept} /> : <p className={classes.how}>{say('notKept')}</p>}
      <details className={classes.source}>
        <summary>{say('source')}</summary>
        {nearer.length > 0 && <p className={classes.how}>{say('widened', { list: lookedText(nearer), least })}</p>}
        {used && (
          <p className={classes.how}>
            {say('how', { place: placeName(used), decided: fixed(used.decided, 0), ...days })}
          </p>
        )}
        {kept && <KeptHow kept={kept} />}
      </details>
    </>
  )
}

/** Under what is aimed at by more than this, it is said. */
const POOR = 0.05

function Kept({ kept }: { readonly kept: ForecastKept }) {
  const say = useForecastWords()
  const { keptText } = useForecastText()
  const isPoor = kept.within / kept.dossiers < FORECAST.share - POOR
  return (
    <p className={classes.kept}>
      {keptText(kept)} {isPoor && say('poor', { share: share(FORECAST.share) })}
    </p>
  )
}

function KeptHow({ kept: { sooner, later, untold, from, to, on } }: { readonly kept: ForecastKept }) {
  const say = useForecastWords()
  const days = { from: printedDay(from), to: printedDay(to), on: printedDay(on) }
  return (
    <p className={classes.how}>
      {say('keptHow', { ...days, sooner: fixed(sooner, 0), later: fixed(later, 0) })}{' '}
      {untold > 0 && say('untold', { untold: fixed(untold, 0) })}
    </p>
  )
}

type NothingProps = Required<Pick<ForecastPartProps, 'legalBeside'>> & { readonly forecast: Forecast }

/** Too few decided, even in the country: only what the law says is left. */
function Nothing({ forecast: { looked, least, from, to, legal }, legalBeside }: NothingProps) {
  const say = useForecastWords()
  const inWords = useTerm()
  const { lookedText } = useForecastText()
  return (
    <>
      <p>{say('none', { from: printedDay(from), to: printedDay(to), list: lookedText(looked), least })}</p>
      {!legalBeside && (
        <p>
          {legal ? say('legal', { term: inWords(legal.term) }) : say('noLegal')}{' '}
          {legal && <ToConfirm sureness={legal.rule.sureness} />}
        </p>
      )}
      {!legalBeside && legal && <RuleText rule={legal.rule} />}
    </>
  )
}
