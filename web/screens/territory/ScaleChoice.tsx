import { NativeSelect } from '@mantine/core'
import { useTerritoryWords } from '../../text/useTerritoryWords.ts'
import { keepScale } from './keptScale.ts'
import classes from './territory.module.css'
import { SCALES, type ScaleName } from './territorySearch.ts'
import type { Change, Territory } from './useTerritory.ts'

type ScaleChoiceProps = { readonly territory: Territory; readonly onChange: Change }

/** The colours of the classes, kept on this device. */
export function ScaleChoice({ territory: { scaleName }, onChange }: ScaleChoiceProps) {
  const say = useTerritoryWords()
  return (
    <NativeSelect
      className={classes.scale}
      label={say('scale')}
      title={say('scaleHint')}
      value={scaleName}
      data={SCALES.map((value) => ({ value, label: say(`scales.${value}`) }))}
      onChange={({ currentTarget }) => {
        const scale = currentTarget.value as ScaleName // one of the options above
        keepScale(scale)
        onChange({ scale }, { replace: true })
      }}
    />
  )
}
