import { Button, NativeSelect, Textarea, TextInput } from '@mantine/core'
import { useForm } from 'react-hook-form'
import type { MinutesAnswer } from '../../../api/contract/commission/minutes.ts'
import { printedDay } from '../../text/figures.ts'
import { useCommissionWords } from '../../text/useCommissionWords.ts'
import { useWords } from '../../text/words.ts'
import { Answers, Dialog } from '../../ui/Dialog.tsx'
import formClasses from '../../ui/form.module.css'
import { Refused } from '../frame/Refused.tsx'
import { useKeysFor, useRefuseMinutes, useSignMinutes } from './minutesQueries.ts'

type DialogProps = {
  readonly id: string
  readonly body: MinutesAnswer['awaited'][number]
  readonly onClose: () => void
}

type Fields = { readonly keyId: string; readonly word: string; readonly code: string }

/** Which key of one's own signs for the body, and what opens it; the secret goes nowhere but into this one request. */
export function SignDialog({ id, body, onClose }: DialogProps) {
  const say = useCommissionWords()
  const { nameOf } = useWords()
  const keys = useKeysFor(body.id)
  const sign = useSignMinutes(id)
  // Without a default the field begins with the first key it offers.
  const form = useForm<Fields>({ defaultValues: { word: '', code: '' } })
  const submit = form.handleSubmit(({ keyId, word, code }) =>
    sign.mutate({ bodyId: body.id, keyId, secret: { word, code: code.trim() || null } }, { onSuccess: onClose }),
  )
  const title = say('minutes.sign', { body: nameOf(body) })
  return (
    <Dialog title={title} onClose={onClose}>
      <form noValidate className={formClasses.form} onSubmit={(event) => void submit(event)}>
        <Refused error={keys.error} />
        {keys.data?.length === 0 && <p>{say('minutes.noKey')}</p>}
        {keys.data && keys.data.length > 0 && (
          <>
            <NativeSelect
              size="md"
              label={say('minutes.key')}
              data={keys.data.map(({ id: key, certifiedName, validTo }) => ({
                value: key,
                label: `${certifiedName} · ${printedDay(validTo)}`,
              }))}
              {...form.register('keyId')}
            />
            <TextInput
              size="md"
              dir="ltr"
              type="password"
              autoComplete="off"
              label={say('minutes.secret')}
              {...form.register('word')}
            />
            {keys.data.some(({ kind }) => kind === 'csc') && (
              <TextInput
                size="md"
                dir="ltr"
                label={say('minutes.code')}
                autoComplete="one-time-code"
                {...form.register('code')}
              />
            )}
          </>
        )}
        <Refused error={sign.error} />
        <Answers>
          <Button type="submit" size="md" disabled={!keys.data || keys.data.length === 0} loading={sign.isPending}>
            {say('minutes.submit')}
          </Button>
          <Button variant="default" size="md" onClick={onClose}>
            {say('form.cancel')}
          </Button>
        </Answers>
      </form>
    </Dialog>
  )
}

/** Why a body does not sign. */
export function RefuseDialog({ id, body, onClose }: DialogProps) {
  const say = useCommissionWords()
  const { nameOf } = useWords()
  const refuse = useRefuseMinutes(id)
  const form = useForm({ defaultValues: { reason: '' } })
  const submit = form.handleSubmit(({ reason }) =>
    refuse.mutate({ bodyId: body.id, reason: reason.trim() }, { onSuccess: onClose }),
  )
  return (
    <Dialog title={say('minutes.refuseFor', { body: nameOf(body) })} onClose={onClose}>
      <form noValidate className={formClasses.form} onSubmit={(event) => void submit(event)}>
        <Textarea
          size="md"
          autosize
          minRows={2}
          label={say('minutes.reason')}
          error={form.formState.errors.reason?.message}
          {...form.register('reason', {
            validate: (typed) => typed.trim().length > 2 || say('minutes.reasonFault'),
          })}
        />
        <Refused error={refuse.error} />
        <Answers>
          <Button type="submit" size="md" loading={refuse.isPending}>
            {say('minutes.refuse')}
          </Button>
          <Button variant="default" size="md" onClick={onClose}>
            {say('form.cancel')}
          </Button>
        </Answers>
      </form>
    </Dialog>
  )
}
