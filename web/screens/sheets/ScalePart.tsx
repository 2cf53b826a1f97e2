import { Button, NativeSelect, NumberInput } from '@mantine/core'
import { useState } from 'react'
import { isoSheet } from '../../../api/contract/preflight/sheets.ts'
import type { OnPage, SheetScale } from '../../../api/contract/remarks.ts'
import { plain } from '../../text/figures.ts'
import { useSheetWords } from '../../text/useSheetWords.ts'
import { calibrated, POINTING_MM } from './measure.ts'
import classes from './sheets.module.css'
import type { Drafting } from './useDrawnShape.ts'

export type MeasuredSheet = {
  readonly widthMm: number
  readonly heightMm: number
  readonly scales: readonly number[]
}

type ScalePartProps = {
  readonly sheet: MeasuredSheet | null
  readonly scale: SheetScale | null
  readonly onScale: (scale: SheetScale | null) => void
  readonly drafting: Drafting
}

/** The scale of the sheet: read on it, typed, or found by two points a known length apart. */
export function ScalePart({ sheet, scale, onScale, drafting }: ScalePartProps) {
  const say = useSheetWords()
  const written = sheet?.scales ?? []
  const own = scale && scale.from !== 'written' ? scale : null
  return (
    <section className={classes.part} aria-label={say('scale.heading')}>
      <h2>{say('scale.heading')}</h2>
      {sheet && <Format sheet={sheet} />}
      <NativeSelect
        size="md"
        label={say('scale.label')}
        value={scale ? `${scale.from} ${scale.denominator}` : ''}
        onChange={({ currentTarget: { value } }) => {
          const [from, denominator] = value.split(' ')
          if (value === '') onScale(null)
          else if (from === 'written') onScale({ denominator: Number(denominator), from: 'written', within: 0 })
        }}
        data={[
          { value: '', label: say('scale.none') },
          ...written.map((one) => ({
            value: `written ${one}`,
            label: say('scale.written', { denominator: plain(one) }),
          })),
          ...(own
            ? [
                {
                  value: `${own.from} ${own.denominator}`,
                  label: say(`scale.${own.from}`, { denominator: plain(Math.round(own.denominator * 10) / 10) }),
                },
              ]
            : []),
        ]}
      />
      <p className={classes.hint}>{say(written.length > 0 ? 'scale.hint' : 'scale.unknown')}</p>
      <Calibration {...{ drafting, onScale }} />
      {scale && <p className={classes.hint}>{say('measure.doubt', { mm: plain(POINTING_MM) })}</p>}
    </section>
  )
}

function Format({ sheet: { widthMm, heightMm } }: { readonly sheet: MeasuredSheet }) {
  const say = useSheetWords()
  const iso = isoSheet(widthMm, heightMm)
  const size = { width: Math.round(widthMm), height: Math.round(heightMm) }
  return (
    <p className={`figures ${classes.hint}`}>
      {iso ? say('scale.format', { name: iso.name, ...size }) : say('scale.formatOther', size)}
    </p>
  )
}

type CalibrationProps = Pick<ScalePartProps, 'drafting' | 'onScale'>

/** Two points, then the length between them; or the denominator as somebody knows it. */
function Calibration({ drafting, onScale }: CalibrationProps) {
  const say = useSheetWords()
  const [metres, setMetres] = useState<number | string>('')
  const [fault, setFault] = useState(false)
  const { now } = drafting.state
  const active = drafting.pen === 'calibrate'
  const [from, to] = now.pen === 'calibrate' && now.done ? now.points : []
  const apply = ([a, b]: readonly [OnPage, OnPage]) => {
    const found = typeof metres === 'number' ? calibrated([a, b], metres) : null
    setFault(found === null)
    if (!found) return
    onScale(found)
    drafting.clear()
    drafting.choose('distance')
  }
  return (
    <div className={classes.calibration}>
      <Button
        variant={active ? 'filled' : 'default'}
        aria-pressed={active}
        onClick={() => drafting.choose('calibrate')}
      >
        {say('tools.calibrate')}
      </Button>
      {active && (!from || !to) && <p role="status">{say('scale.twoPoints')}</p>}
      {active && from && to && (
        <form
          className={classes.inline}
          onSubmit={(event) => {
            event.preventDefault()
            apply([from, to])
          }}
        >
          <NumberInput
            size="md"
            label={say('scale.length')}
            decimalSeparator=","
            allowedDecimalSeparators={['.', ',']}
            hideControls
            min={0}
            value={metres}
            onChange={setMetres}
            error={fault ? say('scale.tooClose') : undefined}
          />
          <Button type="submit" size="md">
            {say('scale.use')}
          </Button>
        </form>
      )}
    </div>
  )
}
