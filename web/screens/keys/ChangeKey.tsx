import { Button, Textarea } from '@mantine/core'
import { useForm } from 'react-hook-form'
import type { KeyChange, SigningKey } from '../../../api/contract/keys.ts'
import { useKeyWords } from '../../text/useKeyWords.ts'
import { Answers, Dialog } from '../../ui/Dialog.tsx'
import formClasses from '../../ui/form.module.css'
import { Notice } from '../../ui/Notice.tsx'
import { Refused } from '../frame/Refused.tsx'
import { useChangeKey } from './keyQueries.ts'

type ChangeKeyProps = {
  readonly signingKey: SigningKey
  readonly state: KeyChange['state']
  readonly onClose: () => void
}

const SHORTEST = 3

/** Suspends a key, gives it back or revokes it, with the reason that the journal keeps. */
export function ChangeKey({ signingKey, state, onClose }: ChangeKeyProps) {
  const say = useKeyWords()
  const form = useForm({ defaultValues: { reason: '' } })
  const change = useChangeKey(signingKey.body.id, onClose)
  const { errors } = form.formState
  const send = ({ reason }: { readonly reason: string }) =>
    change.mutate({ id: signingKey.id, version: signingKey.version, state, reason: reason.trim() })
  return (
    <Dialog title={say(`changeTitle.${state}`)} onClose={onClose}>
      <form noValidate className={formClasses.form} onSubmit={form.handleSubmit(send)}>
        {state === 'revoked' && <Notice tone="warning">{say('revokeWarning')}</Notice>}
        <Textarea
          size="md"
          label={say('reason')}
          description={say('reasonHint')}
          error={errors.reason && say('needed')}
          {...form.register('reason', { validate: (text) => text.trim().length >= SHORTEST })}
        />
        <Refused error={change.error} />
        <Answers>
          <Button type="submit" size="md" loading={change.isPending}>
            {say(state === 'active' ? 'resume' : state === 'suspended' ? 'suspend' : 'revoke')}
          </Button>
          <Button variant="default" size="md" onClick={onClose}>
            {say('cancel')}
          </Button>
        </Answers>
      </form>
    </Dialog>
  )
}
