import type { ExportRequest } from '../../../../api/contract/privacy.ts'
import { useAdministrationWords } from '../../../text/useAdministrationWords.ts'
import { useWorkWords } from '../../../text/useWorkWords.ts'
import { useWords } from '../../../text/words.ts'
import { Confirm } from '../../../ui/Confirm.tsx'
import { nameIn } from '../../../ui/PersonName.tsx'
import { Refused } from '../../frame/Refused.tsx'
import { useDecideExport } from './exportQueries.ts'

type DecideDialogProps = {
  readonly request: ExportRequest
  readonly approve: boolean
  readonly onClose: () => void
  readonly onDecided: () => void
}

/** What the decision will do, before it is made: neither can be taken back. */
export function DecideDialog({ request, approve, onClose, onDecided }: DecideDialogProps) {
  const say = useWorkWords()
  const cancel = useAdministrationWords()('administration.cancel')
  const { language } = useWords()
  const decision = useDecideExport()
  const name = nameIn(language, request.askedBy)
  return (
    <Confirm
      title={say(approve ? 'exportRequests.approveTitle' : 'exportRequests.refuseTitle')}
      why={
        approve
          ? say('exportRequests.approveWhy', { count: request.rowsFound ?? 0, name })
          : say('exportRequests.refuseWhy')
      }
      yes={say(approve ? 'exportRequests.approve' : 'exportRequests.refuse')}
      no={cancel}
      busy={decision.isPending}
      onYes={() => decision.mutate({ id: request.id, approve }, { onSuccess: onDecided })}
      onNo={onClose}
    >
      <Refused error={decision.error} />
    </Confirm>
  )
}
