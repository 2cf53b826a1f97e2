import { Button, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import type { SketchShape } from '../../../api/contract/findings.ts'
import { problemOf } from '../../api/problem.ts'
import { figuresOf, legalOf, placesOf } from '../../map/draw/measure.ts'
import type { Draft } from '../../map/draw/outline.ts'
import { fixed } from '../../text/figures.ts'
import { useWorkbenchWords } from '../../text/useWorkbenchWords.ts'
import { useSaid } from '../../ui/useSaid.ts'
import { Waiting } from '../../ui/Waiting.tsx'
import { ProblemReport } from '../frame/ProblemReport.tsx'
import { Refused } from '../frame/Refused.tsx'
import type { BenchTools } from './useBenchScene.ts'
import classes from './workbench.module.css'
import { useKeepSketch, useSketch } from './workbenchQueries.ts'

/** What sets a figure apart in a sentence is of the interface: a name that is kept has none of it. */
const ISOLATES = /[\u2066-\u2069]/g

type SketchPartProps = { readonly dossierId: string; readonly tools: BenchTools }

/** What one draws over a dossier for oneself, kept from one day to the next. */
export function SketchPart({ dossierId, tools }: SketchPartProps) {
  const say = useWorkbenchWords()
  const sketch = useSketch(dossierId)
  const keeping = useKeepSketch(dossierId)
  const said = useSaid()
  const [dropped, setDropped] = useState<SketchShape | null>(null)
  if (sketch.error) return <ProblemReport problem={problemOf(sketch.error)} onRetry={() => void sketch.refetch()} />
  if (!sketch.data) return <Waiting lines={[44, 44]} />
  const { version, shapes } = sketch.data
  const keep = (next: readonly SketchShape[], away: SketchShape | null = null) =>
    keeping.mutate(
      { version, shapes: next },
      {
        onSuccess: () => {
          tools.stop()
          setDropped(away)
          said.tell(say(away ? 'dropped' : 'kept'))
        },
      },
    )
  return (
    <>
      <p className={classes.small}>{say('sketchHint')}</p>
      <p ref={said.place} role="status" tabIndex={-1} className={classes.said}>
        {said.text}
      </p>
      {dropped && (
        <div className={classes.actions}>
          <Button variant="default" size="sm" disabled={keeping.isPending} onClick={() => keep([...shapes, dropped])}>
            {say('restore', { label: dropped.label })}
          </Button>
        </div>
      )}
      {keeping.error && <Refused error={keeping.error} />}
      {tools.drawing ? (
        <DrawingForm
          name={say('unnamed', { n: shapes.length + 1 }).replace(ISOLATES, '')}
          geometry={geometryOf(tools.draft, tools.drawing)}
          pending={keeping.isPending}
          onKeep={(shape) => keep([...shapes, shape])}
          onStop={tools.stop}
        />
      ) : (
        <div className={classes.actions}>
          <Button variant="default" size="sm" onClick={() => tools.draw('line')}>
            {say('drawLine')}
          </Button>
          <Button variant="default" size="sm" onClick={() => tools.draw('polygon')}>
            {say('drawArea')}
          </Button>
        </div>
      )}
      <h2>{say('sketches')}</h2>
      {shapes.length === 0 && <p>{say('noSketch')}</p>}
      <ul className={classes.list}>
        {shapes.map((shape) => (
          <li key={shape.id}>
            <bdi>{shape.label}</bdi> <Measured geometry={shape.geometry} />{' '}
            <Button
              variant="subtle"
              size="xs"
              disabled={keeping.isPending}
              onClick={() =>
                keep(
                  shapes.filter(({ id }) => id !== shape.id),
                  shape,
                )
              }
            >
              {say('drop', { label: shape.label })}
            </Button>
          </li>
        ))}
      </ul>
    </>
  )
}

type DrawingFormProps = {
  readonly name: string
  /** Null until there is enough of it to keep. */
  readonly geometry: SketchShape['geometry'] | null
  readonly pending: boolean
  readonly onKeep: (shape: SketchShape) => void
  readonly onStop: () => void
}

function DrawingForm({ name, geometry, pending, onKeep, onStop }: DrawingFormProps) {
  const say = useWorkbenchWords()
  const [label, setLabel] = useState(name)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (geometry) onKeep({ id: crypto.randomUUID(), label, geometry })
  }
  return (
    <form className={classes.form} onSubmit={submit}>
      <TextInput
        size="md"
        label={say('label')}
        maxLength={200}
        value={label}
        onChange={({ currentTarget }) => setLabel(currentTarget.value)}
      />
      <div className={classes.actions}>
        <Button type="submit" size="sm" loading={pending} disabled={!geometry}>
          {say('keepSketch')}
        </Button>
        <Button variant="default" size="sm" onClick={onStop}>
          {say('stopDrawing')}
        </Button>
      </div>
    </form>
  )
}

/** What was drawn, in degrees: a line of two points at least, a surface once it is closed. */
function geometryOf(draft: Draft, shape: 'line' | 'polygon'): SketchShape['geometry'] | null {
  const places = placesOf(draft).map((place) => [...place])
  const [first] = places
  if (shape === 'line') return places.length < 2 ? null : { type: 'LineString', coordinates: places }
  return draft.closed && first ? { type: 'Polygon', coordinates: [[...places, first]] } : null
}

/** Measured again in the legal plane, as everything is here. */
function Measured({ geometry }: Pick<SketchShape, 'geometry'>) {
  const say = useWorkbenchWords()
  if (geometry.type === 'Point') return null
  const closed = geometry.type === 'Polygon'
  const places = closed ? (geometry.coordinates[0] ?? []).slice(0, -1) : geometry.coordinates
  const legal = places.flatMap(([lon = 0, lat = 0]) => legalOf([lon, lat], null) ?? [])
  const draft: Draft = { srid: legal[0]?.srid ?? null, positions: legal.map(({ at }) => at), closed }
  const { areaM2, lengthM } = figuresOf(draft, closed ? 'polygon' : 'line')
  if (closed && areaM2 === null) return null // it crosses itself: no area is its own
  const text = closed ? say('area', { m2: fixed(areaM2 ?? 0, 2) }) : say('length', { m: fixed(lengthM, 2) })
  return <bdi className="figures">{text}</bdi>
}
