import { Button, Radio, TextInput } from '@mantine/core'
import { useState } from 'react'
import type { FoundAtCounter } from '../../../api/contract/counter.ts'
import type { DossierAnswer } from '../../../api/contract/dossiers.ts'
import { useCounterWords } from '../../text/useCounterWords.ts'
import { Answers } from '../../ui/Dialog.tsx'
import { focusFirstFault } from '../../ui/firstFault.ts'
import forms from '../../ui/form.module.css'
import { PersonName } from '../../ui/PersonName.tsx'
import { Refused } from '../frame/Refused.tsx'
import type { CardShown } from './CardForm.tsx'
import classes from './counter.module.css'
import { useOpenAtCounter } from './counterQueries.ts'
import { EMPTY_OWNER, isOwnerFilled, OwnerFields } from './OwnerFields.tsx'

type OpenFormProps = {
  readonly card: CardShown
  readonly people: FoundAtCounter['people']
  readonly onAgain: () => void
  readonly onOpened: (dossier: DossierAnswer) => void
}

/** Somebody found under the card, or somebody new; then what their dossier is called. */
export function OpenForm({ card, people, onAgain, onOpened }: OpenFormProps) {
  const say = useCounterWords()
  const opening = useOpenAtCounter()
  /** Undefined while nothing is chosen; null for somebody new. */
  const [chosen, setChosen] = useState<string | null | undefined>(people.length === 0 ? null : undefined)
  const [owner, setOwner] = useState(EMPTY_OWNER)
  const [title, setTitle] = useState('')
  const [tried, setTried] = useState(false)
  const submit = () => {
    setTried(true)
    if (chosen === undefined || title.trim() === '' || (chosen === null && !isOwnerFilled(owner))) return
    const whose = chosen === null ? { owner, anyway: people.length > 0 } : { personId: chosen }
    opening.mutate({ title, ...card, ...whose }, { onSuccess: onOpened })
  }
  return (
    <form
      noValidate
      className={forms.form}
      aria-label={say('dossier.heading')}
      onSubmit={(event) => {
        event.preventDefault()
        submit()
        focusFirstFault(event.currentTarget)
      }}
    >
      <p className={classes.card}>
        <bdi>{say('identity.shown', { card: card.nationalId })}</bdi>{' '}
        <button type="button" className={forms.link} onClick={onAgain}>
          {say('identity.again')}
        </button>
      </p>
      {people.length === 0 ? (
        <p role="status">{say('found.none')}</p>
      ) : (
        <fieldset className={classes.people}>
          <legend>{say('found.heading')}</legend>
          {people.map((one) => (
            <Radio
              key={one.id}
              name="whose"
              checked={chosen === one.id}
              onChange={() => setChosen(one.id)}
              label={<PersonName person={one} both />}
              description={say(one.hasAccount ? 'found.account' : 'found.noAccount')}
            />
          ))}
          <Radio name="whose" checked={chosen === null} onChange={() => setChosen(null)} label={say('found.other')} />
          {tried && chosen === undefined && (
            <p role="alert" className={classes.fault}>
              {say('found.choose')}
            </p>
          )}
        </fieldset>
      )}
      {chosen === null && <OwnerFields owner={owner} tried={tried} onChange={setOwner} />}
      <h2>{say('dossier.heading')}</h2>
      <TextInput
        size="md"
        label={say('dossier.name')}
        description={say('dossier.nameHint')}
        maxLength={200}
        value={title}
        error={tried && title.trim() === '' ? say('dossier.nameMissing') : undefined}
        onChange={(event) => setTitle(event.currentTarget.value)}
      />
      <Refused error={opening.error} />
      <Answers>
        <Button type="submit" size="md" loading={opening.isPending}>
          {say('dossier.open')}
        </Button>
      </Answers>
    </form>
  )
}
