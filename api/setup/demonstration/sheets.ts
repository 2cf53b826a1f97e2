import type { PieceRule } from '../../contract/procedures/definition.ts'
import { fill, line, pdfOf, text } from './pdf.ts'

type Content = PieceRule['content']

/** How many different contents each kind of piece has: dossiers share them, and the store keeps each once. */
export const SHEETS_OF_A_KIND = 12

/** A fictitious piece of a kind, one sheet: a letter, a plan with its scale and its north, a drawing, a photograph, a table. */
export const sheetOf = (content: Content, nth: number): Buffer => pdfOf(SHEETS[content](nth))

const A4 = { widthMm: 210, heightMm: 297 }
const A3 = { widthMm: 420, heightMm: 297 }

const heading = (words: string, nth: number, heightMm: number) =>
  text(20, heightMm - 25, 16, words) +
  text(20, heightMm - 33, 9, `D\xe9monstration : document fictif, exemple ${nth}`) +
  line([
    [20, heightMm - 37],
    [190, heightMm - 37],
  ])

const frame = (width: number, height: number) =>
  line(
    [
      [10, 10],
      [width - 10, 10],
      [width - 10, height - 10],
      [10, height - 10],
      [10, 10],
    ],
    0.5,
  )

/** Ten metres at 1/200, in two halves. */
const scaleBar = (x: number, y: number) =>
  fill(x, y, 25, 2, 0) +
  line([
    [x, y],
    [x + 50, y],
    [x + 50, y + 2],
    [x, y + 2],
    [x, y],
  ]) +
  text(x, y + 4, 8, '0            5            10 m     \xc9chelle 1/200')

const north = (x: number, y: number) =>
  line([
    [x, y],
    [x + 4, y + 14],
    [x + 8, y],
    [x + 4, y + 4],
    [x, y],
  ]) + text(x + 2.5, y + 16, 10, 'N')

const SHEETS: Readonly<Record<Content, (nth: number) => Parameters<typeof pdfOf>[0]>> = {
  text: (nth) => ({
    ...A4,
    draws:
      heading('Pi\xe8ce \xe9crite', nth, 297) +
      Array.from({ length: 14 + nth }, (_, row) =>
        text(20, 245 - row * 8, 10, `Article ${row + 1}. Texte de l\x27exemple.`),
      ).join(''),
  }),
  plan: (nth) => ({
    ...A3,
    draws:
      frame(420, 297) +
      heading('Plan', nth, 297) +
      line(
        [
          [80, 60],
          [250 + nth * 8, 64],
          [242, 190 + nth * 6],
          [86, 182],
          [80, 60],
        ],
        0.6,
      ) +
      fill(110, 84, 80 + nth * 6, 60, 0.85) +
      text(118, 110, 10, `B\xe2timent, R+${nth}`) +
      north(380, 250) +
      scaleBar(300, 24),
  }),
  drawing: (nth) => ({
    ...A3,
    draws:
      frame(420, 297) +
      heading('Fa\xe7ades et coupes', nth, 297) +
      Array.from({ length: nth + 1 }, (_, level) => storey(level)).join('') +
      scaleBar(300, 24),
  }),
  photo: (nth) => ({
    ...A4,
    draws:
      heading('Photographies', nth, 297) +
      Array.from({ length: 8 }, (_, band) => fill(20, 60 + band * 22, 170, 22, 0.3 + 0.08 * ((band + nth) % 8))).join(
        '',
      ),
  }),
  table: (nth) => ({
    ...A4,
    draws:
      heading('Tableau', nth, 297) +
      Array.from(
        { length: 12 + nth },
        (_, row) =>
          line([
            [20, 240 - row * 9],
            [190, 240 - row * 9],
          ]) +
          text(24, 242 - row * 9, 9, `Ligne ${row + 1}`) +
          text(150, 242 - row * 9, 9, `${(row + 1) * 125 * nth}`),
      ).join(''),
  }),
}

/** Three metres of a façade, with three windows. */
const storey = (level: number) =>
  line(
    [
      [90, 60 + level * 30],
      [270, 60 + level * 30],
      [270, 90 + level * 30],
      [90, 90 + level * 30],
      [90, 60 + level * 30],
    ],
    0.4,
  ) + [110, 165, 220].map((x) => fill(x, 70 + level * 30, 24, 14, 0.8)).join('')
