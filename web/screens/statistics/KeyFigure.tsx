import type { Definition } from '../../../api/contract/performance/performance.ts'
import type { StatisticsFigure } from '../../../api/contract/performance/statistics.ts'
import { fixed } from '../../text/figures.ts'
import { useBulletinWords } from '../../text/useBulletinWords.ts'
import { useWords } from '../../text/words.ts'
import classes from './statistics.module.css'

type KeyFigureProps = {
  readonly figure: StatisticsFigure
  /** The quarter before, in words. */
  readonly before: string
  readonly definition: Definition | undefined
}

/** One figure of the quarter, that of the quarter before, and what it is. */
export function KeyFigure({ figure, before, definition }: KeyFigureProps) {
  const say = useBulletinWords()
  const { say: told } = useWords()
  const { code, unit, value, withheld, withheldBefore } = figure
  const printed = (one: number | null, isWithheld: boolean) =>
    one === null ? say(isWithheld ? 'withheldFigure' : 'noFigure') : fixed(one, unit === 'dossiers' ? 0 : 1)
  return (
    <div>
      <dt>{definition ? told(definition.name) : code}</dt>
      <dd>
        {withheld ? (
          <span className={classes.withheld}>{printed(value, withheld)}</span>
        ) : (
          <span className={classes.figure}>
            <bdi dir="ltr">{printed(value, withheld)}</bdi>
          </span>
        )}{' '}
        {value !== null && unit !== 'dossiers' && say(`units.${unit}`)}
        <br />
        <small className={classes.small}>
          {say('statistics.before', { quarter: before, figure: printed(figure.before, withheldBefore) })}
        </small>
        {definition && <Defined definition={definition} />}
      </dd>
    </div>
  )
}

function Defined({ definition: { name, from, to, how, excluded, least } }: { readonly definition: Definition }) {
  const say = useBulletinWords()
  const { say: told } = useWords()
  return (
    <details className={classes.more}>
      <summary>
        {say('statistics.definition')}
        <span className="unseen"> – {told(name)}</span>
      </summary>
      <p className={classes.small}>{told(how)}</p>
      {from && to && (
        <p className={classes.small}>
          {say('statistics.from')} : {told(from)}. {say('statistics.to')} : {told(to)}.
        </p>
      )}
      <p className={classes.small}>
        {told(excluded)} {least > 0 && say('statistics.least', { n: least })}
      </p>
    </details>
  )
}
