import { Button, NativeSelect, Radio, Textarea } from '@mantine/core'
import { useForm } from 'react-hook-form'
import { OUTCOMES, type Outcome } from '../../../api/contract/commission/passage.ts'
import type { SessionAnswer, SessionItem } from '../../../api/contract/commission/sessions.ts'
import { printedDay } from '../../text/figures.ts'
import { useCommissionWords } from '../../text/useCommissionWords.ts'
import { Answers, Dialog } from '../../ui/Dialog.tsx'
import formClasses from '../../ui/form.module.css'
import { Refused } from '../frame/Refused.tsx'
import classes from './commission.module.css'
import { usePassItem, useSessions } from './commissionQueries.ts'

type DialogProps = { readonly session: SessionAnswer; readonly item: SessionItem; readonly onClose: () => void }

/** What the commission concludes on a dossier; all but a favourable conclusion says why. */
export function ConcludeDialog({ session, item, onClose }: DialogProps) {
  const say = useCommissionWords()
  const pass = usePassItem(session.id)
  const form = useForm<{ outcome: Outcome | ''; reason: string }>({ defaultValues: { outcome: '', reason: '' } })
  const { errors } = form.formState
  const submit = form.handleSubmit(({ outcome, reason }) => {
    if (outcome === '') return
    const why = reason.trim() ? { reason: reason.trim() } : {}
    pass.mutate({ step: 'conclude', itemId: item.id, outcome, ...why }, { onSuccess: onClose })
  })
  return (
    <Dialog title={say('passage.outcome')} onClose={onClose}>
      <form noValidate className={formClasses.form} onSubmit={(event) => void submit(event)}>
        <fieldset className={formClasses.group}>
          <legend>{say('passage.outcome')}</legend>
          {OUTCOMES.map((outcome) => (
            <Radio
              key={outcome}
              size="md"
              value={outcome}
              label={say(`outcomes.${outcome}`)}
              {...form.register('outcome', { required: say('passage.outcomeMissing') })}
            />
          ))}
          {errors.outcome && (
            <p role="alert" className={classes.fault}>
              {errors.outcome.message}
            </p>
          )}
        </fieldset>
        <Textarea
          size="md"
          autosize
          minRows={3}
          label={say('passage.reason')}
          description={say('passage.reasonHint')}
          error={errors.reason?.message}
          {...form.register('reason', {
            validate: (typed, { outcome }) =>
              outcome === 'favourable' || typed.trim().length > 2 || say('passage.reasonFault'),
          })}
        />
        <Refused error={pass.error} />
        <Answers>
          <Button type="submit" size="md" loading={pass.isPending}>
            {say('passage.conclude')}
          </Button>
          <Button variant="default" size="md" onClick={onClose}>
            {say('form.cancel')}
          </Button>
        </Answers>
      </form>
    </Dialog>
  )
}

/** A dossier put off, with why, and to which planned session of the same commission. */
export function PutOffDialog({ session, item, onClose }: DialogProps) {
  const say = useCommissionWords()
  const pass = usePassItem(session.id)
  const coming = useSessions({}, true).data?.pages.flatMap(({ sessions }) => sessions) ?? []
  const next = coming.filter(
    ({ state, unit, id }) => state === 'planned' && unit.code === session.unit.code && id !== session.id,
  )
  const form = useForm({ defaultValues: { reason: '', to: '' } })
  const submit = form.handleSubmit(({ reason, to }) =>
    pass.mutate({ step: 'put_off', itemId: item.id, reason: reason.trim(), ...(to && { to }) }, { onSuccess: onClose }),
  )
  return (
    <Dialog title={say('passage.putOff')} onClose={onClose}>
      <form noValidate className={formClasses.form} onSubmit={(event) => void submit(event)}>
        <Textarea
          size="md"
          autosize
          minRows={2}
          label={say('passage.reason')}
          error={form.formState.errors.reason?.message}
          {...form.register('reason', { validate: (typed) => typed.trim().length > 2 || say('passage.reasonFault') })}
        />
        <NativeSelect
          size="md"
          label={say('passage.to')}
          data={[
            { value: '', label: say('passage.toNone') },
            ...next.map(({ id, day, hour }) => ({ value: id, label: `${printedDay(day)} ${hour}` })),
          ]}
          {...form.register('to')}
        />
        <Refused error={pass.error} />
        <Answers>
          <Button type="submit" size="md" loading={pass.isPending}>
            {say('passage.putOff')}
          </Button>
          <Button variant="default" size="md" onClick={onClose}>
            {say('form.cancel')}
          </Button>
        </Answers>
      </form>
    </Dialog>
  )
}
