import type { PlanDraft } from '../../../api/contract/plans/drafts.ts'
import { usePlanWords } from '../../text/usePlanWords.ts'
import { Notice } from '../../ui/Notice.tsx'

type FreshEyesNoticeProps = {
  readonly eyes: PlanDraft['eyes']
  /** Whoever is about to have a hand in it. */
  readonly but?: string | undefined
}

/** Who may publish what somebody else prepared; where nobody is left, who may name somebody. */
export function FreshEyesNotice({ eyes, but }: FreshEyesNoticeProps) {
  const say = usePlanWords()
  const named = (people: PlanDraft['eyes']['publish']) => people.map(({ name }) => name).join(', ')
  const left = eyes.publish.filter(({ id }) => id !== but)
  if (left.length > 0) return <Notice>{say('eyes.publish', { names: named(left) })}</Notice>
  return (
    <Notice tone="warning">
      <p>{say('eyes.none')}</p>
      <p>
        {eyes.appoint.length > 0 ? say('eyes.appoint', { names: named(eyes.appoint) }) : say('eyes.noAdministrator')}
      </p>
    </Notice>
  )
}
