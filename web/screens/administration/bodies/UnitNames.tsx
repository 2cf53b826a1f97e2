import { useAdministrationWords } from '../../../text/useAdministrationWords.ts'
import { useWords } from '../../../text/words.ts'
import classes from '../administration.module.css'
import type { Unit } from './units.ts'
import { useUnitNames } from './useUnits.ts'

type UnitNamesProps = {
  readonly codes: readonly string[]
  /** Units whose names are there already; the others are asked for. */
  readonly known?: readonly Unit[]
}

/** Codes by their names: one that is well written may still be the wrong place, or none. */
export function UnitNames({ codes, known = [] }: UnitNamesProps) {
  const say = useAdministrationWords()
  const { nameOf } = useWords()
  const at = (code: string) => known.find((unit) => unit.code === code)
  const read = useUnitNames(codes.filter((code) => !at(code)))
  const named = (code: string) => {
    const unit = at(code) ?? read(code)
    return unit === null ? say('bodies.noUnit') : unit && nameOf(unit)
  }
  return (
    <ul className={classes.units}>
      {codes.map((code) => (
        <li key={code}>
          <bdi>{named(code)}</bdi>{' '}
          <small>
            <bdi className="figures">{code}</bdi>
          </small>
        </li>
      ))}
    </ul>
  )
}
