import { Button, TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useForm } from 'react-hook-form'
import { valueOrThrow } from '../../api/client.ts'
import { useClient } from '../../api/queries.ts'
import { useAccountWords } from '../../text/useAccountWords.ts'
import { Confirm } from '../../ui/Confirm.tsx'
import { Answers } from '../../ui/Dialog.tsx'
import formClasses from '../../ui/form.module.css'
import { StatusBadge } from '../../ui/StatusBadge.tsx'
import { Refused } from '../frame/Refused.tsx'
import classes from './account.module.css'
import { useFactorsChanged } from './PasskeySection.tsx'
import type { FactorProps } from './SecurityPart.tsx'

type Begun = { readonly secret: string; readonly address: string; readonly qr: string }

/** The authenticator application: shown, scanned, confirmed by a code; removed after a question. */
export function TotpSection({ session, proven, onCodes }: FactorProps) {
  const say = useAccountWords()
  const client = useClient()
  const [removing, setRemoving] = useState(false)
  const begin = useMutation({ mutationFn: () => proven(() => client.call('beginTotp')) })
  const { totp } = session.factors
  return (
    <section className={classes.section} aria-labelledby="totp">
      <h2 id="totp">{say('security.totp')}</h2>
      <p className={classes.hint}>{say('security.totpIntro')}</p>
      <p>
        <StatusBadge tone={totp ? 'good' : 'waiting'}>{say(totp ? 'security.totpOn' : 'security.totpOff')}</StatusBadge>
      </p>
      {begin.data && !totp ? (
        <ConfirmTotp begun={begin.data} onCodes={onCodes} onCancel={begin.reset} />
      ) : (
        <div>
          {totp ? (
            <Button variant="default" size="md" onClick={() => setRemoving(true)}>
              {say('security.totpRemove')}
            </Button>
          ) : (
            <Button variant="default" size="md" loading={begin.isPending} onClick={() => begin.mutate()}>
              {say('security.totpBegin')}
            </Button>
          )}
        </div>
      )}
      <Refused error={begin.error} />
      {removing && <RemoveTotp proven={proven} onDone={() => setRemoving(false)} />}
    </section>
  )
}

type ConfirmTotpProps = Pick<FactorProps, 'onCodes'> & { readonly begun: Begun; readonly onCancel: () => void }

function useConfirmation(onCodes: FactorProps['onCodes']) {
  const client = useClient()
  const changed = useFactorsChanged()
  return useMutation({
    mutationFn: async (code: string) => valueOrThrow(await client.call('confirmTotp', { body: { code } })),
    onSuccess: async ({ recoveryCodes }) => {
      onCodes(recoveryCodes)
      await changed()
    },
  })
}

function ConfirmTotp({ begun, onCodes, onCancel }: ConfirmTotpProps) {
  const say = useAccountWords()
  const confirming = useConfirmation(onCodes)
  const { register, handleSubmit, formState, reset } = useForm({ defaultValues: { code: '' } })
  const send = ({ code }: { readonly code: string }) => confirming.mutate(code, { onError: () => reset() })
  return (
    <form noValidate className={formClasses.form} onSubmit={handleSubmit(send)}>
      <p>{say('security.totpScan')}</p>
      <img
        className={classes.qr}
        alt={say('security.totpQr')}
        src={`data:image/svg+xml,${encodeURIComponent(begun.qr)}`}
      />
      <p>
        {say('security.totpByHand')}{' '}
        <bdi dir="ltr" className={classes.secret}>
          {begun.secret}
        </bdi>
      </p>
      <p>
        <a href={begun.address}>{say('security.totpOpen')}</a>
      </p>
      <TextInput
        size="md"
        dir="ltr"
        label={say('security.totpCode')}
        inputMode="numeric"
        autoComplete="one-time-code"
        error={formState.errors.code?.message}
        {...register('code', { validate: (text) => text.trim().length >= 6 || say('needed_field') })}
      />
      <Refused error={confirming.error} />
      <Answers>
        <Button type="submit" size="md" loading={confirming.isPending}>
          {say('security.totpConfirm')}
        </Button>
        <Button variant="default" size="md" onClick={onCancel}>
          {say('cancel')}
        </Button>
      </Answers>
    </form>
  )
}

function RemoveTotp({ proven, onDone }: Pick<FactorProps, 'proven'> & { readonly onDone: () => void }) {
  const say = useAccountWords()
  const client = useClient()
  const changed = useFactorsChanged()
  const removal = useMutation({
    mutationFn: () => proven(() => client.call('removeTotp')),
    onSuccess: async () => {
      await changed()
      onDone()
    },
  })
  return (
    <Confirm
      title={say('security.totpRemove')}
      why={say('security.totpRemoveWhy')}
      yes={say('security.yesRemove')}
      no={say('security.no')}
      busy={removal.isPending}
      onYes={() => removal.mutate()}
      onNo={onDone}
    >
      <Refused error={removal.error} />
    </Confirm>
  )
}
