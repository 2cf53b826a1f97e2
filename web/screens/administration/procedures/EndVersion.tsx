import { Button, Checkbox } from '@mantine/core'
import { useState } from 'react'
import { useForm } from 'react-hook-form'
import type { VersionDraft } from '../../../../api/contract/procedures/drafting.ts'
import { problemOf } from '../../../api/problem.ts'
import { typedDay } from '../../../text/figures.ts'
import { useAdministrationWords } from '../../../text/useAdministrationWords.ts'
import { useVersionWords } from '../../../text/useVersionWords.ts'
import { Confirm } from '../../../ui/Confirm.tsx'
import { DayField } from '../../../ui/DayField.tsx'
import { Refused } from '../../frame/Refused.tsx'
import { useEnd } from './versionQueries.ts'

/** The last day of a version in force; drafts it would strand are counted before it is said. */
export function EndVersion({ draft }: { readonly draft: VersionDraft }) {
  const say = useVersionWords()
  const [asking, setAsking] = useState(false)
  return (
    <div>
      <Button variant="default" size="md" onClick={() => setAsking(true)}>
        {say('end')}
      </Button>
      {asking && <AskEnd id={draft.id} onClose={() => setAsking(false)} />}
    </div>
  )
}

function AskEnd({ id, onClose }: { readonly id: string; readonly onClose: () => void }) {
  const say = useVersionWords()
  const cancel = useAdministrationWords()('administration.cancel')
  const ending = useEnd(id)
  const [evenSo, setEvenSo] = useState(false)
  const { register, handleSubmit, formState } = useForm({ defaultValues: { validTo: '' } })
  const submit = handleSubmit(({ validTo }) =>
    ending.mutate({ validTo: typedDay(validTo) ?? '', evenSo }, { onSuccess: onClose }),
  )
  const { code, data } = ending.error ? problemOf(ending.error) : { code: null, data: undefined }
  return (
    <Confirm
      title={say('end')}
      why={say('endWhy')}
      yes={say('end')}
      no={cancel}
      busy={ending.isPending}
      onYes={() => void submit()}
      onNo={onClose}
    >
      <DayField
        label={say('lastDay')}
        error={formState.errors.validTo?.message}
        input={register('validTo', { validate: (text) => typedDay(text) !== null || say('dayFault') })}
      />
      <Refused error={ending.error} />
      {code === 'VERSION_STRANDS' && (
        <Checkbox
          size="md"
          checked={evenSo}
          label={say('evenSo', { drafts: data?.drafts ?? 0 })}
          onChange={(event) => setEvenSo(event.currentTarget.checked)}
        />
      )}
    </Confirm>
  )
}
