import { NativeSelect } from '@mantine/core'
import { memo } from 'react'
import { useTerritoryWords } from '../../text/useTerritoryWords.ts'
import { useWords } from '../../text/words.ts'
import { useProcedures } from '../procedures/procedureQueries.ts'
import { CompareChoices } from './CompareChoices.tsx'
import { IndicatorChoice } from './IndicatorChoice.tsx'
import { levelsIn } from './places.ts'
import { ScaleChoice } from './ScaleChoice.tsx'
import classes from './territory.module.css'
import type { MapLevel } from './territorySearch.ts'
import { useFolded } from './useFolded.ts'
import type { Change, Territory } from './useTerritory.ts'

type ChoicesProps = { readonly territory: Territory; readonly onChange: Change }

/** What is measured, of which dossiers, by which territories. */
export const Choices = memo(function Choices({ territory, onChange }: ChoicesProps) {
  const say = useTerritoryWords()
  const { indicator } = territory
  const folded = useFolded()
  const others = (
    <>
      <LevelChoice territory={territory} onChange={onChange} />
      <DossierChoices territory={territory} onChange={onChange} />
      <CompareChoices territory={territory} onChange={onChange} />
      {folded && <ScaleChoice territory={territory} onChange={onChange} />}
    </>
  )
  return (
    <fieldset className={classes.choices} aria-label={say('choices')}>
      <IndicatorChoice
        label={say('indicator')}
        value={indicator}
        onChoose={(code) => onChange({ indicator: code, classes: undefined })}
      />
      {folded ? (
        <details className={classes.settings}>
          <summary>{say('settings')}</summary>
          <div>{others}</div>
        </details>
      ) : (
        others
      )}
    </fieldset>
  )
})

/** Within a region its provinces or its communes, within a province or an agency its communes. */
function LevelChoice({ territory: { level, search }, onChange }: ChoicesProps) {
  const say = useTerritoryWords()
  return (
    <NativeSelect
      label={say('level')}
      value={level}
      data={levelsIn(search.in).map((value) => ({ value, label: say(`levels.${value}`) }))}
      onChange={({ currentTarget }) => {
        const chosen = currentTarget.value as MapLevel // one of the options above
        onChange({ level: chosen, at: undefined, classes: undefined })
      }}
    />
  )
}

function DossierChoices({ territory: { search }, onChange }: ChoicesProps) {
  const say = useTerritoryWords()
  const { nameOf } = useWords()
  const procedures = useProcedures()
  const all = procedures.data?.procedures ?? []
  return (
    <>
      <NativeSelect
        label={say('procedure')}
        value={search.procedure ?? ''}
        data={[
          { value: '', label: say('anyProcedure') },
          ...all.map((one) => ({ value: one.code, label: nameOf(one) })),
        ]}
        onChange={({ currentTarget }) => onChange({ procedure: currentTarget.value || undefined })}
      />
      <NativeSelect
        label={say('track')}
        value={search.track ?? ''}
        data={[
          { value: '', label: say('tracks.all') },
          { value: 'gp', label: say('tracks.gp') },
          { value: 'pp', label: say('tracks.pp') },
        ]}
        onChange={({ currentTarget: { value } }) =>
          onChange({ track: value === 'gp' || value === 'pp' ? value : undefined })
        }
      />
    </>
  )
}
