import type { Bilingual } from '../../../spatial/bilingual.ts'
import { figure, NBSP } from '../../../spatial/conformity/figures.ts'
import type { Position } from '../../../spatial/geometry/types.ts'
import type { PlanSheet } from './drawing.ts'
import { barOf, gridOf, onPaper } from './marks.ts'

/** A text on a plan: where it stands and how high its letters are, millimetres from the sheet's top left corner. */
export type SheetLabel = {
  readonly x: number
  readonly y: number
  readonly size: number
  readonly text: string
  readonly anchor: 'start' | 'middle' | 'end'
  readonly kind: 'code' | 'name' | 'figure'
}

type Box = readonly [number, number, number, number]

const WIDTH_OF_LETTER = 0.58
const boxOf = ({ x, y, size, text, anchor }: SheetLabel): Box => {
  const width = text.length * size * WIDTH_OF_LETTER
  const left = { start: x, middle: x - width / 2, end: x - width }[anchor]
  return [left, y - size, left + width, y + size * 0.3]
}
const meet = (a: Box, b: Box) => a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3]

/**
 * The texts of a sheet: coordinates of the grid and the bar, then codes of zones, names of streets and of communes. One
 * that would lie over another is left out: its zone is in the tables, and the figures of the grid come again.
 */
export function labelsOf(sheet: PlanSheet, language: keyof Bilingual): readonly SheetLabel[] {
  const { widthMm, heightMm } = sheet
  const wanted = [
    ...frameLabels(sheet, language),
    ...sheet.zones.map(({ code, at }) => placed(sheet, at, { size: 2.7, text: code, kind: 'code' })),
    ...sheet.communes.names.map(({ nameFr, nameAr, at }) =>
      placed(sheet, at, { size: 3, text: language === 'ar' ? nameAr : nameFr, kind: 'name' }),
    ),
    ...sheet.streets.flatMap(({ name, at }) =>
      name ? [placed(sheet, at, { size: 2, text: name, kind: 'name' })] : [],
    ),
  ]
  const kept: { readonly label: SheetLabel; readonly box: Box }[] = []
  for (const label of wanted) {
    const box = boxOf(label)
    const inside = box[0] >= 0.5 && box[2] <= widthMm - 0.5 && box[1] >= 0.5 && box[3] <= heightMm - 0.5
    if (inside && !kept.some((other) => meet(other.box, box))) kept.push({ label, box })
  }
  return kept.map(({ label }) => label)
}

function placed(
  sheet: PlanSheet,
  at: Position,
  { size, text, kind }: Pick<SheetLabel, 'size' | 'text' | 'kind'>,
): SheetLabel {
  const [x, y] = onPaper(sheet, at)
  return { x, y: y + size * 0.35, size, text, anchor: 'middle', kind }
}

const SMALL = 1.9

function frameLabels(sheet: PlanSheet, language: keyof Bilingual): SheetLabel[] {
  const { heightMm, widthMm } = sheet
  const { xs, ys } = gridOf(sheet)
  const bar = barOf(sheet)
  const metre = language === 'ar' ? 'م' : 'm'
  const small = { size: SMALL, kind: 'figure' } as const
  return [
    { ...small, x: bar.x, y: bar.y - 1.1, text: '0', anchor: 'middle' },
    {
      ...small,
      x: bar.x + bar.lengthMm,
      y: bar.y - 1.1,
      text: `${figure(bar.metres)}${NBSP}${metre}`,
      anchor: 'middle',
    },
    { ...small, x: widthMm - 6, y: 12.6, size: 2.6, text: language === 'ar' ? 'ش' : 'N', anchor: 'middle' },
    ...xs.map(({ mm, value }): SheetLabel => ({ ...small, x: mm, y: 3.4, text: figure(value), anchor: 'middle' })),
    ...ys.map(({ mm, value }): SheetLabel => ({ ...small, x: 1.2, y: mm + 0.7, text: figure(value), anchor: 'start' })),
  ].filter(({ y }) => y < heightMm) as SheetLabel[]
}
