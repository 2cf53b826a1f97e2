import { Button, NativeSelect, Textarea, TextInput } from '@mantine/core'
import { useForm } from 'react-hook-form'
import { ACT_LAYOUTS, type ActKind, type ActsOfDossier, DEFERRAL_GROUNDS } from '../../../api/contract/actsDrafted.ts'
import { typedDay } from '../../text/figures.ts'
import { useActWords } from '../../text/useActWords.ts'
import { DayField } from '../../ui/DayField.tsx'
import { Answers, Dialog } from '../../ui/Dialog.tsx'
import formClasses from '../../ui/form.module.css'
import { Refused } from '../frame/Refused.tsx'
import { useDraftAct } from './actQueries.ts'
import { bodyOf, type DraftFields, fieldsOf, hasConditions } from './draftFields.ts'
import { InArabic } from './InArabic.tsx'
import { Motives } from './Motives.tsx'
import { StudyNotice } from './StudyNotice.tsx'

type DraftDialogProps = {
  readonly id: string
  readonly answer: ActsOfDossier
  /** The one act to prepare; one of those that are possible is chosen where it is null. */
  readonly only: ActKind | null
  /** With what was done, or null when nothing was. */
  readonly onClose: (text: string | null) => void
}

/** What only the drafter can say of an act: all the rest is read from the dossier. */
export function DraftDialog({ id, answer, only, onClose }: DraftDialogProps) {
  const say = useActWords()
  const drafting = useDraftAct(id)
  const [first = 'permit'] = answer.possible
  const form = useForm<DraftFields>({ defaultValues: fieldsOf(answer, only ?? first) })
  const { register, handleSubmit, watch, reset } = form
  const kind = watch('kind')
  const submit = handleSubmit((fields) =>
    drafting.mutate(bodyOf(answer, fields), { onSuccess: () => onClose(say('saved')) }),
  )
  return (
    <Dialog title={only ? say(`prepareKinds.${kind}`) : say('prepare')} onClose={() => onClose(null)}>
      <form noValidate className={formClasses.form} onSubmit={(event) => void submit(event)}>
        {only === null && (
          <NativeSelect
            size="md"
            label={say('kind')}
            value={kind}
            data={answer.possible.map((one) => ({ value: one, label: say(`kinds.${one}`) }))}
            onChange={({ currentTarget }) => reset(fieldsOf(answer, currentTarget.value as ActKind))}
          />
        )}
        {answer.study && kind === 'permit' && (
          <StudyNotice
            study={answer.study}
            onDefer={answer.possible.includes('deferral') ? () => reset(fieldsOf(answer, 'deferral')) : undefined}
          />
        )}
        <NativeSelect
          size="md"
          label={say('layout')}
          data={[...ACT_LAYOUTS].toReversed().map((one) => ({ value: one, label: say(`layouts.${one}`) }))}
          {...register('layout')}
        />
        {kind === 'refusal' && <Motives form={form} grounds={answer.grounds} reasons={answer.reasons} />}
        {kind === 'deferral' && <Deferral form={form} />}
        {hasConditions(kind) && (
          <Textarea
            size="md"
            dir="auto"
            autosize
            minRows={2}
            label={say('conditions')}
            description={say('conditionsHint')}
            {...register('conditions')}
          />
        )}
        <Refused error={drafting.error} />
        <Answers>
          <Button type="submit" size="md" loading={drafting.isPending}>
            {say('save')}
          </Button>
          <Button variant="default" size="md" onClick={() => onClose(null)}>
            {say('cancel')}
          </Button>
        </Answers>
      </form>
    </Dialog>
  )
}

function Deferral({ form }: { readonly form: ReturnType<typeof useForm<DraftFields>> }) {
  const say = useActWords()
  const { errors } = form.formState
  return (
    <>
      <NativeSelect
        size="md"
        label={say('deferralGround')}
        data={DEFERRAL_GROUNDS.map((one) => ({ value: one, label: say(`deferralGrounds.${one}`) }))}
        {...form.register('deferralGround')}
      />
      <TextInput
        size="md"
        dir="auto"
        label={say('detail')}
        error={errors.deferralDetail?.message}
        {...form.register('deferralDetail', { validate: (text) => text.trim().length >= 3 || say('required') })}
      />
      <InArabic form={form} name="deferralDetailAr" />
      <DayField
        label={say('until')}
        hint={say('untilHint')}
        error={errors.until?.message}
        input={form.register('until', { validate: (text) => typedDay(text) !== null || say('dayFault') })}
      />
    </>
  )
}
