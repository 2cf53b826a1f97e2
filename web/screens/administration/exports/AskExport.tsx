import { Button, NativeSelect, Textarea } from '@mantine/core'
import { type UseFormReturn, useForm } from 'react-hook-form'
import type { Actor } from '../../../../api/contract/policy/decide.ts'
import type { SessionAnswer } from '../../../../api/contract/session.ts'
import { useAdministrationWords } from '../../../text/useAdministrationWords.ts'
import { useWorkWords } from '../../../text/useWorkWords.ts'
import { useWords } from '../../../text/words.ts'
import { DayField } from '../../../ui/DayField.tsx'
import { Answers } from '../../../ui/Dialog.tsx'
import form from '../../../ui/form.module.css'
import { Refused } from '../../frame/Refused.tsx'
import classes from '../work.module.css'
import { type ExportDraft, exportFault, kindsOf } from './exportDraft.ts'
import { useAskExport } from './exportQueries.ts'

type AskExportProps = {
  readonly actor: Actor
  readonly bodies: readonly SessionAnswer['mandates'][number][]
  readonly onAsked: () => void
  readonly onClose: () => void
}

/** Asks for an export in the name of a body, for a reason that stays written. */
export function AskExport({ actor, bodies, onAsked, onClose }: AskExportProps) {
  const say = useWorkWords()
  const cancel = useAdministrationWords()('administration.cancel')
  const asking = useAskExport()
  const bodyId = bodies[0]?.bodyId ?? ''
  const draft = useForm<ExportDraft>({ defaultValues: { kind: 'dossiers', bodyId, reason: '', from: '', to: '' } })
  return (
    <form
      noValidate
      className={`${form.form} ${classes.form}`}
      aria-labelledby="ask-export"
      onSubmit={draft.handleSubmit((given) => asking.mutate(given, { onSuccess: onAsked }))}
    >
      <h2 id="ask-export">{say('exportRequests.ask')}</h2>
      <div className={form.pair}>
        <Whose actor={actor} bodies={bodies} draft={draft} />
        <WhyAndWhen draft={draft} />
      </div>
      <Refused error={asking.error} />
      <Answers>
        <Button type="submit" size="md" loading={asking.isPending}>
          {say('exportRequests.submit')}
        </Button>
        <Button variant="default" size="md" onClick={onClose}>
          {cancel}
        </Button>
      </Answers>
    </form>
  )
}

type DraftProps = { readonly draft: UseFormReturn<ExportDraft> }

/** In whose name, and of what: a body decides what there is to ask for. */
function Whose({ actor, bodies, draft }: Pick<AskExportProps, 'actor' | 'bodies'> & DraftProps) {
  const say = useWorkWords()
  const { nameOf } = useWords()
  const { register, watch, setValue } = draft
  return (
    <>
      <NativeSelect
        size="md"
        label={say('exportRequests.body')}
        data={bodies.map((body) => ({
          value: body.bodyId,
          label: nameOf({ nameFr: body.bodyNameFr, nameAr: body.bodyNameAr }),
        }))}
        {...register('bodyId', { onChange: () => setValue('kind', 'dossiers') })}
      />
      <NativeSelect
        size="md"
        label={say('exportRequests.kind')}
        data={kindsOf(actor, watch('bodyId')).map((value) => ({ value, label: say(`exportRequests.kinds.${value}`) }))}
        {...register('kind')}
      />
    </>
  )
}

function WhyAndWhen({ draft: { register, getValues, formState } }: DraftProps) {
  const say = useWorkWords()
  const checked = (field: 'reason' | 'from' | 'to') =>
    register(field, {
      validate: () => {
        const fault = exportFault(field, getValues())
        return fault === null || say(`exportRequests.${fault}`)
      },
    })
  const { reason, from, to } = formState.errors
  return (
    <>
      <Textarea
        size="md"
        className={form.whole}
        label={say('exportRequests.reason')}
        description={say('exportRequests.reasonHint')}
        error={reason?.message}
        maxLength={500}
        autosize
        minRows={2}
        {...checked('reason')}
      />
      <DayField label={say('exportRequests.from')} error={from?.message} input={checked('from')} />
      <DayField label={say('exportRequests.to')} error={to?.message} input={checked('to')} />
    </>
  )
}
