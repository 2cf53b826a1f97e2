import type { BodyAnswer } from '../../../../api/contract/bodies.ts'
import { printedDay } from '../../../text/figures.ts'
import { useAdministrationWords } from '../../../text/useAdministrationWords.ts'
import { Notice } from '../../../ui/Notice.tsx'
import classes from '../administration.module.css'
import { UnitNames } from './UnitNames.tsx'
import { reassigned } from './units.ts'

const PARTS = ['gained', 'lost', 'kept'] as const

type ReassignSummaryProps = {
  readonly body: BodyAnswer
  readonly codes: readonly string[]
  readonly from: string | null
}

/** What the form would change, by name, before it is sent: a code that is well written may still be the wrong place. */
export function ReassignSummary({ body, codes, from }: ReassignSummaryProps) {
  const say = useAdministrationWords()
  if (from === null) return null
  const change = reassigned(body.assignments, from, codes)
  const none = change.gained.length + change.lost.length === 0
  return (
    <Notice>
      <p>{say(none ? 'bodies.changesNothing' : 'bodies.changes', { date: printedDay(from) })}</p>
      <dl className={classes.changes}>
        {PARTS.filter((part) => change[part].length > 0).map((part) => (
          <div key={part}>
            <dt>{say(`bodies.${part}`)}</dt>
            <dd>
              <UnitNames codes={change[part]} known={body.assignments} />
            </dd>
          </div>
        ))}
      </dl>
    </Notice>
  )
}
