import { Button, NativeSelect, Textarea } from '@mantine/core'
import { useForm } from 'react-hook-form'
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
  const { nameOf } = useWords()
  const asking = useAskExport()
  const bodyId = bodies[0]?.bodyId ?? ''
  const draft = useForm<ExportDraft>({ defaultValues: { kind: 'dossiers', bodyId, reason: '', from: '', to: '' } })
  const { register, handleSubmit, watch, getValues, formState, setValue } = draft
  const checked = (field: 'reason' | 'from' | 'to') =>
    register(field, {
      validate: () => {
        const fault = exportFault(field, getValues())
        return fault === null || say(`exportRequests.${fault}`)
      },
    })
  const kinds = kindsOf(actor, watch('bodyId'))
  return (
    <form
      noValidate
      className={`${form.form} ${classes.form}`}
      aria-labelledby="ask-export"
      onSubmit={handleSubmit((given) => asking.mutate(given, { onSuccess: onAsked }))}
    >
      <h2 id="ask-export">{say('exportRequests.ask')}</h2>
      <div className={form.pair}>
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
          data={kinds.map((value) => ({ value, label: say(`exportRequests.kinds.${value}`) }))}
          {...register('kind')}
        />
        <Textarea
          size="md"
          className={form.whole}
          label={say('exportRequests.reason')}
          description={say('exportRequests.reasonHint')}
          error={formState.errors.reason?.message}
          maxLength={500}
          autosize
          minRows={2}
          {...checked('reason')}
        />
        <DayField label={say('exportRequests.from')} error={formState.errors.from?.message} input={checked('from')} />
        <DayField label={say('exportRequests.to')} error={formState.errors.to?.message} input={checked('to')} />
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
