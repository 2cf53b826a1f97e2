import { NativeSelect, TextInput } from '@mantine/core'
import { type Dispatch, lazy, Suspense } from 'react'
import type { LegalSrid } from '../../../spatial/crs/legalZones.ts'
import type { Outline, OutlineAction } from '../../map/draw/outline.ts'
import { useServitudeWords } from '../../text/useServitudeWords.ts'
import { useWords } from '../../text/words.ts'
import { Waiting } from '../../ui/Waiting.tsx'
import type { FieldOf } from './ServitudeForm.tsx'
import { type Fault, isBuffered, shapeOf, WAYS, type Way } from './servitudeDraft.ts'
import classes from './servitudes.module.css'

const VertexTable = lazy(() =>
  import('../../map/draw/VertexTable.tsx').then(({ VertexTable: component }) => ({ default: component })),
)

type GroundPartProps = {
  readonly outline: Outline
  readonly dispatch: Dispatch<OutlineAction>
  readonly way: Way
  readonly onWay: (way: Way) => void
  readonly field: FieldOf
  readonly fault: Fault | undefined
  readonly isNew: boolean
  readonly srid: LegalSrid | null
}

/** Where it applies: by a generator and a distance, or drawn; on the map or by its coordinates. */
export function GroundPart({ outline, dispatch, way, onWay, field, fault, isNew, srid }: GroundPartProps) {
  const say = useServitudeWords()
  const { language } = useWords()
  const ways = WAYS.filter((one) => !isNew || one !== 'keep')
  return (
    <fieldset className={classes.ground}>
      <legend>{say('ground')}</legend>
      <NativeSelect
        size="md"
        aria-label={say('ground')}
        value={way}
        data={ways.map((value) => ({ value, label: say(`ways.${value}`) }))}
        onChange={({ currentTarget: { value } }) => onWay(WAYS.find((one) => one === value) ?? way)}
      />
      {way !== 'keep' && (
        <>
          <p className={classes.hint}>{say(`draw.${way}`)}</p>
          {fault && (
            <p role="alert" className={classes.fault}>
              {say(`faults.${fault}`)}
            </p>
          )}
          <details>
            <summary>{say('coordinates')}</summary>
            <Suspense fallback={<Waiting lines={[44, 44, 44]} />}>
              <VertexTable outline={outline} dispatch={dispatch} language={language} shape={shapeOf(way)} srid={srid} />
            </Suspense>
          </details>
        </>
      )}
      {isBuffered(way) && (
        <div className={classes.pair}>
          <TextInput inputMode="decimal" label={say('buffer')} description={say('bufferHint')} {...field('buffer')} />
          <TextInput
            dir="auto"
            label={say('bufferSource')}
            description={say('bufferSourceHint')}
            maxLength={300}
            {...field('bufferSource')}
          />
        </div>
      )}
    </fieldset>
  )
}
