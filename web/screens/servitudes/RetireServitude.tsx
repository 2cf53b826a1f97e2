import { TextInput } from '@mantine/core'
import { useState } from 'react'
import type { ServitudeAnswer } from '../../../api/contract/servitudes.ts'
import { printedDay, typedDay } from '../../text/figures.ts'
import { useServitudeWords } from '../../text/useServitudeWords.ts'
import { useWords } from '../../text/words.ts'
import { Confirm } from '../../ui/Confirm.tsx'
import { Refused } from '../frame/Refused.tsx'
import { useRetireServitude } from './servitudeQueries.ts'

type RetireProps = { readonly servitude: ServitudeAnswer; readonly onClose: () => void }

/** The last day of a servitude, and why. */
export function RetireServitude({ servitude: { id, revision, today, ...servitude }, onClose }: RetireProps) {
  const say = useServitudeWords()
  const { nameOf } = useWords()
  const retiring = useRetireServitude(id)
  const [day, setDay] = useState(printedDay(today))
  const [reason, setReason] = useState('')
  const [isTried, setTried] = useState(false)
  const [lastDay, isSaid] = [typedDay(day), reason.trim().length >= 3]
  const retire = () => {
    setTried(true)
    if (lastDay && isSaid) retiring.mutate({ revision, lastDay, reason: reason.trim() }, { onSuccess: onClose })
  }
  return (
    <Confirm
      title={say('retireTitle', { name: nameOf(servitude) })}
      why={say('retireText')}
      yes={say('retireYes')}
      no={say('cancel')}
      busy={retiring.isPending}
      onYes={retire}
      onNo={onClose}
    >
      <TextInput
        size="md"
        dir="ltr"
        inputMode="numeric"
        autoComplete="off"
        label={say('lastDay')}
        value={day}
        error={isTried && !lastDay && say('faults.day')}
        onChange={({ currentTarget }) => setDay(currentTarget.value)}
      />
      <TextInput
        size="md"
        dir="auto"
        autoComplete="off"
        maxLength={500}
        label={say('reason')}
        description={say('reasonHint')}
        value={reason}
        error={isTried && !isSaid && say('faults.required')}
        onChange={({ currentTarget }) => setReason(currentTarget.value)}
      />
      <Refused error={retiring.error} />
    </Confirm>
  )
}
