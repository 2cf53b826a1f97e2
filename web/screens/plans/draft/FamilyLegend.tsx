import { ZONE_FILLS } from '../../../../api/contract/mapMarks.ts'
import { ZONE_FAMILIES } from '../../../../spatial/conformity/types.ts'
import { PALETTE } from '../../../map/palette.ts'
import { AreaSwatch } from '../../../map/Swatch.tsx'
import { usePlanWords } from '../../../text/usePlanWords.ts'
import classes from '../plans.module.css'

/** What the fills of the map mean, of the families that are there. */
export function FamilyLegend({ families }: { readonly families: readonly (string | null)[] }) {
  const say = usePlanWords()
  const there = new Set(families)
  return (
    <ul className={`${classes.list} ${classes.legend}`} aria-label={say('control.legend')}>
      {ZONE_FAMILIES.filter((family) => there.has(family)).map((family) => (
        <li key={family}>
          <AreaSwatch stroke={PALETTE.lineStrong} fill={ZONE_FILLS[family]} /> {say(`families.${family}`)}
        </li>
      ))}
    </ul>
  )
}
