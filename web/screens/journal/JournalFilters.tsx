import { Button, NativeSelect, TextInput } from '@mantine/core'
import { Link, useNavigate } from '@tanstack/react-router'
import { type UseFormRegisterReturn, useForm } from 'react-hook-form'
import { decide } from '../../../api/contract/policy/decide.ts'
import { printedDay } from '../../text/figures.ts'
import { actions } from '../../text/fr/journal.ts'
import { useJournalWords } from '../../text/useJournalWords.ts'
import { useWords } from '../../text/words.ts'
import { DayField } from '../../ui/DayField.tsx'
import type { SignedInSession } from '../frame/SignedIn.tsx'
import classes from './journal.module.css'
import { type FilterDraft, filterFault, type JournalFilter, searchOf } from './journalSearch.ts'
import { useActionName } from './useActionName.ts'

type JournalFiltersProps = { readonly session: SignedInSession; readonly filter: JournalFilter }

const draftOf = ({ person = '', body = '', dossier = '', action = '', from, to }: JournalFilter): FilterDraft => ({
  ...{ person, body, dossier, action },
  from: from ? printedDay(from) : '',
  to: to ? printedDay(to) : '',
})

/** Person, body, dossier, action and days; what is asked becomes the address. */
export function JournalFilters({ session, filter }: JournalFiltersProps) {
  const say = useJournalWords()
  const navigate = useNavigate({ from: '/administration/journal' })
  const { register, handleSubmit, formState, getValues } = useForm<FilterDraft>({ defaultValues: draftOf(filter) })
  const asked = (field: keyof JournalFilter) => ({
    label: say(`journalAdministration.${field}`),
    error: formState.errors[field]?.message,
    input: register(field, {
      validate: () => {
        const fault = filterFault(field, getValues())
        return fault === null || say(`journalAdministration.${fault}`)
      },
    }),
  })
  return (
    <search>
      <form
        noValidate
        className={classes.part}
        onSubmit={handleSubmit((draft) => void navigate({ search: searchOf(draft) }))}
      >
        <div className={classes.filters}>
          <ActionField {...asked('action')} />
          <DayField {...asked('from')} />
          <DayField {...asked('to')} />
        </div>
        <details className={classes.more} open={Boolean(filter.person ?? filter.body ?? filter.dossier)}>
          <summary>{say('journalAdministration.byNumber')}</summary>
          <div className={classes.filters}>
            <IdField {...asked('person')} />
            <BodyField session={session} {...asked('body')} />
            <IdField {...asked('dossier')} />
          </div>
        </details>
        <div className={classes.deeds}>
          <Button type="submit" size="md">
            {say('journalAdministration.filter')}
          </Button>
          {Object.keys(filter).length > 0 && (
            <Link from="/administration/journal" to="." search={{}}>
              {say('journalAdministration.clear')}
            </Link>
          )}
        </div>
      </form>
    </search>
  )
}

type FieldProps = {
  readonly label: string
  readonly error: string | undefined
  readonly input: UseFormRegisterReturn
}

const IdField = ({ label, error, input }: FieldProps) => (
  <TextInput
    size="md"
    label={label}
    error={error}
    dir="ltr"
    autoComplete="off"
    spellCheck={false}
    maxLength={36}
    {...input}
  />
)

const VERBS = Object.keys(actions)
  .filter((key) => key.includes('_'))
  .map((key) => key.replace('_', '.'))

/** The verbs the house writes, with their words; any other may be typed. */
function ActionField({ label, error, input }: FieldProps) {
  const say = useJournalWords()
  const actionName = useActionName()
  return (
    <>
      <TextInput
        size="md"
        label={label}
        error={error}
        placeholder={say('journalAdministration.anyAction')}
        list="journal-verbs"
        autoComplete="off"
        maxLength={60}
        {...input}
      />
      <datalist id="journal-verbs">
        {VERBS.map((verb) => (
          <option key={verb} value={verb}>
            {actionName(verb)}
          </option>
        ))}
      </datalist>
    </>
  )
}

/** Whoever reads of every body names one by its number; an administrator chooses among their own. */
function BodyField({ session, label, error, input }: FieldProps & { readonly session: SignedInSession }) {
  const say = useJournalWords()
  const { nameOf } = useWords()
  if (decide(session.actor, 'journal.consult').allowed) return <IdField label={label} error={error} input={input} />
  const own = session.mandates.filter(({ role }) => role === 'administrator')
  return (
    <NativeSelect
      size="md"
      label={say('journalAdministration.bodyOf')}
      error={error}
      data={[
        { value: '', label: say('journalAdministration.anyBody') },
        ...own.map(({ bodyId, bodyNameFr, bodyNameAr }) => ({
          value: bodyId,
          label: nameOf({ nameFr: bodyNameFr, nameAr: bodyNameAr }),
        })),
      ]}
      {...input}
    />
  )
}
