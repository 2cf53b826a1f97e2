import Interaction from 'ol/interaction/Interaction.js'
import type MapBrowserEvent from 'ol/MapBrowserEvent.js'
import { toWgs84 } from '../../../spatial/crs/reproject.ts'
import { fromDisplay, toDisplay } from '../mapView.ts'
import { metresPerPixel } from './cursor.ts'
import type { Drawing, LegalPoint } from './Drawing.ts'
import { commandOf, type DrawCommand, stepMetres } from './keyboard.ts'
import { legalOf } from './measure.ts'

/** The crosshair never comes nearer to the border of the map: the map moves instead. */
const MARGIN_PX = 48

type Step = Extract<DrawCommand, { type: 'step' }>

/** Keys alone: arrows move a crosshair in the legal plane, where ten steps of 0.1 m are one metre. */
class Crosshair {
  private readonly drawing: Drawing
  private readonly release: () => boolean
  /** Where the keys brought it, before it holds to anything. */
  private point: (LegalPoint & { readonly exact: boolean }) | null = null

  constructor(drawing: Drawing, release: () => boolean) {
    this.drawing = drawing
    this.release = release
  }

  onEvent(event: MapBrowserEvent): boolean {
    if (event.type === 'pointermove' || event.type === 'pointerdown') this.point = null
    const key = event.originalEvent
    const command = event.type === 'keydown' && key instanceof KeyboardEvent ? commandOf(key) : null
    if (!command) return true
    event.preventDefault()
    this.obey(command)
    return false
  }

  private obey(command: DrawCommand): void {
    const { drawing } = this
    if (command.type === 'step') this.step(command)
    else if (command.type === 'put') this.put()
    else if (command.type === 'erase') this.erase()
    else if (command.type === 'abandon') this.abandon()
    else drawing.ports.dispatch({ type: command.type })
  }

  /** The middle of the map until a key moves it. */
  private start(): LegalPoint | null {
    const center = this.drawing.map.getView().getCenter()
    return this.point ?? (center ? legalOf(fromDisplay(center), this.drawing.zone) : null)
  }

  private step({ dx, dy, pace }: Step): void {
    const { drawing } = this
    const from = this.start()
    if (!from) {
      drawing.ports.onOutside()
      return
    }
    const metres = stepMetres(pace, metresPerPixel(drawing.map))
    this.point = { srid: from.srid, at: [from.at[0] + dx * metres, from.at[1] + dy * metres], exact: pace === 'fine' }
    this.keepInView(this.point)
    drawing.pointAt({ ...this.point, by: 'keyboard' })
  }

  private keepInView({ srid, at }: LegalPoint): void {
    const { map } = this.drawing
    const coordinate = toDisplay(toWgs84(srid, at))
    const [x = 0, y = 0] = map.getPixelFromCoordinate(coordinate) ?? []
    const [width = 0, height = 0] = map.getSize() ?? []
    const outside = x < MARGIN_PX || y < MARGIN_PX || x > width - MARGIN_PX || y > height - MARGIN_PX
    if (outside) map.getView().setCenter(coordinate)
  }

  private put(): void {
    const { drawing } = this
    const from = this.start()
    if (!from) drawing.ports.onOutside()
    else if (!drawing.draft.closed) drawing.put({ ...from, exact: this.point?.exact ?? false, by: 'keyboard' })
  }

  private erase(): void {
    const { settings, draft, ports } = this.drawing
    ports.dispatch({ type: 'remove', index: settings.chosen ?? draft.positions.length - 1 })
    ports.onChosen(null)
  }

  /** One thing at a time: what is dragged, what is chosen, the crosshair, then the whole tool. */
  private abandon(): void {
    const { drawing } = this
    if (this.release()) return
    if (drawing.settings.chosen !== null) {
      drawing.ports.onChosen(null)
      return
    }
    this.point = null
    if (!drawing.hideCursor()) drawing.ports.onAbandon()
  }
}

/** Listens to keys while the map has the focus; the map's own arrows rest meanwhile. */
export function drawByKeys(drawing: Drawing, release: () => boolean): () => void {
  const crosshair = new Crosshair(drawing, release)
  const interaction = new Interaction({ handleEvent: (event) => crosshair.onEvent(event) })
  drawing.map.addInteraction(interaction)
  return () => {
    drawing.map.removeInteraction(interaction)
  }
}
