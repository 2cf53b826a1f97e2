import { memo } from 'react'
import { useTerritoryWords } from '../../text/useTerritoryWords.ts'
import { useWords } from '../../text/words.ts'
import { isAgency } from './places.ts'
import classes from './territory.module.css'
import type { TerritorySearch } from './territorySearch.ts'
import type { Change, Territory } from './useTerritory.ts'

/** Where one is in the country, and the way up. */
export const Trail = memo(function Trail({
  territory,
  onChange,
}: {
  readonly territory: Territory
  readonly onChange: Change
}) {
  const say = useTerritoryWords()
  const { nameOf } = useWords()
  const { in: around } = territory.search
  const names = territory.places.data?.byCode
  const path = around === undefined ? [] : (names?.get(around)?.path ?? [around])
  const up = (to: Pick<TerritorySearch, 'in' | 'level'>) => onChange({ ...to, at: undefined, classes: undefined })
  return (
    <nav aria-label={say('trail')} className={classes.trail}>
      <ol>
        <Step
          name={say('country')}
          onUp={around === undefined ? null : () => up({ in: undefined, level: undefined })}
        />
        {isAgency(around) && (
          <Step name={say('levels.agencies')} onUp={() => up({ in: undefined, level: 'agencies' })} />
        )}
        {path.map((code) => {
          const place = names?.get(code)
          return (
            <Step
              key={code}
              name={place ? nameOf(place) : isAgency(code) ? '…' : code}
              onUp={code === around ? null : () => up({ in: code, level: undefined })}
            />
          )
        })}
      </ol>
    </nav>
  )
})

type StepProps = { readonly name: string; readonly onUp: (() => void) | null }

const Step = ({ name, onUp }: StepProps) => (
  <li>
    {onUp ? (
      <button type="button" onClick={onUp}>
        {name}
      </button>
    ) : (
      <span aria-current="location">{name}</span>
    )}
  </li>
)
