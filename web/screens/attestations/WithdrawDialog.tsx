import type { AttestationKind } from '../../../api/contract/attestations.ts'
import { useAttestationWords } from '../../text/useAttestationWords.ts'
import { Confirm } from '../../ui/Confirm.tsx'
import { Refused } from '../frame/Refused.tsx'
import { useWithdrawAttestation } from './attestationQueries.ts'

type WithdrawDialogProps = {
  readonly dossierId: string
  readonly kind: AttestationKind
  readonly attestationId: string
  readonly onClose: () => void
  readonly onDone: () => void
}

export function WithdrawDialog({ dossierId, kind, attestationId, onClose, onDone }: WithdrawDialogProps) {
  const say = useAttestationWords()
  const withdrawing = useWithdrawAttestation(dossierId)
  return (
    <Confirm
      title={say('acts.withdrawOf', { kind: say(`kinds.${kind}`) })}
      why={say('acts.withdrawWhy')}
      yes={say('acts.withdraw')}
      no={say('acts.cancel')}
      busy={withdrawing.isPending}
      onYes={() => withdrawing.mutate(attestationId, { onSuccess: onDone })}
      onNo={onClose}
    >
      <Refused error={withdrawing.error} />
    </Confirm>
  )
}
