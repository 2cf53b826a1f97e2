import { Button } from '@mantine/core'
import { useState } from 'react'
import { useForm } from 'react-hook-form'
import type { BodyAnswer } from '../../../../api/contract/bodies.ts'
import { printedDay, typedDay } from '../../../text/figures.ts'
import { useAdministrationWords } from '../../../text/useAdministrationWords.ts'
import { useWords } from '../../../text/words.ts'
import { DayField } from '../../../ui/DayField.tsx'
import { Answers, Dialog } from '../../../ui/Dialog.tsx'
import forms from '../../../ui/form.module.css'
import { Refused } from '../../frame/Refused.tsx'
import classes from '../administration.module.css'
import { today } from '../today.ts'
import { ActField } from './ActField.tsx'
import { useReassign } from './bodyQueries.ts'
import { CodesField } from './CodesField.tsx'
import { actFault, codesFault, faultyField, withCode } from './establishing.ts'
import { ReassignSummary } from './ReassignSummary.tsx'
import { typedCodes } from './units.ts'

/** The way to give a body other territories from a day on, and what was done. */
export function Reassign({ body }: { readonly body: BodyAnswer }) {
  const say = useAdministrationWords()
  const [open, setOpen] = useState(false)
  const [done, setDone] = useState('')
  return (
    <>
      <Button variant="default" size="md" onClick={() => setOpen(true)}>
        {say('bodies.reassign')}
      </Button>
      <p role="status" className={classes.said}>
        {done}
      </p>
      {open && (
        <ReassignDialog
          body={body}
          onDone={(from) => {
            setDone(say('bodies.reassigned', { date: printedDay(from) }))
            setOpen(false)
          }}
          onClose={() => setOpen(false)}
        />
      )}
    </>
  )
}

type Draft = { codes: string; from: string; actReference: string }

type ReassignDialogProps = {
  readonly body: BodyAnswer
  readonly onDone: (from: string) => void
  readonly onClose: () => void
}

function useReassignForm({ body, onDone }: ReassignDialogProps) {
  const say = useAdministrationWords()
  const reassign = useReassign(body.id)
  const form = useForm<Draft>({
    defaultValues: {
      codes: body.territories.map(({ code }) => code).join('\n'),
      from: printedDay(today()),
      actReference: '',
    },
  })
  const submit = form.handleSubmit((draft) => {
    const from = typedDay(draft.from) ?? ''
    const territories = [...typedCodes(draft.codes).codes]
    const given = { version: body.version, from, territories, actReference: draft.actReference.trim() }
    reassign.mutate(given, {
      onSuccess: () => onDone(from),
      onError: (error) => {
        const field = faultyField(error)
        if (field === 'from') form.setError('from', { message: say('bodies.dayPast') }, { shouldFocus: true })
        if (field === 'territories')
          form.setError('codes', { message: say('bodies.codesUnknown') }, { shouldFocus: true })
      },
    })
  })
  return { form, submit, reassign }
}

function ReassignDialog(props: ReassignDialogProps) {
  const { body, onClose } = props
  const say = useAdministrationWords()
  const { nameOf } = useWords()
  const { form, submit, reassign } = useReassignForm(props)
  const { register, formState, watch } = form
  const { codes, from } = watch()
  const { errors } = formState
  return (
    <Dialog title={say('bodies.reassignOf', { name: nameOf(body) })} onClose={onClose}>
      <form noValidate className={forms.form} onSubmit={submit}>
        <p>{say('bodies.reassignWhy')}</p>
        <CodesField
          error={errors.codes?.message}
          input={register('codes', { validate: (text) => codesFault(text, say) })}
          onAdd={(code) => form.setValue('codes', withCode(form.getValues('codes'), code), { shouldValidate: true })}
        />
        <div className={forms.pair}>
          <DayField
            label={say('bodies.day')}
            error={errors.from?.message}
            input={register('from', { validate: (text) => typedDay(text) !== null || say('bodies.dayWrong') })}
          />
          <ActField
            error={errors.actReference?.message}
            input={register('actReference', { validate: (text) => actFault(text, say) })}
          />
        </div>
        <ReassignSummary body={body} codes={typedCodes(codes).codes} from={typedDay(from)} />
        {!faultyField(reassign.error) && <Refused error={reassign.error} />}
        <Answers>
          <Button type="submit" size="md" loading={reassign.isPending}>
            {say('bodies.save')}
          </Button>
          <Button variant="default" size="md" onClick={onClose}>
            {say('administration.cancel')}
          </Button>
        </Answers>
      </form>
    </Dialog>
  )
}
