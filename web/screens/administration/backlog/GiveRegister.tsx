import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { communeQuery, useClient } from '../../../api/queries.ts'
import { useBacklogWords } from '../../../text/useBacklogWords.ts'
import { useWords } from '../../../text/words.ts'
import forms from '../../../ui/form.module.css'
import { type ChosenCommune, CommuneField } from '../../dossiers/CommuneField.tsx'
import { Refused } from '../../frame/Refused.tsx'
import type { SignedInSession } from '../../frame/SignedIn.tsx'
import { useGiveRegister } from './backlogQueries.ts'
import { DropFiles } from './DropFiles.tsx'
import { templateAddress } from './template.ts'

const A_COMMUNE = /^\d{2}\.\d{3}\.\d{2}\.\d{1,2}$/

/** The one commune somebody's mandates are over, when there is one. */
function useOwnCommune({ actor }: SignedInSession): ChosenCommune | null {
  const client = useClient()
  const { nameOf } = useWords()
  const units = [...new Set(actor.mandates.flatMap(({ territories }) => territories))]
  const [only, more] = units.filter((unit) => A_COMMUNE.test(unit))
  const code = only !== undefined && more === undefined ? only : null
  const commune = useQuery({ ...communeQuery(client, code ?? ''), enabled: code !== null })
  return code !== null && commune.data ? { code, name: nameOf(commune.data) } : null
}

type GiveRegisterProps = { readonly session: SignedInSession; readonly onGiven: (id: string) => void }

/** The spreadsheet, and a template for whoever has none yet. */
export function GiveRegister({ session, onGiven }: GiveRegisterProps) {
  const say = useBacklogWords()
  const { language } = useWords()
  const own = useOwnCommune(session)
  const giving = useGiveRegister()
  const [chosen, setChosen] = useState<ChosenCommune | null | undefined>(undefined)
  const [missing, setMissing] = useState(false)
  const commune = chosen === undefined ? own : chosen
  const give = ([file]: readonly File[]) => {
    setMissing(!commune)
    if (commune && file) giving.mutate({ communeCode: commune.code, file }, { onSuccess: ({ id }) => onGiven(id) })
  }
  return (
    <div className={forms.form}>
      <CommuneField
        chosen={commune}
        error={missing && !commune ? say('communeMissing') : undefined}
        onChoose={setChosen}
      />
      <DropFiles
        label={say('give')}
        text={say('drop')}
        choose={say('choose')}
        hint={say('limits')}
        accept=".csv,.tsv,.txt,.xlsx"
        busy={giving.isPending}
        onFiles={give}
      />
      <span role="status">{giving.isPending ? say('reading') : ''}</span>
      <Refused error={giving.error} />
      <div>
        <Button
          component="a"
          size="md"
          variant="default"
          href={templateAddress(language)}
          download={say('templateName')}
        >
          {say('template')}
        </Button>
      </div>
    </div>
  )
}
