import type { Delay } from '../../../api/contract/procedures/versions.ts'
import { useProcedureWords } from '../../text/useProcedureWords.ts'
import classes from './procedures.module.css'
import { ToConfirm } from './Rule.tsx'
import { useTerm } from './useTerm.ts'

/** The whole delay, one line a track; « à confirmer » where nobody could source it. */
export function WholeDelay({ delays }: { readonly delays: readonly Delay[] }) {
  const say = useProcedureWords()
  const whole = delays.filter(({ stage }) => stage === 'total')
  if (whole.length === 0) return <span className={classes.quiet}>{say('noDelay')}</span>
  return (
    <span className={classes.lines}>
      {whole.map((delay) => (
        <DelayLine key={delay.track ?? 'any'} delay={delay} />
      ))}
    </span>
  )
}

function DelayLine({ delay: { track, term, sureness } }: { readonly delay: Delay }) {
  const say = useProcedureWords()
  const inWords = useTerm()
  if (term === null) return <span className={classes.confirm}>{say('toConfirmDelay')}</span>
  return (
    <span>
      <b className={classes.term}>{inWords(term)}</b> {track && <small>{say(`tracks.${track}`)}</small>}{' '}
      <ToConfirm sureness={sureness} />
    </span>
  )
}
