import { TextInput } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import { useRegulationWords } from '../../text/useRegulationWords.ts'
import { Confirm } from '../../ui/Confirm.tsx'
import { Refused } from '../frame/Refused.tsx'
import type { Reason } from './regulationQueries.ts'

type ReasonDialogProps = {
  readonly title: string
  readonly why: string
  readonly yes: string
  readonly busy: boolean
  readonly error: unknown
  readonly children?: ReactNode
  readonly onYes: (reason: Reason) => void
  readonly onNo: () => void
}

/** Why the règlement changes, and by which act, before it does. */
export function ReasonDialog({ title, why, yes, busy, error, children, onYes, onNo }: ReasonDialogProps) {
  const say = useRegulationWords()
  const [reason, setReason] = useState('')
  const [act, setAct] = useState('')
  const [isShort, setShort] = useState(false)
  const answer = () => {
    const isTooShort = reason.trim().length < 3
    setShort(isTooShort)
    if (!isTooShort) onYes({ reason: reason.trim(), act: act.trim() || null })
  }
  return (
    <Confirm title={title} why={why} yes={yes} no={say('cancel')} busy={busy} onYes={answer} onNo={onNo}>
      {children}
      <TextInput
        size="md"
        dir="auto"
        required
        autoComplete="off"
        maxLength={500}
        label={say('reason')}
        description={say('reasonHint')}
        error={isShort && say('reasonFault')}
        value={reason}
        onChange={({ currentTarget }) => setReason(currentTarget.value)}
      />
      <TextInput
        size="md"
        dir="auto"
        autoComplete="off"
        maxLength={300}
        label={say('act')}
        description={say('actHint')}
        value={act}
        onChange={({ currentTarget }) => setAct(currentTarget.value)}
      />
      <Refused error={error} />
    </Confirm>
  )
}
