import { fixed } from '../text/figures.ts'
import classes from './stateFilter.module.css'

type StateFilterProps<S extends string> = {
  readonly label: string
  readonly all: string
  readonly states: readonly { readonly state: S; readonly name: string; readonly count?: number | undefined }[]
  readonly current: S | undefined
  readonly onChange: (state: S | undefined) => void
}

/** The states things stand in, counted where that is known; one press keeps those of one alone. */
export function StateFilter<S extends string>({ label, all, states, current, onChange }: StateFilterProps<S>) {
  const counts = states.map(({ count }) => count)
  const total = counts.reduce<number | undefined>(
    (sum, count) => (count === undefined ? sum : (sum ?? 0) + count),
    undefined,
  )
  const entries = [{ state: undefined, name: all, count: total }, ...states]
  return (
    <fieldset className={classes.states} aria-label={label}>
      {entries.map(({ state, name, count }) => (
        <button key={state ?? 'all'} type="button" aria-pressed={state === current} onClick={() => onChange(state)}>
          {name} {count !== undefined && <span className="figures">{fixed(count, 0)}</span>}
        </button>
      ))}
    </fieldset>
  )
}
