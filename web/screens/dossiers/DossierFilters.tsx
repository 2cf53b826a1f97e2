import { TextInput } from '@mantine/core'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { DOSSIER_STATES } from '../../../api/contract/policy/roles.ts'
import { useDossierWords } from '../../text/useDossierWords.ts'
import { useTradeWords } from '../../text/useTradeWords.ts'
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
      <fieldset className={classes.states} aria-label={say('dossiers.filter')}>
        {[undefined, ...DOSSIER_STATES].map((one) => (
          <button
            key={one ?? 'all'}
            type="button"
            aria-pressed={state === one}
            onClick={() => void navigate({ search: (now) => ({ ...now, state: one }), replace: true })}
          >
            {one ? trade(`dossierStates.${one}`) : say('dossiers.all')}
          </button>
        ))}
      </fieldset>
    </div>
  )
}
