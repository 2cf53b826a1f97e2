import { Button } from '@mantine/core'
import { useFilingWords } from '../../text/useFilingWords.ts'
import { Answers } from '../../ui/Dialog.tsx'
import type { DraftWork } from './Draft.tsx'
import { nextOpen } from './factsAsked.ts'
import classes from './filing.module.css'
import type { FilingStep } from './filingSearch.ts'

type StepFootProps = {
  readonly draft: DraftWork
  /** Something else on the page is the thing to do. */
  readonly quiet?: boolean
}

/** The way on and the way back, in the same place at every step. */
export function StepFoot({ draft, quiet = false }: StepFootProps) {
  const say = useFilingWords()
  const { steps, step, goTo, asked, project } = draft
  const at = steps.indexOf(step)
  const [before, after] = [steps[at - 1], steps[at + 1]]
  const arriveAt = (next: FilingStep) => goTo(next, next === 'project' ? nextOpen(asked, project, null) : null)
  return (
    <div className={classes.foot}>
      <Answers>
        {after && (
          <Button size="md" variant={quiet ? 'default' : 'filled'} onClick={() => arriveAt(after)}>
            {say('next')}
          </Button>
        )}
        {before && (
          <Button variant="default" size="md" onClick={() => goTo(before)}>
            {say('back')}
          </Button>
        )}
      </Answers>
    </div>
  )
}
