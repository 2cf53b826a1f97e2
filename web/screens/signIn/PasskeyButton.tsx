import { Button } from '@mantine/core'
import type { SessionAnswer } from '../../../api/contract/session.ts'
import { ProblemError } from '../../api/problem.ts'
import { useSignInWords } from '../../text/useSignInWords.ts'
import formClasses from '../../ui/form.module.css'
import { Notice } from '../../ui/Notice.tsx'
import { Refused } from '../frame/Refused.tsx'
import { passkeysKnown, usePasskey } from './usePasskey.ts'

type PasskeyButtonProps = {
  readonly onSignedIn: (session: SessionAnswer) => void
  readonly hint?: string
  readonly autofill?: boolean
}

/** Presents a passkey of this device or of one at hand. */
export function PasskeyButton({ onSignedIn, hint, autofill = false }: PasskeyButtonProps) {
  const say = useSignInWords()
  const passkey = usePasskey(onSignedIn, { autofill })
  if (!passkeysKnown()) return null
  const stopped = passkey.error && !(passkey.error instanceof ProblemError)
  return (
    <div className={formClasses.form}>
      {hint && <p>{hint}</p>}
      <Button variant="default" size="md" fullWidth loading={passkey.isPending} onClick={() => passkey.mutate()}>
        {say('withPasskey')}
      </Button>
      {stopped ? (
        <Notice tone="warning" role="alert">
          {say('passkeyStopped')}
        </Notice>
      ) : (
        <Refused error={passkey.error} />
      )}
    </div>
  )
}
