import { useDeferredValue, useState } from 'react'
import { useFilingWords } from '../../../text/useFilingWords.ts'
import { useWords } from '../../../text/words.ts'
import { Chooser } from '../../../ui/Chooser.tsx'
import { activityName, useActivities } from '../../procedures/choose/activityQueries.ts'
import { usePause } from '../../search/usePause.ts'
import type { TraceTexts } from './traceBody.ts'

type ActivityPickerProps = {
  readonly chosen: TraceTexts['activity']
  readonly error: string | undefined
  readonly onChoose: (activity: TraceTexts['activity']) => void
}

const PAUSE_MS = 200

/** An activity of the nomenclature by a word in either language, or its code. */
export function ActivityPicker({ chosen, error, onChoose }: ActivityPickerProps) {
  const say = useFilingWords()
  const { language, nameOf } = useWords()
  const [typed, setTyped] = useState('')
  const q = useDeferredValue(usePause(typed, PAUSE_MS))
  const { data, isFetching } = useActivities(q)
  const searching = q.trim().length >= 2
  const found = searching ? (data?.activities ?? []) : []
  const nothing = isFetching ? say('trace.searching') : say('trace.activityNothing', { q })
  return (
    <Chooser
      label={say('trace.activity')}
      hint={say('trace.activityHint')}
      error={error}
      chosen={chosen?.name ?? null}
      onType={setTyped}
      choices={found.map((one) => ({
        id: one.code,
        name: activityName(one, language),
        hint: (
          <>
            <bdi className="figures">{one.code}</bdi> <bdi>{nameOf(one.division)}</bdi>
          </>
        ),
      }))}
      state={searching ? nothing : ''}
      onChoose={(choice) => onChoose(choice && { code: choice.id, name: choice.name })}
    />
  )
}
