import type BaseLayer from 'ol/layer/Base.js'
import type RenderEvent from 'ol/render/Event.js'
import { getRenderPixel } from 'ol/render.js'

/** The part of the map a layer is drawn in: what lies left or right of a line, percent of the width from the left. */
export type Clip = { readonly side: 'left' | 'right'; readonly at: number }

function cut(event: RenderEvent, { side, at }: Clip): void {
  const context = event.context
  const [width = 0, height = 0] = event.frameState?.size ?? []
  if (!(context instanceof CanvasRenderingContext2D)) return
  const line = (width * at) / 100
  const [from, to] = side === 'left' ? [0, line] : [line, width]
  const corners = [
    [from, 0],
    [to, 0],
    [to, height],
    [from, height],
  ].map((corner) => getRenderPixel(event, corner))
  context.save()
  context.beginPath()
  for (const [x = 0, y = 0] of corners) context.lineTo(x, y)
  context.closePath()
  context.clip()
}

/** Draws the layer in its part only, from now on; the function returned takes that back. */
export function clipLayer(layer: BaseLayer, clip: () => Clip | null): () => void {
  let isCut = false
  const before = (event: RenderEvent) => {
    const now = clip()
    isCut = now !== null
    if (now) cut(event, now)
  }
  const after = ({ context }: RenderEvent) => {
    if (isCut && context instanceof CanvasRenderingContext2D) context.restore()
  }
  // every drawn layer fires these two; only its own type knows
  const drawn = layer as BaseLayer & {
    on(type: 'prerender' | 'postrender', listener: (event: RenderEvent) => void): void
    un(type: 'prerender' | 'postrender', listener: (event: RenderEvent) => void): void
  }
  drawn.on('prerender', before)
  drawn.on('postrender', after)
  return () => {
    drawn.un('prerender', before)
    drawn.un('postrender', after)
  }
}
