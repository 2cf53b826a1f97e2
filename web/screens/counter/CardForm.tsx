import { Button, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { FoundAtCounter } from '../../../api/contract/counter.ts'
import { communeQuery, useClient } from '../../api/queries.ts'
import { useCounterWords } from '../../text/useCounterWords.ts'
import { useWords } from '../../text/words.ts'
import { focusFirstFault } from '../../ui/firstFault.ts'
import forms from '../../ui/form.module.css'
import { type ChosenCommune, CommuneField } from '../dossiers/CommuneField.tsx'
import { Refused } from '../frame/Refused.tsx'
import { useFindAtCounter } from './counterQueries.ts'

export type CardShown = { readonly communeCode: string; readonly nationalId: string }

type CardFormProps = {
  readonly territories: readonly string[]
  readonly onFound: (found: { card: CardShown; people: FoundAtCounter['people'] }) => void
}

const A_COMMUNE = /^\d{2}\.\d{3}\.\d{2}\.\d{1,2}$/
const CARD = /^[A-Z0-9][A-Z0-9 -]{3,19}$/

/** The clerk's own commune when there is one; otherwise they choose. */
function useOwnCommune(territories: readonly string[]): ChosenCommune | null {
  const client = useClient()
  const { nameOf } = useWords()
  const [only, more] = territories.filter((unit) => A_COMMUNE.test(unit))
  const code = only !== undefined && more === undefined ? only : null
  const commune = useQuery({ ...communeQuery(client, code ?? ''), enabled: code !== null })
  return code !== null && commune.data ? { code, name: nameOf(commune.data) } : null
}

/** The card somebody shows, looked up before anybody is recorded twice. */
export function CardForm({ territories, onFound }: CardFormProps) {
  const say = useCounterWords()
  const own = useOwnCommune(territories)
  const finding = useFindAtCounter()
  const [chosen, setChosen] = useState<ChosenCommune | null | undefined>(undefined)
  const [typed, setTyped] = useState('')
  const [tried, setTried] = useState(false)
  const commune = chosen === undefined ? own : chosen
  const nationalId = typed.trim().toUpperCase()
  const submit = () => {
    setTried(true)
    if (!commune || !CARD.test(nationalId)) return
    const card = { communeCode: commune.code, nationalId }
    finding.mutate(card, { onSuccess: ({ people }) => onFound({ card, people }) })
  }
  return (
    <form
      noValidate
      className={forms.form}
      aria-label={say('identity.heading')}
      onSubmit={(event) => {
        event.preventDefault()
        submit()
        focusFirstFault(event.currentTarget)
      }}
    >
      <h2>{say('identity.heading')}</h2>
      <CommuneField
        chosen={commune}
        error={tried && !commune ? say('identity.communeMissing') : undefined}
        onChoose={setChosen}
      />
      <TextInput
        size="md"
        dir="ltr"
        autoComplete="off"
        label={say('identity.card')}
        description={say('identity.cardHint')}
        value={typed}
        error={tried && !CARD.test(nationalId) ? say('identity.cardMissing') : undefined}
        onChange={(event) => setTyped(event.currentTarget.value)}
      />
      <Refused error={finding.error} />
      <div>
        <Button type="submit" size="md" loading={finding.isPending}>
          {say('identity.search')}
        </Button>
      </div>
    </form>
  )
}
