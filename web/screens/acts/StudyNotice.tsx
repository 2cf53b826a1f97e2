import { Button } from '@mantine/core'
import type { StudyOverLand } from '../../../api/contract/actsDrafted.ts'
import { printedDay } from '../../text/figures.ts'
import { useActWords } from '../../text/useActWords.ts'
import { useCourseWords } from '../../text/useCourseWords.ts'
import { useWords } from '../../text/words.ts'
import { Notice } from '../../ui/Notice.tsx'

type StudyNoticeProps = {
  readonly study: StudyOverLand
  /** Where a deferral may be prepared instead. */
  readonly onDefer?: (() => void) | undefined
}

/** A plan is at study here: the president defers unless the urban agency agrees, and what it said of the dossier. */
export function StudyNotice({ study: { plans, agency, until }, onDefer }: StudyNoticeProps) {
  const say = useActWords()
  const opinions = useCourseWords()
  const { nameOf } = useWords()
  return (
    <Notice tone="warning">
      {plans.map((plan) => (
        <p key={`${plan.nameFr} ${plan.since}`}>
          {say('study.plan', { plan: nameOf(plan), since: printedDay(plan.since), until: printedDay(plan.until) })}
        </p>
      ))}
      <p>{say('study.rule')}</p>
      <p>
        {agency
          ? say('study.agency', {
              agency: nameOf(agency),
              opinion: opinions(`opinions.${agency.opinion}`),
              day: printedDay(agency.on),
            })
          : say('study.noAgency')}
      </p>
      {onDefer && (
        <Button variant="default" size="md" onClick={onDefer}>
          {say('study.defer', { until: printedDay(until) })}
        </Button>
      )}
    </Notice>
  )
}
