import { Button, Checkbox, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useActStandingWords } from '../../text/useActStandingWords.ts'
import formClasses from '../../ui/form.module.css'
import { type ChosenCommune, CommuneField } from '../dossiers/CommuneField.tsx'
import type { Sought } from './standingQuery.ts'

const REFERENCE = /^\s*\d{1,7}\s*\/\s*\d{4}\s*$/
/** A province's code begins those of its communes: 06.141 of 06.141.01.41. */
const PROVINCE_SIGNS = 6

/** The number written on a paper, and the commune that signed it. */
export function FindAct({ onFind }: { readonly onFind: (sought: Sought) => void }) {
  const say = useActStandingWords()
  const [commune, setCommune] = useState<ChosenCommune | null>(null)
  const [reference, setReference] = useState('')
  const [ofGovernor, setOfGovernor] = useState(false)
  const [tried, setTried] = useState(false)
  const find = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (!commune || !REFERENCE.test(reference)) return
    const unit = ofGovernor ? commune.code.slice(0, PROVINCE_SIGNS) : commune.code
    onFind({ unit, reference: reference.replaceAll(/\s/g, '') })
  }
  return (
    <form noValidate className={formClasses.form} onSubmit={find}>
      <CommuneField
        chosen={commune}
        error={tried && !commune ? say('communeFault') : undefined}
        onChoose={setCommune}
      />
      <TextInput
        size="md"
        label={say('number')}
        description={say('numberHint')}
        dir="ltr"
        inputMode="text"
        value={reference}
        error={tried && !REFERENCE.test(reference) ? say('numberFault') : undefined}
        onChange={({ currentTarget }) => setReference(currentTarget.value)}
      />
      <Checkbox
        label={say('ofGovernor')}
        checked={ofGovernor}
        onChange={({ currentTarget }) => setOfGovernor(currentTarget.checked)}
      />
      <Button type="submit" size="md" variant="default">
        {say('find')}
      </Button>
    </form>
  )
}
