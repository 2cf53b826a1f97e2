import type { AttestationAsked } from '../../../api/contract/attestations.ts'
import type { CourseAnswer } from '../../../api/contract/filing.ts'
import { useAttestationWords } from '../../text/useAttestationWords.ts'
import { Confirm } from '../../ui/Confirm.tsx'
import { Refused } from '../frame/Refused.tsx'
import { useAttest } from './attestationQueries.ts'
import classes from './attestations.module.css'
import { useThings } from './useThings.ts'

type AttestDialogProps = {
  readonly dossierId: string
  readonly asked: AttestationAsked
  readonly definition: CourseAnswer['definition']
  readonly onClose: () => void
  readonly onDone: () => void
}

/** What is about to be attested, thing by thing, before it is. */
export function AttestDialog({ dossierId, asked, definition, onClose, onDone }: AttestDialogProps) {
  const say = useAttestationWords()
  const thing = useThings(definition)
  const attesting = useAttest(dossierId)
  const { kind, sha256, covers } = asked
  return (
    <Confirm
      title={say(`acts.attest.${kind}`)}
      why={say(`acts.why.${kind}`)}
      yes={say('acts.confirm')}
      no={say('acts.cancel')}
      busy={attesting.isPending}
      onYes={() => sha256 && attesting.mutate({ kind, sha256 }, { onSuccess: onDone })}
      onNo={onClose}
    >
      <ul className={classes.covers}>
        {covers.map((one) => (
          <li key={`${one.what} ${one.piece}`}>{thing(one)}</li>
        ))}
      </ul>
      {sha256 && (
        <p className={classes.level}>
          {say('print')} <bdi dir="ltr">{sha256.slice(0, 16)}…</bdi>
        </p>
      )}
      <Refused error={attesting.error} />
    </Confirm>
  )
}
