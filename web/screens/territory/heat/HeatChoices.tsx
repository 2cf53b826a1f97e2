import { NativeSelect } from '@mantine/core'
import {
  HEAT_KINDS,
  type HeatKind,
  PUBLIC_SOON,
  SOON_DAYS,
  type SoonDays,
} from '../../../../api/contract/performance/heat.ts'
import { opens } from '../../../session/opens.ts'
import { useSession } from '../../../session/session.ts'
import { useHeatWords } from '../../../text/useHeatWords.ts'
import classes from '../territory.module.css'
import type { HeatView } from './useHeatView.ts'

/** Which dossiers, how near their last day, and of whom. */
export function HeatChoices({ view }: { readonly view: HeatView }) {
  const say = useHeatWords()
  const { asked, change, isPublic } = view
  return (
    <fieldset className={classes.choices} aria-label={say('choices')}>
      <NativeSelect
        label={say('choices')}
        value={asked.what}
        data={HEAT_KINDS.map((value) => ({ value, label: say(`kinds.${value}`) }))}
        onChange={({ currentTarget }) => change({ what: currentTarget.value as HeatKind })} // one of the options above
      />
      {asked.what === 'soon' && !isPublic && (
        <NativeSelect
          label={say('within')}
          value={String(asked.within)}
          data={SOON_DAYS.map((count) => ({ value: String(count), label: say('days', { count }) }))}
          onChange={({ currentTarget }) => {
            const within = Number(currentTarget.value) as SoonDays // one of the options above
            change({ within: within === PUBLIC_SOON ? undefined : within })
          }}
        />
      )}
      <ViewChoice view={view} />
    </fieldset>
  )
}

/** Whoever reads a territory may look at what everybody is shown. */
function ViewChoice({ view: { search, change } }: { readonly view: HeatView }) {
  const say = useHeatWords()
  const { data: session } = useSession()
  if (!session?.person || !opens(session.actor, 'act.register')) return null
  return (
    <NativeSelect
      label={say('view')}
      value={search.shown ?? 'territory'}
      data={(['territory', 'public'] as const).map((value) => ({ value, label: say(`views.${value}`) }))}
      onChange={({ currentTarget }) =>
        change({ shown: currentTarget.value === 'public' ? 'public' : undefined, hexagon: undefined })
      }
    />
  )
}
