import { type AgencyLayer, MOST_FEATURES } from '../../../api/contract/layers.ts'
import { faded, moved, placed, type ShownLayer, switched } from '../../map/agency/choice.ts'
import { fixed, printedDay, printedInstant } from '../../text/figures.ts'
import { useLayerWords } from '../../text/useLayerWords.ts'
import { useWords } from '../../text/words.ts'
import { DragHandle } from '../layers/DragHandle.tsx'
import { MoveButtons } from '../layers/MoveButtons.tsx'
import classes from './agencyLayers.module.css'

type ListProps = {
  readonly layers: readonly AgencyLayer[] | undefined
  readonly unread: boolean
  /** Those whose pictures or shapes do not come. */
  readonly failed: ReadonlySet<string>
  /** Those of which fewer than all shapes are drawn. */
  readonly cut: ReadonlySet<string>
  readonly shown: readonly ShownLayer[]
  readonly onShow: (shown: readonly ShownLayer[]) => void
}

/** The layers of agencies: on and off, opacity, order, legends, and what is wrong with a server. */
export function AgencyLayerList({ layers, unread, failed, cut, shown, onShow }: ListProps) {
  const say = useLayerWords()
  if (unread) return <p role="status">{say('unread')}</p>
  if (!layers || layers.length === 0) return null
  const known = shown.filter(({ id }) => layers.some((layer) => layer.id === id))
  const rest = layers.filter(({ id }) => !known.some((one) => one.id === id))
  const lines = [...known.flatMap(({ id }) => layers.filter((layer) => layer.id === id)), ...rest]
  return (
    <section className={classes.list} aria-label={say('panel')}>
      <h3>{say('panel')}</h3>
      <ul>
        {lines.map((layer) => {
          const nth = known.findIndex(({ id }) => id === layer.id)
          return (
            <li key={layer.id}>
              <Line {...{ layer, shown: known, nth, onShow }} failed={failed.has(layer.id)} cut={cut.has(layer.id)} />
            </li>
          )
        })}
      </ul>
    </section>
  )
}

type LineProps = Pick<ListProps, 'shown' | 'onShow'> & {
  readonly layer: AgencyLayer
  /** Its rank among those that are shown; below 0 when it is not. */
  readonly nth: number
  readonly failed: boolean
  readonly cut: boolean
}

function Line({ layer, shown, nth, failed, cut, onShow }: LineProps) {
  const say = useLayerWords()
  const { nameOf } = useWords()
  const title = nameOf({ nameFr: layer.titleFr, nameAr: layer.titleAr })
  const { attribution, body, dataDate } = layer
  return (
    <>
      <label className={classes.name}>
        <input type="checkbox" checked={nth >= 0} onChange={() => onShow(switched(shown, layer))} />
        {title}
      </label>
      <p className={classes.credit}>
        {say('of', { body: nameOf(body), attribution })}
        {dataDate && ` · ${say('dataOf', { day: printedDay(dataDate) })}`}
      </p>
      {nth >= 0 && <Controls {...{ layer, title, shown, nth, onShow }} />}
      {nth >= 0 && (failed || layer.fault) && <Fault layer={layer} />}
      {nth >= 0 && cut && (
        <p className={classes.credit} role="status">
          {say('cut', { count: fixed(MOST_FEATURES, 0) })}
        </p>
      )}
      {nth >= 0 && <LayerLegend layer={layer} title={title} />}
    </>
  )
}

function Fault({ layer: { fault } }: { readonly layer: AgencyLayer }) {
  const say = useLayerWords()
  return (
    <p className={classes.fault} role="status">
      {fault && `${say(`faults.${fault.code}`)} ${say('since', { at: printedInstant(fault.since) })} `}
      {say('failed')}
    </p>
  )
}

type ControlsProps = Omit<LineProps, 'failed' | 'cut'> & { readonly title: string }

function Controls({ layer: { id }, title, shown, nth, onShow }: ControlsProps) {
  const say = useLayerWords()
  return (
    <div className={classes.controls}>
      <input
        type="range"
        min={10}
        max={100}
        step={5}
        value={shown[nth]?.opacity ?? 100}
        aria-label={say('opacity', { title })}
        onChange={({ target }) => onShow(faded(shown, id, Number(target.value)))}
      />
      <MoveButtons {...{ title, nth }} count={shown.length} onMove={(by) => onShow(moved(shown, id, by))} />
      {shown.length > 1 && (
        <DragHandle {...{ title, nth }} count={shown.length} onPlace={(to) => onShow(placed(shown, id, to))} />
      )}
    </div>
  )
}

function LayerLegend({ layer, title }: { readonly layer: AgencyLayer; readonly title: string }) {
  const say = useLayerWords()
  const { language } = useWords()
  const words = language === 'ar' ? layer.legendAr : layer.legendFr
  return (
    <>
      {words && <p className={classes.words}>{words}</p>}
      {layer.hasLegend && (
        <img
          className={classes.legend}
          src={`/api/layers/${layer.id}/legend`}
          alt={say('legendOf', { title })}
          loading="lazy"
          onError={({ currentTarget }) => {
            currentTarget.hidden = true
          }}
        />
      )}
    </>
  )
}
