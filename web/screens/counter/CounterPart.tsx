import { Button, TextInput } from '@mantine/core'
import { useState } from 'react'
import type { DossierAnswer } from '../../../api/contract/dossiers.ts'
import { useCounterWords } from '../../text/useCounterWords.ts'
import { useWords } from '../../text/words.ts'
import { focusFirstFault } from '../../ui/firstFault.ts'
import forms from '../../ui/form.module.css'
import { nameIn } from '../../ui/PersonName.tsx'
import { useSaid } from '../../ui/useSaid.ts'
import { Refused } from '../frame/Refused.tsx'
import classes from './counter.module.css'
import { useLinkOwner } from './counterQueries.ts'

/** Of a dossier typed at a counter: by whom, and handing it to its owner's account. Nothing for any other. */
export function CounterPart({ dossier }: { readonly dossier: DossierAnswer }) {
  const say = useCounterWords()
  const { language, nameOf } = useWords()
  const { typed, may } = dossier
  if (!typed) return null
  const name = typed.by ? nameIn(language, typed.by) : '—'
  return (
    <section className={classes.part}>
      <p>{typed.body ? say('typed', { body: nameOf(typed.body), name }) : say('typedBy', { name })}</p>
      {may.includes('counter.link') && <LinkOwner dossierId={dossier.id} />}
    </section>
  )
}

const EMAIL = /^[^\s@]+@[^\s@]+\.[^\s@]+$/

function LinkOwner({ dossierId }: { readonly dossierId: string }) {
  const say = useCounterWords()
  const linking = useLinkOwner(dossierId)
  const said = useSaid()
  const [email, setEmail] = useState('')
  const [tried, setTried] = useState(false)
  const wrong = !EMAIL.test(email.trim())
  const submit = () => {
    setTried(true)
    if (!wrong)
      linking.mutate(email.trim(), {
        onSuccess: () => {
          setEmail('')
          setTried(false)
          said.tell(say('link.done'))
        },
      })
  }
  return (
    <form
      noValidate
      className={forms.form}
      aria-label={say('link.heading')}
      onSubmit={(event) => {
        event.preventDefault()
        submit()
        focusFirstFault(event.currentTarget)
      }}
    >
      <h3>{say('link.heading')}</h3>
      <p className={forms.hint}>{say('link.intro')}</p>
      <p ref={said.place} role="status" tabIndex={-1}>
        {said.text}
      </p>
      <TextInput
        size="md"
        type="email"
        dir="ltr"
        autoComplete="off"
        label={say('link.email')}
        value={email}
        error={tried && wrong ? say('link.emailMissing') : undefined}
        onChange={(event) => setEmail(event.currentTarget.value)}
      />
      <Refused error={linking.error} />
      <div>
        <Button type="submit" variant="default" size="md" loading={linking.isPending}>
          {say('link.submit')}
        </Button>
      </div>
    </form>
  )
}
