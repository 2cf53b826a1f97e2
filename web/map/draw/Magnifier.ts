import type OlMap from 'ol/Map.js'
import type { Pixel } from './targets.ts'
import './draw.css'

const SIZE_PX = 120
const TIMES = 2
/** Above the finger, or under it when there is no room above. */
const LIFT_PX = 96

/** A round glass that shows what the finger hides, twice as large, while a borne is dragged. */
export class Magnifier {
  private readonly glass = document.createElement('canvas')
  private readonly map: OlMap
  private at: Pixel | null = null

  constructor(map: OlMap) {
    this.map = map
    this.glass.className = 'map-magnifier'
    this.glass.setAttribute('aria-hidden', 'true')
    this.glass.hidden = true
    map.getViewport()?.append(this.glass)
    map.on('postrender', this.draw)
  }

  show(at: Pixel): void {
    this.at = at
    this.glass.hidden = false
    const [width = 0] = this.map.getSize() ?? []
    const top = at[1] > SIZE_PX / 2 + LIFT_PX ? at[1] - LIFT_PX : at[1] + LIFT_PX
    const left = Math.min(Math.max(at[0], SIZE_PX / 2), width - SIZE_PX / 2)
    this.glass.style.translate = `${left - SIZE_PX / 2}px ${top - SIZE_PX / 2}px`
    this.map.render()
  }

  hide(): void {
    this.at = null
    this.glass.hidden = true
  }

  stop(): void {
    this.map.un('postrender', this.draw)
    this.glass.remove()
  }

  private readonly draw = (): void => {
    const context = this.at && this.glass.getContext('2d')
    if (!context || !this.at) return
    const ratio = window.devicePixelRatio
    this.glass.width = SIZE_PX * ratio
    this.glass.height = SIZE_PX * ratio
    const [x, y] = this.at
    const [half, across] = [SIZE_PX / TIMES / 2, SIZE_PX * ratio]
    const viewport = this.map.getViewport()
    for (const canvas of viewport?.querySelectorAll<HTMLCanvasElement>('.ol-layers canvas') ?? []) {
      const scale = canvas.width / (viewport?.clientWidth || 1)
      const [sx, sy, side] = [(x - half) * scale, (y - half) * scale, half * 2 * scale]
      if (canvas.width > 0) context.drawImage(canvas, sx, sy, side, side, 0, 0, across, across)
    }
  }
}
