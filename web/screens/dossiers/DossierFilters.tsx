import { TextInput } from '@mantine/core'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { DOSSIER_STATES } from '../../../api/contract/policy/roles.ts'
import { useDossierWords } from '../../text/useDossierWords.ts'
import { useTradeWords } from '../../text/useTradeWords.ts'
import { StateFilter } from '../../ui/StateFilter.tsx'
import classes from './dossiers.module.css'

/** Letters of the title or commune, and the state; the address keeps both. */
export function DossierFilters() {
  const say = useDossierWords()
  const trade = useTradeWords()
  const navigate = useNavigate({ from: '/dossiers' })
  const { state, q = '' } = useSearch({ from: '/dossiers' })
  return (
    <div className={classes.filters}>
      <TextInput
        id="dossier-filter"
        size="md"
        type="search"
        label={say('dossiers.search')}
        value={q}
        onChange={(event) => {
          const typed = event.currentTarget.value
          void navigate({ search: (now) => ({ ...now, q: typed === '' ? undefined : typed }), replace: true })
        }}
      />
      <StateFilter
        label={say('dossiers.filter')}
        all={say('dossiers.all')}
        states={DOSSIER_STATES.map((one) => ({ state: one, name: trade(`dossierStates.${one}`) }))}
        current={state}
        onChange={(next) => void navigate({ search: (now) => ({ ...now, state: next }), replace: true })}
      />
    </div>
  )
}
