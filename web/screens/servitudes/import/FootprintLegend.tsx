import { EFFECT_COLOURS, EFFECT_HATCHES } from '../../../../api/contract/mapMarks.ts'
import { SERVITUDE_EFFECTS } from '../../../../spatial/conformity/types.ts'
import type { ShownFootprint } from '../../../map/layers/FootprintsLayer.tsx'
import { PALETTE } from '../../../map/palette.ts'
import { AreaSwatch, LineSwatch } from '../../../map/Swatch.tsx'
import { useBatchWords } from '../../../text/useBatchWords.ts'
import { useServitudeWords } from '../../../text/useServitudeWords.ts'
import classes from '../../plans/plans.module.css'

/** What the marks of the map mean, of those that are there. */
export function FootprintLegend({ footprints }: { readonly footprints: readonly ShownFootprint[] }) {
  const say = useBatchWords()
  const desk = useServitudeWords()
  const taken = new Set(footprints.filter(({ properties }) => !properties.leftOut).map((one) => one.properties.effect))
  return (
    <ul className={`${classes.list} ${classes.legend}`} aria-label={say('control.legend')}>
      {SERVITUDE_EFFECTS.filter((effect) => taken.has(effect)).map((effect) => (
        <li key={effect}>
          <AreaSwatch stroke={EFFECT_COLOURS[effect]} hatch={EFFECT_HATCHES[effect]} /> {desk(`effects.${effect}`)}
        </li>
      ))}
      {taken.has(null) && (
        <li>
          <AreaSwatch stroke={PALETTE.ink} /> {say('mapping.unknown')}
        </li>
      )}
      {footprints.some(({ properties }) => properties.leftOut) && (
        <li>
          <LineSwatch colour={PALETTE.muted} width={1.5} dashed={[6, 4]} /> {say('leftOut.mark')}
        </li>
      )}
    </ul>
  )
}
