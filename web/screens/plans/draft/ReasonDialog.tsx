import { useState } from 'react'
import { usePlanWords } from '../../../text/usePlanWords.ts'
import { Confirm } from '../../../ui/Confirm.tsx'
import { Refused } from '../../frame/Refused.tsx'
import { isReason, ReasonField } from './ReasonField.tsx'

type ReasonDialogProps = {
  readonly title: string
  readonly why: string
  readonly yes: string
  readonly busy: boolean
  readonly error: unknown
  readonly onYes: (reason: string) => void
  readonly onClose: () => void
}

/** A deed that is done for a reason, which stays written with it. */
export function ReasonDialog({ title, why, yes, busy, error, onYes, onClose }: ReasonDialogProps) {
  const say = usePlanWords()
  const [reason, setReason] = useState('')
  const [asked, setAsked] = useState(false)
  const answer = () => {
    setAsked(true)
    if (isReason(reason)) onYes(reason.trim())
  }
  return (
    <Confirm {...{ title, why, yes, busy }} no={say('control.cancel')} onYes={answer} onNo={onClose}>
      <ReasonField label={say('control.reason')} value={reason} asked={asked} onChange={setReason} />
      <Refused error={error} />
    </Confirm>
  )
}
