import { NativeSelect } from '@mantine/core'
import { useReducedMotion } from '@mantine/hooks'
import { memo, useEffect, useState } from 'react'
import { useTerritoryWords } from '../../text/useTerritoryWords.ts'
import { isQuarter, otherKind } from './periods.ts'
import classes from './slider.module.css'
import { useFigureWords } from './useFigureWords.ts'
import type { Change, Territory } from './useTerritory.ts'

type TimeSliderProps = { readonly territory: Territory; readonly onChange: Change }

/** Long enough to see what changed; the next step also waits for its figures. */
const STEP_MS = 1200

type Playing = { readonly next: string | undefined; readonly ready: boolean; readonly go: (period: string) => void }

function usePlaying({ next, ready, go }: Playing) {
  const [playing, setPlaying] = useState(false)
  useEffect(() => {
    if (!playing) return
    if (next === undefined) return setPlaying(false)
    if (!ready) return
    const timer = setTimeout(() => go(next), STEP_MS)
    return () => clearTimeout(timer)
  }, [playing, next, ready, go])
  return [playing, setPlaying] as const
}

/** Through the periods there are: by hand, by keys, or step by step on its own. */
export const TimeSlider = memo(function TimeSlider({ territory, onChange }: TimeSliderProps) {
  const say = useTerritoryWords()
  const words = useFigureWords()
  const reduced = useReducedMotion()
  const { steps, quarters, period, main } = territory
  const [go] = useState(() => (code: string) => onChange({ period: code }, { replace: true }))
  const at = steps.indexOf(period ?? '')
  const next = at < 0 ? undefined : steps[at + 1]
  const [playing, setPlaying] = usePlaying({ next, ready: !main.isPlaceholderData, go })
  if (period === undefined || steps.length === 0) return <div className={classes.slider} />
  const name = words.period(period, main.data?.period.code === period && main.data.period.running)
  const restart = () => {
    if (next === undefined && steps[0]) go(steps[0])
    setPlaying(true)
  }
  return (
    <fieldset className={classes.slider} aria-label={say('periods')}>
      <NativeSelect
        aria-label={say('periods')}
        value={isQuarter(period) ? 'quarter' : 'year'}
        data={[
          { value: 'quarter', label: say('kinds.quarter') },
          { value: 'year', label: say('kinds.year') },
        ]}
        onChange={() => onChange({ period: otherKind(period, quarters), besidePeriod: undefined })}
      />
      {!reduced && steps.length > 1 && (
        <button
          type="button"
          className={classes.step}
          aria-label={say(playing ? 'pause' : 'play')}
          onClick={() => (playing ? setPlaying(false) : restart())}
        >
          <Mark shape={playing ? 'pause' : 'play'} />
        </button>
      )}
      <StepButton label={say('earlier')} to={steps[at - 1]} go={go} shape="earlier" />
      <span className={classes.range}>
        <input
          type="range"
          min={0}
          max={Math.max(0, steps.length - 1)}
          value={Math.max(0, at)}
          aria-label={say('periods')}
          aria-valuetext={name}
          onChange={({ currentTarget }) => go(steps[Number(currentTarget.value)] ?? period)}
        />
        <span className={classes.ends} aria-hidden="true">
          <span>{words.period(steps[0] ?? '')}</span>
          <span>{words.period(steps.at(-1) ?? '')}</span>
        </span>
      </span>
      <StepButton label={say('later')} to={next} go={go} shape="later" />
      <output className={classes.now}>{name}</output>
    </fieldset>
  )
})

type StepButtonProps = {
  readonly label: string
  readonly to: string | undefined
  readonly go: (period: string) => void
  readonly shape: 'earlier' | 'later'
}

const StepButton = ({ label, to, go, shape }: StepButtonProps) => (
  <button
    type="button"
    className={classes.step}
    aria-label={label}
    aria-disabled={to === undefined}
    onClick={() => to !== undefined && go(to)}
  >
    <Mark shape={shape} />
  </button>
)

const MARKS = {
  play: 'M7 4.5v15l12-7.5z',
  pause: 'M7 5h4v14H7zM13 5h4v14h-4z',
  earlier: 'M15.5 5 8 12l7.5 7-1.6 1.6L4.8 12l9.1-8.6z',
  later: 'M8.5 5 16 12l-7.5 7 1.6 1.6L19.2 12l-9.1-8.6z',
} as const

/** Before and after follow the reading direction, as the slider does. */
const Mark = ({ shape }: { readonly shape: keyof typeof MARKS }) => (
  <svg
    className={classes.mark}
    data-turns={shape === 'play' || shape === 'pause' ? undefined : ''}
    viewBox="0 0 24 24"
    aria-hidden="true"
  >
    <path d={MARKS[shape]} fill="currentColor" />
  </svg>
)
