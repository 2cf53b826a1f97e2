import { REASONS, type Reason } from '../../../../api/contract/procedures/preCheck/reasons.ts'
import { usePreCheckWords } from '../../../text/usePreCheckWords.ts'
import { ToConfirm } from '../Rule.tsx'
import classes from './choose.module.css'

/** Why it is due, or what could not be read: each with how sure it is. */
export function Reasons({ reasons }: { readonly reasons: readonly Reason[] }) {
  const say = usePreCheckWords()
  return (
    <section className={classes.part}>
      <h2>{say('outcome.why')}</h2>
      <ul className={classes.reasons}>
        {reasons.map((reason) => (
          <li key={reason}>
            {say(`reasons.${reason}`)} <ToConfirm sureness={REASONS[reason]} />
          </li>
        ))}
      </ul>
    </section>
  )
}
