import { Button, NativeSelect } from '@mantine/core'
import { useState } from 'react'
import { type AgencyLayer, LAYER_VISIBILITIES } from '../../../api/contract/layers.ts'
import { moved, placed } from '../../map/agency/choice.ts'
import { printedDay, printedInstant, rounded } from '../../text/figures.ts'
import { useLayerWords } from '../../text/useLayerWords.ts'
import { useWords } from '../../text/words.ts'
import { Confirm } from '../../ui/Confirm.tsx'
import { Refused } from '../frame/Refused.tsx'
import { DragHandle } from './DragHandle.tsx'
import { useChangeLayer, useOrderLayers, useRemoveLayer } from './layerQueries.ts'
import classes from './layers.module.css'
import { MoveButtons } from './MoveButtons.tsx'

type LineProps = { readonly layer: AgencyLayer; readonly nth: number; readonly all: readonly AgencyLayer[] }

/** One layer of the agency: what it is, to whom it shows, its place among the others. */
export function LayerLine({ layer, nth, all }: LineProps) {
  const say = useLayerWords()
  const { nameOf } = useWords()
  const change = useChangeLayer()
  const title = nameOf({ nameFr: layer.titleFr, nameAr: layer.titleAr })
  return (
    <li className={classes.line}>
      <div className={classes.what}>
        <b>{title}</b>
        <Facts layer={layer} />
        {layer.fault && (
          <p className={classes.fault}>
            {say(`faults.${layer.fault.code}`)} {say('since', { at: printedInstant(layer.fault.since) })}
          </p>
        )}
      </div>
      <NativeSelect
        size="md"
        label={say('desk.visible')}
        value={layer.visibility}
        disabled={change.isPending}
        data={LAYER_VISIBILITIES.map((value) => ({ value, label: say(`desk.visibilities.${value}`) }))}
        onChange={({ currentTarget }) =>
          change.mutate({ id: layer.id, version: layer.version, visibility: currentTarget.value })
        }
      />
      <div className={classes.acts}>
        <Order {...{ layer, nth, all, title }} />
        <Remove layer={layer} title={title} />
      </div>
      <Refused error={change.error} />
    </li>
  )
}

function Facts({ layer: { kind, attribution, dataDate, address, name, shapes, leftOut } }: Pick<LineProps, 'layer'>) {
  const say = useLayerWords()
  return (
    <p className={classes.facts}>
      {[say(`desk.kinds.${kind}`), attribution, dataDate && say('dataOf', { day: printedDay(dataDate) })]
        .filter(Boolean)
        .join(' · ')}
      {shapes !== null && ` · ${say('desk.shapes', { count: rounded(shapes) })}`}
      {leftOut > 0 && ` · ${say('desk.leftOut', { count: rounded(leftOut) })}`}
      {address && (
        <>
          <br />
          <bdi>{address}</bdi> <bdi>{name}</bdi>
        </>
      )}
    </p>
  )
}

type Titled = { readonly title: string }

function Order({ layer, nth, all, title }: LineProps & Titled) {
  const order = useOrderLayers()
  const put = (next: readonly AgencyLayer[]) => {
    if (next !== all && !order.isPending) order.mutate({ bodyId: layer.body.id, ids: next.map(({ id }) => id) })
  }
  return (
    <>
      <MoveButtons {...{ title, nth }} count={all.length} onMove={(by) => put(moved(all, layer.id, by))} />
      {all.length > 1 && (
        <DragHandle {...{ title, nth }} count={all.length} onPlace={(to) => put(placed(all, layer.id, to))} />
      )}
      <Refused error={order.error} />
    </>
  )
}

function Remove({ layer: { id, version }, title }: Pick<LineProps, 'layer'> & Titled) {
  const say = useLayerWords()
  const remove = useRemoveLayer()
  const [asking, setAsking] = useState(false)
  return (
    <>
      <Button variant="default" size="md" aria-label={say('desk.remove', { title })} onClick={() => setAsking(true)}>
        {say('desk.removeYes')}
      </Button>
      {asking && (
        <Confirm
          title={say('desk.removeTitle')}
          why={say('desk.removeWhy', { title })}
          yes={say('desk.removeYes')}
          no={say('desk.cancel')}
          busy={remove.isPending}
          onYes={() => remove.mutate({ id, version })}
          onNo={() => setAsking(false)}
        >
          <Refused error={remove.error} />
        </Confirm>
      )}
    </>
  )
}
