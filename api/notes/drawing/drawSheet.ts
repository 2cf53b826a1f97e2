import type { Bilingual } from '../../../spatial/bilingual.ts'
import { element, svg } from '../../papers/drawing/svg.ts'
import type { Path, PlanSheet, Shape } from './drawing.ts'
import { labelsOf, type SheetLabel } from './labels.ts'
import { EFFECT_HATCHING, hatchingOf, ZONE_FILLS } from './legend.ts'
import { gridMarks, n, northArrow, onPaper, scaleBar } from './marks.ts'

const INK = '#14211b'

/**
 * A sheet as a drawing without its texts: a unit is a millimetre of paper, so at its own size it is at its scale. `id`
 * sets it apart from another of the same document.
 */
export function drawPlan(sheet: PlanSheet, id: string): string {
  const { widthMm: width, heightMm: height } = sheet
  const d = (shape: Shape) => shape.map((path) => pathOf(sheet, path)).join('')
  const effects = [...new Set(sheet.servitudes.map(({ effect }) => effect))]
  const frame = { x: 0, y: 0, width, height }
  return svg(
    { width, height },
    [
      element(
        'defs',
        {},
        element('clipPath', { id: `${id}-frame` }, element('rect', frame)) +
          effects.map((effect) => hatchingOf(effect, `${id}-${effect}`)).join(''),
      ),
      element('rect', { ...frame, fill: '#ffffff' }),
      element(
        'g',
        { 'clip-path': `url(#${id}-frame)` },
        [
          ...sheet.zones.map(({ family, shape }) => area(d(shape), ZONE_FILLS[family] ?? '#eeeeee', '#8b968f', 0.18)),
          line(d(sheet.parcels), '#b9c2bc', 0.1),
          ...sheet.streets.map(({ shape }) => street(shape, d(shape))),
          ...sheet.servitudes.map(({ effect, shape }) =>
            area(d(shape), `url(#${id}-${effect})`, EFFECT_HATCHING[effect].colour, 0.2),
          ),
          element('path', {
            d: d(sheet.communes.shape),
            ...{ stroke: INK, 'stroke-width': 0.35, 'stroke-dasharray': '1.6 0.8', fill: 'none' },
          }),
          gridMarks(sheet),
          line(d(sheet.parcel), '#ffffff', 1.5),
          line(d(sheet.parcel), INK, 0.6),
        ].join(''),
      ),
      scaleBar(sheet),
      northArrow(sheet),
      element('rect', { ...frame, fill: 'none', stroke: INK, 'stroke-width': 0.3 }),
    ].join(''),
  )
}

const pathOf = (sheet: PlanSheet, path: Path): string =>
  path
    .map((at, index) => {
      const [x, y] = onPaper(sheet, at)
      return `${index === 0 ? 'M' : 'L'}${n(x)} ${n(y)}`
    })
    .join('')

const area = (d: string, fill: string, stroke: string, width: number) =>
  element('path', { d, fill, 'fill-rule': 'evenodd', stroke, 'stroke-width': width })
const line = (d: string, stroke: string, width: number) =>
  element('path', { d, fill: 'none', stroke, 'stroke-width': width, 'stroke-linejoin': 'round' })

/** A street drawn as an area is left white; as a line, it is its axis. */
function street([first = []]: Shape, d: string): string {
  const [from, to] = [first[0], first.at(-1)]
  const closed = from !== undefined && to !== undefined && from[0] === to[0] && from[1] === to[1]
  return closed ? area(d, '#ffffff', '#8b968f', 0.15) : line(d, '#56635c', 0.25)
}

/** The same with its texts, for a page: whatever font the page has. */
export function drawSheet(sheet: PlanSheet, language: keyof Bilingual): string {
  const texts = labelsOf(sheet, language).map(textOf).join('')
  return drawPlan(sheet, 'plan').replace(/<\/svg>$/, `${texts}</svg>`)
}

const textOf = ({ x, y, size, text, anchor, kind }: SheetLabel): string =>
  element(
    'text',
    {
      ...{ x: n(x), y: n(y), 'font-size': size, 'text-anchor': anchor, fill: kind === 'figure' ? '#56635c' : INK },
      ...{ 'font-family': 'Noto Sans, Noto Sans Arabic, sans-serif', 'font-weight': kind === 'code' ? 600 : 400 },
      ...{ stroke: '#ffffff', 'stroke-width': 0.5, 'paint-order': 'stroke' },
    },
    escaped(text),
  )

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
const escaped = (text: string) => text.replace(/[&<>"]/g, (letter) => ENTITIES[letter] ?? '')
