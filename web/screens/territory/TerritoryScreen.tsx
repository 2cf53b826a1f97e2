import { useDeferredValue, useEffect } from 'react'
import { problemOf } from '../../api/problem.ts'
import { useTerritoryWords } from '../../text/useTerritoryWords.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Waiting } from '../../ui/Waiting.tsx'
import { ProblemReport } from '../frame/ProblemReport.tsx'
import { useTitle } from '../frame/useTitle.ts'
import { Choices } from './Choices.tsx'
import { Definition } from './Definition.tsx'
import { Modes } from './Modes.tsx'
import { PlaceSheet } from './PlaceSheet.tsx'
import { PlaceTable } from './PlaceTable.tsx'
import { isAgency, parentOf } from './places.ts'
import { ScaleChoice } from './ScaleChoice.tsx'
import { Stage } from './Stage.tsx'
import { Trail } from './Trail.tsx'
import classes from './territory.module.css'
import { useFolded } from './useFolded.ts'
import { usePointed } from './usePointed.ts'
import { type Change, type Territory, useChange, useTerritory } from './useTerritory.ts'

/** The deadline map: one picture of how territories keep their deadlines, and the table that says the same. */
export function TerritoryScreen() {
  const say = useTerritoryWords()
  const territory = useTerritory()
  const change = useChange()
  const pointing = usePointed()
  const folded = useFolded()
  useTitle(say('title'))
  useWayUp(territory, change)
  return (
    <main id="content" className={classes.screen} tabIndex={-1}>
      <header className={classes.head}>
        <h1>{say('title')}</h1>
        <Modes view={territory.search.view} />
        <Trail territory={territory} onChange={change} />
        {!folded && <ScaleChoice territory={territory} onChange={change} />}
        <Choices territory={territory} onChange={change} />
      </header>
      <Stage territory={territory} pointing={pointing} onChange={change} />
      <div className={classes.side}>
        <Side territory={territory} pointing={pointing} change={change} />
      </div>
    </main>
  )
}

type SideProps = {
  readonly territory: Territory
  readonly pointing: ReturnType<typeof usePointed>
  readonly change: Change
}

function Side({ territory, pointing, change }: SideProps) {
  const say = useTerritoryWords()
  const { main, places, answer, rows, search } = territory
  const behind = useDeferredValue(territory) // the map first: the table follows within the same moment
  const chosen = search.at === undefined ? undefined : places.data?.byCode.get(search.at)
  const around = search.in === undefined ? undefined : places.data?.byCode.get(search.in)
  const error = main.error ?? places.error
  const retry = () => void Promise.all([main.refetch(), places.refetch()])
  return (
    <>
      {chosen && <PlaceSheet key={chosen.code} place={chosen} territory={territory} onChange={change} />}
      {error && <ProblemReport problem={problemOf(error)} onRetry={retry} />}
      {!error && (!answer || !places.data) && <Waiting lines={[32, 40, 40, 40, 40, 40, 40, 40]} />}
      {answer && places.data && (
        <>
          {around?.unknown && (
            <EmptyState level={2} title={say('agency.unknownTitle')} text={say('agency.unknownText')} />
          )}
          {rows.length > 0 && rows.every(({ figure }) => figure.n === 0) && (
            <EmptyState title={say('empty')} text={say('emptyText')} />
          )}
          {!around?.unknown && <PlaceTable territory={behind} pointing={pointing} onChange={change} />}
          <Definition territory={behind} />
        </>
      )}
    </>
  )
}

/** Escape shuts the sheet, then goes up: from the province to its region, from the region or the agency to the country. */
function useWayUp({ search, places }: Territory, change: Change): void {
  const { at, in: around } = search
  const place = around === undefined ? undefined : places.data?.byCode.get(around)
  const above = place && parentOf(place)
  useEffect(() => {
    const up = (event: KeyboardEvent) => {
      const isElsewhere = event.target instanceof Element && event.target.closest('dialog, [popover], select')
      if (event.key !== 'Escape' || event.defaultPrevented || isElsewhere) return
      if (at !== undefined) change({ at: undefined })
      else if (around !== undefined) change({ in: above, level: isAgency(around) ? 'agencies' : undefined })
    }
    document.addEventListener('keydown', up)
    return () => document.removeEventListener('keydown', up)
  }, [at, around, above, change])
}
