import { Button, NativeSelect } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { useForm } from 'react-hook-form'
import type { VersionLine, VersionProposal } from '../../../../api/contract/procedures/drafting.ts'
import { problemOf } from '../../../api/problem.ts'
import { typedDay } from '../../../text/figures.ts'
import { useAdministrationWords } from '../../../text/useAdministrationWords.ts'
import { useVersionWords } from '../../../text/useVersionWords.ts'
import { useWords } from '../../../text/words.ts'
import { ButtonLink } from '../../../ui/ButtonLink.tsx'
import { DayField } from '../../../ui/DayField.tsx'
import { Answers } from '../../../ui/Dialog.tsx'
import form from '../../../ui/form.module.css'
import { Refused } from '../../frame/Refused.tsx'
import classes from '../work.module.css'
import { usePropose } from './versionQueries.ts'

type ProposeVersionProps = { readonly versions: readonly VersionLine[]; readonly onClose: () => void }

/** A new version of a procedure: which one, and from which day. */
export function ProposeVersion({ versions, onClose }: ProposeVersionProps) {
  const say = useVersionWords()
  const cancel = useAdministrationWords()('administration.cancel')
  const { nameOf } = useWords()
  const navigate = useNavigate()
  const proposing = usePropose()
  const { register, handleSubmit, formState } = useForm<VersionProposal>({
    defaultValues: { code: versions[0]?.code ?? '', validFrom: '' },
  })
  const submit = handleSubmit(({ code, validFrom }) =>
    proposing.mutate(
      { code, validFrom: typedDay(validFrom) ?? '' },
      { onSuccess: ({ id }) => void navigate({ to: '/administration/demarches/$id', params: { id } }) },
    ),
  )
  return (
    <form noValidate className={`${form.form} ${classes.form}`} aria-label={say('propose')} onSubmit={submit}>
      <p>{say('proposeWhy')}</p>
      <div className={form.pair}>
        <NativeSelect
          size="md"
          label={say('procedure')}
          data={procedures(versions).map((one) => ({ value: one.code, label: `${one.number} · ${nameOf(one)}` }))}
          {...register('code')}
        />
        <DayField
          label={say('firstDay')}
          hint={say('firstDayHint')}
          error={formState.errors.validFrom?.message}
          input={register('validFrom', { validate: (text) => typedDay(text) !== null || say('dayFault') })}
        />
      </div>
      <Refused error={proposing.error} />
      <ExistingDraft error={proposing.error} />
      <Answers>
        <Button type="submit" size="md" loading={proposing.isPending}>
          {say('submitProposal')}
        </Button>
        <Button variant="default" size="md" onClick={onClose}>
          {cancel}
        </Button>
      </Answers>
    </form>
  )
}

/** Each procedure once, as its newest published version names it. */
function procedures(versions: readonly VersionLine[]): readonly VersionLine[] {
  const published = versions.filter(({ state }) => state === 'published')
  return published.filter(({ code }, rank) => published.findIndex((one) => one.code === code) === rank)
}

function ExistingDraft({ error }: { readonly error: unknown }) {
  const say = useVersionWords()
  const { code, data } = error ? problemOf(error) : { code: null, data: undefined }
  if (code !== 'DRAFT_EXISTS' || typeof data?.id !== 'string') return null
  return (
    <div>
      <ButtonLink to="/administration/demarches/$id" params={{ id: data.id }} variant="default" size="md">
        {say('openExisting')}
      </ButtonLink>
    </div>
  )
}
