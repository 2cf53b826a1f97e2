import { Button, NativeSelect, Radio, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useDeferredValue, useState } from 'react'
import type { DossierAnswer } from '../../../api/contract/dossiers.ts'
import { PARTS, type Part } from '../../../api/contract/policy/roles.ts'
import { valueOrThrow } from '../../api/client.ts'
import { useClient } from '../../api/queries.ts'
import { useDossierWords } from '../../text/useDossierWords.ts'
import { useTradeWords } from '../../text/useTradeWords.ts'
import { useWords } from '../../text/words.ts'
import { Chooser } from '../../ui/Chooser.tsx'
import { focusFirstFault } from '../../ui/firstFault.ts'
import forms from '../../ui/form.module.css'
import { Refused } from '../frame/Refused.tsx'
import { usePause } from '../search/usePause.ts'
import { useAddParticipant } from './dossierQueries.ts'
import classes from './dossiers.module.css'

type AddParticipantProps = { readonly dossier: DossierAnswer; readonly onAdded: () => void }
type Chosen = { readonly id: string; readonly name: string }

const EMAIL = /^[^\s@]+@[^\s@]+\.[^\s@]+$/
/** Whom the dossier still lacks, in the order parts are listed. */
const firstAbsent = ({ participants }: DossierAnswer): Part =>
  PARTS.find((part) => !participants.some((one) => one.part === part)) ?? 'correspondent'

const isPart = (value: string): value is Part => PARTS.some((part) => part === value)

/** A person by their e-mail, or an office of the register, and what they are in the dossier. */
export function AddParticipant({ dossier, onAdded }: AddParticipantProps) {
  const say = useDossierWords()
  const trade = useTradeWords()
  const adding = useAddParticipant(dossier.id)
  const [how, setHow] = useState<'person' | 'office'>('person')
  const [email, setEmail] = useState('')
  const [office, setOffice] = useState<Chosen | null>(null)
  const [part, setPart] = useState<Part>(() => firstAbsent(dossier))
  const [names, setNames] = useState({ givenName: '', familyName: '' })
  const [tried, setTried] = useState(false)
  const invites = how === 'person' && part === 'owner'
  const wrong = how === 'person' ? !EMAIL.test(email.trim()) : office === null

  const submit = () => {
    setTried(true)
    if (wrong) return
    const named = invites && names.givenName.trim() !== '' && names.familyName.trim() !== '' ? names : {}
    const whom = how === 'person' ? { personEmail: email.trim(), ...named } : { bodyId: office?.id }
    adding.mutate(
      { ...whom, part },
      {
        onSuccess: (shared) => {
          // The next one may be said already.
          setPart((now) => (now === part ? firstAbsent(shared) : now))
          setEmail((now) => (now === email ? '' : now))
          setNames({ givenName: '', familyName: '' })
          setOffice(null)
          setTried(false)
          onAdded()
        },
      },
    )
  }

  return (
    <form
      noValidate
      className={forms.form}
      aria-label={say('participants.add')}
      onSubmit={(event) => {
        event.preventDefault()
        submit()
        focusFirstFault(event.currentTarget)
      }}
    >
      <h3>{say('participants.add')}</h3>
      <fieldset className={classes.fieldset}>
        <legend>{say('participants.how')}</legend>
        <Radio checked={how === 'person'} onChange={() => setHow('person')} label={say('participants.byEmail')} />
        <Radio checked={how === 'office'} onChange={() => setHow('office')} label={say('participants.byOffice')} />
      </fieldset>
      {how === 'person' ? (
        <TextInput
          size="md"
          type="email"
          dir="ltr"
          autoComplete="off"
          label={say('participants.email')}
          value={email}
          error={tried && wrong ? say('participants.emailMissing') : undefined}
          onChange={(event) => setEmail(event.currentTarget.value)}
        />
      ) : (
        <OfficeField
          chosen={office}
          error={tried && wrong ? say('participants.bodyMissing') : undefined}
          onChoose={setOffice}
        />
      )}
      <NativeSelect
        size="md"
        label={say('participants.part')}
        value={part}
        onChange={({ currentTarget: { value } }) => isPart(value) && setPart(value)}
        data={PARTS.map((value) => ({ value, label: trade(`parts.${value}`) }))}
      />
      {invites && <ClientNames names={names} onChange={setNames} />}
      <Refused error={adding.error} />
      <Button type="submit" size="md" loading={adding.isPending}>
        {say('participants.submit')}
      </Button>
    </form>
  )
}

type Names = { readonly givenName: string; readonly familyName: string }
type ClientNamesProps = { readonly names: Names; readonly onChange: (names: Names) => void }

/** A client without an account is invited under the names that are typed. */
function ClientNames({ names, onChange }: ClientNamesProps) {
  const say = useDossierWords()
  return (
    <>
      <p className={forms.hint}>{say('participants.clientNames')}</p>
      <div className={forms.pair}>
        {(['givenName', 'familyName'] as const).map((name) => (
          <TextInput
            key={name}
            size="md"
            autoComplete="off"
            maxLength={100}
            label={say(`participants.${name}`)}
            value={names[name]}
            onChange={(event) => onChange({ ...names, [name]: event.currentTarget.value })}
          />
        ))}
      </div>
    </>
  )
}

type OfficeFieldProps = {
  readonly chosen: Chosen | null
  readonly error: string | undefined
  readonly onChoose: (office: Chosen | null) => void
}

function OfficeField({ chosen, error, onChoose }: OfficeFieldProps) {
  const say = useDossierWords()
  const trade = useTradeWords()
  const { t, nameOf } = useWords()
  const [typed, setTyped] = useState('')
  const q = useDeferredValue(usePause(typed.trim(), 200))
  const client = useClient()
  const found = useQuery({
    queryKey: ['bodies', 'offices', q],
    queryFn: async ({ signal }) => valueOrThrow(await client.call('listBodies', { query: { q, limit: 50 }, signal })),
    enabled: q.length >= 2,
    placeholderData: (former) => former,
  })
  const offices = q.length < 2 ? [] : (found.data?.bodies ?? []).filter(({ official }) => !official)
  return (
    <Chooser
      label={say('participants.body')}
      hint={say('participants.bodyHint')}
      error={error}
      chosen={chosen?.name ?? null}
      onType={setTyped}
      onChoose={onChoose}
      choices={offices.map((body) => ({ id: body.id, name: nameOf(body), hint: trade(`bodyKinds.${body.kind}`) }))}
      state={found.isFetching ? t('home.searching') : q.length < 2 ? '' : t('home.searchNothing', { q })}
    />
  )
}
