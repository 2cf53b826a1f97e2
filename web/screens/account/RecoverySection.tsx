import { Button } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useClient } from '../../api/queries.ts'
import { useAccountWords } from '../../text/useAccountWords.ts'
import { Confirm } from '../../ui/Confirm.tsx'
import { Refused } from '../frame/Refused.tsx'
import classes from './account.module.css'
import { useFactorsChanged } from './PasskeySection.tsx'
import type { FactorProps } from './SecurityPart.tsx'

/** How many recovery codes are left, and ten others in their place. */
export function RecoverySection({ session, proven, onCodes }: FactorProps) {
  const say = useAccountWords()
  const client = useClient()
  const changed = useFactorsChanged()
  const [asking, setAsking] = useState(false)
  const { passkeys, totp, recoveryCodesLeft } = session.factors
  const some = passkeys > 0 || totp
  const renewal = useMutation({
    mutationFn: () => proven(() => client.call('renewRecoveryCodes')),
    onSuccess: async ({ recoveryCodes }) => {
      setAsking(false)
      onCodes(recoveryCodes)
      await changed()
    },
  })
  return (
    <section className={classes.section} aria-labelledby="recovery">
      <h2 id="recovery">{say('security.recovery')}</h2>
      <p className="figures">
        {some ? say('security.recoveryLeft', { n: recoveryCodesLeft }) : say('security.recoveryNone')}
      </p>
      {some && (
        <div>
          <Button variant="default" size="md" onClick={() => setAsking(true)}>
            {say('security.recoveryRenew')}
          </Button>
        </div>
      )}
      {asking && (
        <Confirm
          title={say('security.recoveryRenew')}
          why={say('security.recoveryRenewWhy')}
          yes={say('security.yesRenew')}
          no={say('security.no')}
          busy={renewal.isPending}
          onYes={() => renewal.mutate()}
          onNo={() => setAsking(false)}
        >
          <Refused error={renewal.error} />
        </Confirm>
      )}
    </section>
  )
}
