import Interaction from 'ol/interaction/Interaction.js'
import PointerInteraction from 'ol/interaction/Pointer.js'
import type MapBrowserEvent from 'ol/MapBrowserEvent.js'
import { toLegal } from '../../../spatial/crs/reproject.ts'
import { fromDisplay } from '../mapView.ts'
import type { Drawing } from './Drawing.ts'
import { Magnifier } from './Magnifier.ts'
import { legalOf } from './measure.ts'
import { canClose, type OutlineAction } from './outline.ts'
import { middles, type Pixel, REACH_PX, targetAt } from './targets.ts'

/** A press that moved less was meant to stay where it was. */
const STILL_PX = 4

type Grab = {
  readonly index: number
  readonly inserts: boolean
  readonly from: Pixel
  action: OutlineAction | null
}

const pixelOf = ({ pixel: [x = 0, y = 0] }: MapBrowserEvent): Pixel => [x, y]

const isTouch = ({ originalEvent }: MapBrowserEvent) =>
  originalEvent instanceof PointerEvent && originalEvent.pointerType === 'touch'

/** Mouse and finger: a tap puts a borne, a borne is dragged, the middle of a side is pulled into a new borne. */
class Hand {
  private readonly drawing: Drawing
  private readonly magnifier: Magnifier
  private grab: Grab | null = null

  constructor(drawing: Drawing) {
    this.drawing = drawing
    this.magnifier = new Magnifier(drawing.map)
  }

  stop(): void {
    this.magnifier.stop()
  }

  /** False: the map's own interactions don't see the event. */
  onEvent(event: MapBrowserEvent): boolean {
    if (event.type === 'click') return this.onClick(event)
    if (event.type === 'pointermove' && !event.dragging) this.onMove(event)
    if (event.type !== 'dblclick') return true
    this.drawing.close()
    return false
  }

  onDown(event: MapBrowserEvent): boolean {
    this.drawing.hand = isTouch(event) ? 'touch' : 'mouse'
    this.grab = this.grabAt(pixelOf(event))
    return this.grab !== null
  }

  onDrag(event: MapBrowserEvent): void {
    const { grab, drawing } = this
    const srid = drawing.zone
    const pixel = pixelOf(event)
    if (!grab || srid === null) return
    if (!grab.action && Math.hypot(pixel[0] - grab.from[0], pixel[1] - grab.from[1]) < STILL_PX) return
    const wanted = toLegal(srid, fromDisplay(event.coordinate))
    grab.action ??= { type: 'move', index: grab.index, at: wanted }
    drawing.preview(grab.action)
    const { at } = drawing.pointAt({ srid, at: wanted, by: 'pointer' })
    grab.action = { type: grab.inserts ? 'insert' : 'move', index: grab.index, at }
    drawing.preview(grab.action)
    if (drawing.hand === 'touch') this.magnifier.show(pixel)
  }

  onUp(): boolean {
    const { grab, drawing } = this
    this.release()
    if (grab?.action) drawing.ports.dispatch(grab.action)
    else if (grab && !grab.inserts) drawing.ports.onChosen(grab.index)
    return false
  }

  /** Lets go without doing anything; true when something was held. */
  release(): boolean {
    const held = this.grab !== null
    this.grab = null
    this.magnifier.hide()
    this.drawing.preview(null)
    if (held) this.drawing.hideCursor()
    return held
  }

  private grabAt(from: Pixel): Grab | null {
    const { drawing } = this
    const corners = drawing.corners()
    const reach = REACH_PX[drawing.hand]
    const borne = targetAt(corners, from, reach)
    if (borne === 0 && canClose(drawing.draft) && drawing.settings.shape === 'polygon') return null
    if (borne !== null) return { index: borne, inserts: false, from, action: null }
    if (!drawing.draft.closed) return null
    const middle = targetAt(middles(corners, true), from, reach)
    return middle === null ? null : { index: middle + 1, inserts: true, from, action: null }
  }

  private onMove(event: MapBrowserEvent): void {
    const { drawing } = this
    if (isTouch(event) || drawing.draft.closed) return
    const point = legalOf(fromDisplay(event.coordinate), drawing.zone)
    if (point) drawing.pointAt({ ...point, by: 'pointer' })
    else drawing.hideCursor()
  }

  private onClick(event: MapBrowserEvent): boolean {
    const { drawing } = this
    if (this.grabAt(pixelOf(event))?.inserts === false) return false
    drawing.ports.onChosen(null)
    const point = legalOf(fromDisplay(event.coordinate), drawing.zone)
    if (!point) drawing.ports.onOutside()
    else if (!drawing.draft.closed) drawing.put({ ...point, by: 'pointer' })
    return false
  }
}

/** Listens to pointers on the drawing's map until stopped; `release` drops what is being dragged. */
export function drawByPointer(drawing: Drawing): { readonly stop: () => void; readonly release: () => boolean } {
  const hand = new Hand(drawing)
  const interactions = [
    new Interaction({ handleEvent: (event) => hand.onEvent(event) }),
    new PointerInteraction({
      handleDownEvent: (event) => hand.onDown(event),
      handleDragEvent: (event) => hand.onDrag(event),
      handleUpEvent: () => hand.onUp(),
    }),
  ]
  for (const interaction of interactions) drawing.map.addInteraction(interaction)
  return {
    release: () => hand.release(),
    stop: () => {
      for (const interaction of interactions) drawing.map.removeInteraction(interaction)
      hand.stop()
    },
  }
}
