import { memo } from 'react'
import { useTerritoryWords } from '../../text/useTerritoryWords.ts'
import { useWords } from '../../text/words.ts'
import classes from './territory.module.css'
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
  const steps = [undefined, ...path]
  return (
    <nav aria-label={say('trail')} className={classes.trail}>
      <ol>
        {steps.map((code) => {
          const place = code === undefined ? undefined : names?.get(code)
          const name = code === undefined ? say('country') : place ? nameOf(place) : code
          return (
            <li key={code ?? ''}>
              {code === around ? (
                <span aria-current="location">{name}</span>
              ) : (
                <button type="button" onClick={() => onChange({ in: code, level: undefined, at: undefined })}>
                  {name}
                </button>
              )}
            </li>
          )
        })}
      </ol>
    </nav>
  )
})
