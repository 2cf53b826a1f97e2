import { Button, TextInput } from '@mantine/core'
import { useState } from 'react'
import type { PlanAct } from '../../../../api/contract/plans/acts.ts'
import type { Plan } from '../../../../api/contract/plans/plans.ts'
import { usePlanWords } from '../../../text/usePlanWords.ts'
import { Answers, Dialog } from '../../../ui/Dialog.tsx'
import forms from '../../../ui/form.module.css'
import { Refused } from '../../frame/Refused.tsx'
import { ActFacts } from './ActFacts.tsx'
import { useActDeeds } from './planActQueries.ts'

type ExamineActProps = { readonly plan: Plan; readonly act: PlanAct; readonly onClose: () => void }

/** Another person's look at a proposed act: it is published, or sent back with a reason. */
export function ExamineAct({ plan, act, onClose }: ExamineActProps) {
  const say = usePlanWords()
  const { publish, sendBack } = useActDeeds(plan.id)
  const [why, setWhy] = useState('')
  const [asked, setAsked] = useState(false)
  const isSaid = why.trim().length >= 3
  const back = () => {
    setAsked(true)
    if (isSaid) sendBack.mutate({ id: act.id, why: why.trim() }, { onSuccess: onClose })
  }
  return (
    <Dialog title={say('acts.examineTitle')} onClose={onClose}>
      <div className={forms.form}>
        <p>{say('acts.examineText')}</p>
        <ActFacts act={act} plan={plan} />
        <Refused error={publish.error ?? sendBack.error} />
        <Answers>
          <Button size="md" loading={publish.isPending} onClick={() => publish.mutate(act.id, { onSuccess: onClose })}>
            {say('acts.publish')}
          </Button>
          <Button variant="default" size="md" onClick={onClose}>
            {say('acts.close')}
          </Button>
        </Answers>
        <TextInput
          size="md"
          dir="auto"
          autoComplete="off"
          label={say('acts.why')}
          value={why}
          maxLength={2000}
          error={asked && !isSaid ? say('control.reasonShort') : undefined}
          onChange={({ currentTarget }) => setWhy(currentTarget.value)}
        />
        <Answers>
          <Button variant="default" size="md" loading={sendBack.isPending} onClick={back}>
            {say('acts.back')}
          </Button>
        </Answers>
      </div>
    </Dialog>
  )
}
