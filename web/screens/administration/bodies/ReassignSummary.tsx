import type { BodyAnswer } from '../../../../api/contract/bodies.ts'
import { printedDay } from '../../../text/figures.ts'
import { useAdministrationWords } from '../../../text/useAdministrationWords.ts'
import { useWords } from '../../../text/words.ts'
import { Notice } from '../../../ui/Notice.tsx'
import classes from '../administration.module.css'
import { type Reassigned, reassigned } from './units.ts'
import { useUnitNames } from './useUnits.ts'

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
        {(['gained', 'lost', 'kept'] as const).map((part) => (
          <Part key={part} part={part} codes={change[part]} body={body} />
        ))}
      </dl>
    </Notice>
  )
}

type PartProps = { readonly part: keyof Reassigned; readonly codes: readonly string[]; readonly body: BodyAnswer }

function Part({ part, codes, body }: PartProps) {
  const say = useAdministrationWords()
  const { nameOf } = useWords()
  const unitOf = useUnitNames(part === 'gained' ? codes : [])
  const nameOfCode = (code: string) => {
    const unit = body.assignments.find((one) => one.code === code) ?? unitOf(code)
    return unit === null ? say('bodies.noUnit') : unit && nameOf(unit)
  }
  if (codes.length === 0) return null
  return (
    <div>
      <dt>{say(`bodies.${part}`)}</dt>
      <dd>
        <ul>
          {codes.map((code) => (
            <li key={code}>
              <bdi>{nameOfCode(code)}</bdi>{' '}
              <small>
                <bdi className="figures">{code}</bdi>
              </small>
            </li>
          ))}
        </ul>
      </dd>
    </div>
  )
}
