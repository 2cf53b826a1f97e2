import type OlMap from 'ol/Map.js'
import type { LegalSrid } from '../../../spatial/crs/legalZones.ts'
import { distance } from '../../../spatial/geometry/plane.ts'
import type { Position } from '../../../spatial/geometry/types.ts'
import { type Cursor, metresPerPixel, pixelsOf } from './cursor.ts'
import { DraftLayer } from './draftLayer.ts'
import { canClose, type Draft, type DrawnShape, type OutlineAction, outlineReducer, startOutline } from './outline.ts'
import type { SnapSource } from './snapSource.ts'
import { type Hand, type Pixel, REACH_PX } from './targets.ts'

export type DrawingPorts = {
  readonly dispatch: (action: OutlineAction) => void
  readonly onCursor: (cursor: Cursor | null) => void
  readonly onChosen: (index: number | null) => void
  /** The place is in no legal zone: nothing was put there. */
  readonly onOutside: () => void
  readonly onAbandon: () => void
}

export type DrawingSettings = {
  readonly draft: Draft
  readonly chosen: number | null
  readonly snapping: boolean
  /** The zone of the commune, when it is known before the first borne. */
  readonly srid: LegalSrid | null
  readonly shape: DrawnShape
  /** Corners are bornes with names; those of a measure are not. */
  readonly named: boolean
}

export type LegalPoint = { readonly srid: LegalSrid; readonly at: Position }

/** Where a hand or a key points, and whether it asks to be taken to the letter. */
export type Pointing = LegalPoint & { readonly by: Cursor['by']; readonly exact?: boolean }

const TREMBLE_PX = 3

/** What is drawn on one map: it shows the draft and the cursor, holds to true lines and puts bornes. */
export class Drawing {
  readonly map: OlMap
  readonly ports: DrawingPorts
  private readonly source: SnapSource
  private readonly layer = new DraftLayer()
  private current: DrawingSettings
  private cursor: Cursor | null = null
  /** A change under the hand, not yet done. */
  private pending: OutlineAction | null = null
  private usedHand: Hand = 'mouse'
  /** Bornes are put one after the other even when the lines to hold to come late. */
  private queue: Promise<void> = Promise.resolve()

  constructor(map: OlMap, source: SnapSource, settings: DrawingSettings, ports: DrawingPorts) {
    this.map = map
    this.source = source
    this.ports = ports
    this.current = settings
    for (const layer of this.layer.layers) map.addLayer(layer)
    map.getView().on('change:resolution', this.redraw)
    this.redraw()
  }

  stop(): void {
    this.source.stop()
    this.map.getView().un('change:resolution', this.redraw)
    for (const layer of this.layer.layers) this.map.removeLayer(layer)
  }

  update(settings: DrawingSettings): void {
    this.current = settings
    this.redraw()
    this.follow()
  }

  get settings(): DrawingSettings {
    return this.current
  }

  get draft(): Draft {
    return this.current.draft
  }

  get zone(): LegalSrid | null {
    return this.draft.srid ?? this.current.srid
  }

  get hand(): Hand {
    return this.usedHand
  }

  set hand(hand: Hand) {
    if (hand === this.usedHand) return
    this.usedHand = hand
    this.layer.forTouch(hand === 'touch')
  }

  /** Bornes of the draft, CSS pixels. */
  corners(): readonly Pixel[] {
    return pixelsOf(this.map, this.draft.srid, this.draft.positions)
  }

  /** Shows the draft as it will be once the hand lets go; null forgets it. */
  preview(action: OutlineAction | null): void {
    this.pending = action
    this.redraw()
  }

  /** Moves the cursor and, when lines come later than the hand, lets it hold to them then. */
  pointAt(pointing: Pointing): Cursor {
    const cursor = this.held(pointing)
    this.show(cursor)
    if (this.current.snapping && !pointing.exact) void this.refine(pointing, cursor)
    return cursor
  }

  hideCursor(): boolean {
    const shown = this.cursor !== null
    this.show(null)
    return shown
  }

  /** Puts a borne, or closes when it is the first one again. */
  put(pointing: Pointing): void {
    this.queue = this.queue.then(async () => {
      if (this.current.snapping && !pointing.exact) await this.source.at(this.box(pointing))
      const { srid, at, hold } = this.held(pointing)
      if (hold === 'start') this.ports.dispatch({ type: 'close' })
      else if (!this.trembles(pointing.by, at)) this.ports.dispatch(this.putting({ srid, at }))
    })
  }

  private putting(point: LegalPoint): OutlineAction {
    return { type: this.current.shape === 'point' ? 'place' : 'add', ...point }
  }

  /** Closes an area; a line stays as it is. */
  close(): void {
    if (this.current.shape !== 'polygon') return
    this.queue = this.queue.then(() => this.ports.dispatch({ type: 'close' }))
  }

  private readonly redraw = (): void => {
    const draft = this.pending ? outlineReducer(startOutline(this.draft), this.pending).draft : this.draft
    const middles = this.current.shape === 'polygon' && draft.closed
    const resolution = this.map.getView().getResolution() ?? 1
    const { chosen, named, shape } = this.current
    this.layer.show({ draft, chosen, middles, named, shape, resolution })
  }

  private show(cursor: Cursor | null): void {
    this.cursor = cursor
    this.follow()
    this.ports.onCursor(cursor)
  }

  /** No side follows the cursor while a borne is dragged, nor from a place that stands alone. */
  private follow(): void {
    const whole = this.pending !== null || this.current.shape === 'point'
    this.layer.follow(whole ? { ...this.draft, closed: true } : this.draft, this.cursor)
  }

  private box({ srid, at }: LegalPoint) {
    return { srid, center: at, halfM: REACH_PX[this.usedHand] * metresPerPixel(this.map) }
  }

  /** The second press of a double one is not another borne. */
  private trembles(by: Cursor['by'], at: Position): boolean {
    const last = this.draft.positions.at(-1)
    return by === 'pointer' && last !== undefined && distance(last, at) < TREMBLE_PX * metresPerPixel(this.map)
  }

  private closes({ at }: LegalPoint, halfM: number): Position | null {
    const [first] = this.draft.positions
    if (!first || this.pending || this.current.shape !== 'polygon' || !canClose(this.draft)) return null
    return distance(first, at) <= halfM ? first : null
  }

  /** The cursor with the lines known now. */
  private held(pointing: Pointing): Cursor {
    const { srid, at, by, exact = false } = pointing
    const box = this.box(pointing)
    const first = this.closes(pointing, box.halfM)
    if (first) return { srid, at: first, hold: 'start', by }
    const snap = this.current.snapping && !exact ? this.source.known(box) : null
    return { srid, at: snap?.at ?? at, hold: snap, by }
  }

  private async refine(pointing: Pointing, shown: Cursor): Promise<void> {
    await this.source.at(this.box(pointing))
    if (this.cursor === shown && shown.hold === null) this.show(this.held(pointing))
  }
}
