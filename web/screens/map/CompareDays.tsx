import { type FormEvent, useState } from 'react'
import type { Day } from '../../../spatial/day.ts'
import { LawOnDay } from '../../map/layers/LawOnDay.tsx'
import { SwipeLine } from '../../map/layers/territories/SwipeLine.tsx'
import { printedDay, typedDay } from '../../text/figures.ts'
import { useLayerWords } from '../../text/useLayerWords.ts'
import classes from './agencyLayers.module.css'

export type TwoDays = readonly [left: Day, right: Day]

type CompareProps = { readonly days: TwoDays | null; readonly onCompare: (days: TwoDays | null) => void }

/** Two days whose zoning and servitudes are laid side by side. */
export function CompareDays({ days, onCompare }: CompareProps) {
  const say = useLayerWords()
  const [typed, setTyped] = useState<readonly [string, string]>(['', ''])
  const [wrong, setWrong] = useState(false)
  const start = (event: FormEvent) => {
    event.preventDefault()
    const [left, right] = typed.map(typedDay)
    setWrong(!left || !right)
    if (left && right) onCompare([left, right])
  }
  return (
    <form className={classes.compare} noValidate onSubmit={start}>
      <h3>{say('compare.title')}</h3>
      {(['left', 'right'] as const).map((side, nth) => (
        <label key={side}>
          {say(`compare.${side}`)}
          <input
            type="text"
            inputMode="numeric"
            dir="ltr"
            maxLength={10}
            placeholder={say('compare.day')}
            value={typed[nth]}
            onChange={({ target: { value } }) => setTyped(([a, b]) => (nth === 0 ? [value, b] : [a, value]))}
          />
        </label>
      ))}
      {wrong && <p role="alert">{say('compare.invalid')}</p>}
      <p className={classes.answers}>
        <button type="submit">{say('compare.start')}</button>
        {days && (
          <button type="button" onClick={() => onCompare(null)}>
            {say('compare.stop')}
          </button>
        )}
      </p>
    </form>
  )
}

const LAW = ['zones', 'servitudes'] as const

/** The zoning and servitudes of the two days on the two sides of a line that is dragged, or moved by keys. */
export function PlanSwipe({ days: [left, right] }: { readonly days: TwoDays }) {
  const say = useLayerWords()
  const [at, setAt] = useState(50)
  const said = { left: printedDay(left), right: printedDay(right) }
  return (
    <>
      {LAW.map((of) => (
        <LawOnDay key={`left ${of}`} of={of} day={left} side="left" at={at} />
      ))}
      {LAW.map((of) => (
        <LawOnDay key={`right ${of}`} of={of} day={right} side="right" at={at} />
      ))}
      <SwipeLine at={at} onMove={setAt} label={say('compare.line')} text={say('compare.at', { ...said, share: at })} />
      <div className={classes.days} style={{ left: `${at}%` }} aria-hidden="true">
        <span>{said.left}</span>
        <span>{said.right}</span>
      </div>
    </>
  )
}
