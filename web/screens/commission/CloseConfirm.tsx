import { Textarea } from '@mantine/core'
import { useState } from 'react'
import type { SessionAnswer } from '../../../api/contract/commission/sessions.ts'
import { useCommissionWords } from '../../text/useCommissionWords.ts'
import { Confirm } from '../../ui/Confirm.tsx'
import { Refused } from '../frame/Refused.tsx'
import { useHoldSession } from './commissionQueries.ts'

type CloseConfirmProps = { readonly session: SessionAnswer; readonly onClose: () => void }

/** Closes a session; what is left of its agenda is put off, with a reason. */
export function CloseConfirm({ session, onClose }: CloseConfirmProps) {
  const say = useCommissionWords()
  const [reason, setReason] = useState('')
  const hold = useHoldSession(session.id)
  const left = session.items.some(({ ended }) => ended === null)
  const wanted = { move: 'close' as const, ...(reason.trim() && { reason: reason.trim() }) }
  return (
    <Confirm
      title={say('moves.close')}
      why={left ? say('closeText') : ''}
      yes={say('moves.close')}
      no={say('form.cancel')}
      busy={hold.isPending}
      onYes={() => hold.mutate(wanted, { onSuccess: onClose })}
      onNo={onClose}
    >
      {left && <Reason label={say('reasonOf.close')} reason={reason} onReason={setReason} />}
      <Refused error={hold.error} />
    </Confirm>
  )
}

type ReasonProps = { readonly label: string; readonly reason: string; readonly onReason: (typed: string) => void }

/** Why, as everybody who is called reads it. */
export const Reason = ({ label, reason, onReason }: ReasonProps) => (
  <Textarea size="md" autosize label={label} value={reason} onChange={({ target }) => onReason(target.value)} />
)
