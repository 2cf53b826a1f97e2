import { figure } from '../../../spatial/conformity/figures.ts'
import { legalZone } from '../../../spatial/crs/legalZones.ts'
import type { LegendCase } from '../../papers/bulletinPaper.ts'
import { drawSheet } from '../../papers/drawing/drawSheet.ts'
import { legendMarks } from '../../papers/drawing/legend.ts'
import type { NotePlan } from '../../papers/notePaper.ts'
import { sheetsTold } from '../drawing/sheetsTold.ts'
import { named, type Writing } from './writing.ts'

type Drawn = Pick<Writing, 'facts' | 'outline'>

/** A plan of a note as vectors: the extract numbers the corners of the land, the situation plan only shows where it lies. */
export const drawNoteSheet = ({ facts, outline }: Drawn, which: 'situation' | 'zoning'): string =>
  drawSheet({ ...sheetsTold(facts.sheets)[which], subject: outline, withCorners: which === 'zoning' })

/** One of the two plans of a note, at its scale. */
export function planOf(writing: Writing, which: 'situation' | 'zoning'): NotePlan {
  const { facts, language, say } = writing
  const { frame, ground } = sheetsTold(facts.sheets)[which]
  const zone = legalZone(facts.srid)
  const colon = language === 'ar' ? ': ' : '\u00a0: '
  const scale = `1/${figure(frame.denominator)}`
  const codes = [...new Set(ground.zones.map(({ code }) => code))].join(', ')
  return {
    kind: 'plan',
    title: say[which],
    caption: say.caption(scale, named(language, zone), zone.srid),
    svg: drawNoteSheet(writing, which),
    alt: say.alt[which](scale, codes),
    widthMm: frame.widthMm,
    heightMm: frame.heightMm,
    legend: legendMarks(ground, true).map(
      ({ key, svg, codes }): LegendCase => ({
        svg,
        label: codes ? [`${say.marks[key]}${colon}`, { figures: codes }] : [say.marks[key]],
      }),
    ),
    newPage: which === 'zoning',
  }
}
