import { Button, TextInput } from '@mantine/core'
import { type PublicKeyCredentialCreationOptionsJSON, startRegistration } from '@simplewebauthn/browser'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useForm } from 'react-hook-form'
import type { PasskeyShown } from '../../../api/contract/factors.ts'
import { valueOrThrow } from '../../api/client.ts'
import { ProblemError } from '../../api/problem.ts'
import { useClient } from '../../api/queries.ts'
import { useRefreshSession } from '../../session/session.ts'
import { printedDay, printedInstant } from '../../text/figures.ts'
import { useAccountWords } from '../../text/useAccountWords.ts'
import { Confirm } from '../../ui/Confirm.tsx'
import formClasses from '../../ui/form.module.css'
import { Notice } from '../../ui/Notice.tsx'
import { Waiting } from '../../ui/Waiting.tsx'
import { Refused } from '../frame/Refused.tsx'
import { passkeysKnown } from '../signIn/usePasskey.ts'
import classes from './account.module.css'
import { useOwn } from './accountQueries.ts'
import type { FactorProps } from './SecurityPart.tsx'

/** The passkeys of this account: named when added, removed after a question. */
export function PasskeySection({ proven, onCodes }: FactorProps) {
  const say = useAccountWords()
  const list = useOwn('listPasskeys')
  const [leaving, setLeaving] = useState<PasskeyShown | null>(null)
  return (
    <section className={classes.section} aria-labelledby="passkeys">
      <h2 id="passkeys">{say('security.passkeys')}</h2>
      <p className={classes.hint}>{say('security.passkeysIntro')}</p>
      {list.isPending && <Waiting lines={[52]} />}
      <Refused error={list.error} />
      {list.data?.passkeys.length === 0 && <p>{say('security.passkeysNone')}</p>}
      <ul className={classes.list}>
        {list.data?.passkeys.map((passkey) => (
          <li key={passkey.id}>
            <PasskeyLine passkey={passkey} onRemove={() => setLeaving(passkey)} />
          </li>
        ))}
      </ul>
      {passkeysKnown() ? (
        <AddPasskey proven={proven} onCodes={onCodes} />
      ) : (
        <Notice>{say('security.passkeyAbsent')}</Notice>
      )}
      {leaving && <RemovePasskey passkey={leaving} proven={proven} onDone={() => setLeaving(null)} />}
    </section>
  )
}

function PasskeyLine({ passkey, onRemove }: { readonly passkey: PasskeyShown; readonly onRemove: () => void }) {
  const say = useAccountWords()
  const { label, createdAt, lastUsedAt } = passkey
  const used = lastUsedAt ? say('security.used', { at: printedInstant(lastUsedAt) }) : say('security.unused')
  return (
    <>
      <p>
        <b>
          <bdi>{label}</bdi>
        </b>
        <small>
          {say('security.created', { day: printedDay(createdAt) })} · {used}
        </small>
      </p>
      <Button variant="default" aria-label={say('security.removeNamed', { name: label })} onClick={onRemove}>
        {say('security.remove')}
      </Button>
    </>
  )
}

/** What follows a change of factors: the list and the session say it at once. */
export function useFactorsChanged(): () => Promise<void> {
  const answers = useQueryClient()
  const refresh = useRefreshSession()
  return async () => {
    await Promise.all([answers.invalidateQueries({ queryKey: ['listPasskeys'] }), refresh()])
  }
}

function useEnrolment({ proven, onCodes }: Pick<FactorProps, 'proven' | 'onCodes'>) {
  const client = useClient()
  const changed = useFactorsChanged()
  return useMutation({
    mutationFn: async (label: string) => {
      const { options } = await proven(() => client.call('beginPasskey'))
      const response = await startRegistration({
        optionsJSON: options as unknown as PublicKeyCredentialCreationOptionsJSON, // handed on as the service made them
      })
      return valueOrThrow(await client.call('enrolPasskey', { body: { label, response } }))
    },
    onSuccess: async ({ recoveryCodes }) => {
      onCodes(recoveryCodes)
      await changed()
    },
  })
}

function AddPasskey(props: Pick<FactorProps, 'proven' | 'onCodes'>) {
  const say = useAccountWords()
  const enrolment = useEnrolment(props)
  const { register, handleSubmit, formState, reset } = useForm({ defaultValues: { label: '' } })
  const send = ({ label }: { readonly label: string }) => enrolment.mutate(label.trim(), { onSuccess: () => reset() })
  const stopped = enrolment.error && !(enrolment.error instanceof ProblemError)
  return (
    <form noValidate className={formClasses.form} onSubmit={handleSubmit(send)}>
      <TextInput
        size="md"
        label={say('security.passkeyLabel')}
        description={say('security.passkeyLabelHint')}
        maxLength={80}
        autoComplete="off"
        error={formState.errors.label?.message}
        {...register('label', { validate: (text) => text.trim() !== '' || say('needed_field') })}
      />
      {stopped ? (
        <Notice tone="warning" role="alert">
          {say('security.passkeyStopped')}
        </Notice>
      ) : (
        <Refused error={enrolment.error} />
      )}
      <p role="status">{enrolment.isSuccess ? say('security.passkeyAdded') : ''}</p>
      <div>
        <Button type="submit" variant="default" size="md" loading={enrolment.isPending}>
          {say('security.passkeyAdd')}
        </Button>
      </div>
    </form>
  )
}

type RemovePasskeyProps = Pick<FactorProps, 'proven'> & {
  readonly passkey: PasskeyShown
  readonly onDone: () => void
}

function RemovePasskey({ passkey, proven, onDone }: RemovePasskeyProps) {
  const say = useAccountWords()
  const client = useClient()
  const changed = useFactorsChanged()
  const removal = useMutation({
    mutationFn: () => proven(() => client.call('removePasskey', { params: { id: passkey.id } })),
    onSuccess: async () => {
      await changed()
      onDone()
    },
  })
  return (
    <Confirm
      title={say('security.removeNamed', { name: passkey.label })}
      why={say('security.removePasskeyWhy')}
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
