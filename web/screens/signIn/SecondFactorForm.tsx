import { Button, TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useForm } from 'react-hook-form'
import type { SessionAnswer } from '../../../api/contract/session.ts'
import { valueOrThrow } from '../../api/client.ts'
import { useClient } from '../../api/queries.ts'
import { useNewSession, useRefreshSession } from '../../session/session.ts'
import { useSignInWords } from '../../text/useSignInWords.ts'
import formClasses from '../../ui/form.module.css'
import { Refused } from '../frame/Refused.tsx'
import { PasskeyButton } from './PasskeyButton.tsx'

type SecondFactorFormProps = {
  readonly factors: SessionAnswer['factors']
  readonly onProved: (session: SessionAnswer) => void
}

/** Proves a second factor with whichever this person has: a passkey, an authenticator, a recovery code. */
export function SecondFactorForm({ factors, onProved }: SecondFactorFormProps) {
  const say = useSignInWords()
  const [recovering, setRecovering] = useState(!factors.totp && factors.passkeys === 0)
  return (
    <div className={formClasses.form}>
      {factors.passkeys > 0 && <PasskeyButton onSignedIn={onProved} hint={say('second.passkeyIntro')} />}
      {(factors.totp || recovering) && (
        <CodeForm key={String(recovering)} recovering={recovering} onProved={onProved} />
      )}
      {factors.recoveryCodesLeft > 0 && (
        <button type="button" className={formClasses.link} onClick={() => setRecovering(!recovering)}>
          {recovering ? say('second.useCode') : say('second.useRecovery')}
        </button>
      )}
    </div>
  )
}

type CodeFormProps = { readonly recovering: boolean; readonly onProved: (session: SessionAnswer) => void }

function CodeForm({ recovering, onProved }: CodeFormProps) {
  const say = useSignInWords()
  const proving = useProof(onProved)
  const { register, handleSubmit, formState, reset } = useForm({ defaultValues: { code: '' } })
  const send = ({ code }: { readonly code: string }) => proving.mutate(code, { onError: () => reset() })
  return (
    <form noValidate className={formClasses.form} onSubmit={handleSubmit(send)}>
      <p>{recovering ? say('second.recoveryIntro') : say('second.intro')}</p>
      <TextInput
        size="md"
        dir="ltr"
        label={recovering ? say('second.recoveryLabel') : say('second.label')}
        error={formState.errors.code?.message}
        inputMode={recovering ? 'text' : 'numeric'}
        autoComplete={recovering ? 'off' : 'one-time-code'}
        spellCheck={false}
        className="figures"
        {...register('code', { validate: (text) => text.trim().length >= 6 || say('emptyFault') })}
      />
      <Refused error={proving.error} />
      <Button type="submit" size="md" fullWidth loading={proving.isPending}>
        {say('second.submit')}
      </Button>
    </form>
  )
}

function useProof(onProved: (session: SessionAnswer) => void) {
  const client = useClient()
  const refresh = useRefreshSession()
  const begin = useNewSession()
  return useMutation({
    mutationFn: async (code: string) => {
      valueOrThrow(await client.call('proveSecondFactor', { body: { code } }))
      return refresh()
    },
    onSuccess: (session) => {
      begin(session)
      onProved(session)
    },
  })
}
