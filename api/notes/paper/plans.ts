import { figure } from '../../../spatial/conformity/figures.ts'
import { legalZone } from '../../../spatial/crs/legalZones.ts'
import type { LegendCase } from '../../papers/bulletinPaper.ts'
import type { NotePlan } from '../../papers/notePaper.ts'
import type { PlanSheet } from '../drawing/drawing.ts'
import { drawPlan } from '../drawing/drawSheet.ts'
import { labelsOf } from '../drawing/labels.ts'
import { effectCase, limitCase, parcelCase, streetCase, zoneCase } from '../drawing/legend.ts'
import { named, type Writing } from './writing.ts'

/** One of the two plans of a note, at its scale. */
export function planOf(writing: Writing, which: 'situation' | 'zoning'): NotePlan {
  const { facts, language, say } = writing
  const sheet = facts.drawing[which]
  const zone = legalZone(facts.srid)
  const scale = `1/${figure(sheet.scale)}`
  const codes = [...new Set(sheet.zones.map(({ code }) => code))].join(', ')
  return {
    kind: 'plan',
    title: say[which],
    caption: say.caption(scale, named(language, zone), zone.srid),
    svg: drawPlan(sheet, `${which}-${language}`),
    alt: say.alt[which](scale, codes),
    widthMm: sheet.widthMm,
    heightMm: sheet.heightMm,
    labels: labelsOf(sheet, language).map(({ x, y, size, text, anchor, kind }) => ({
      ...{ x, y, size, text, anchor },
      strong: kind === 'code',
      faint: kind === 'figure',
    })),
    legend: legendOf(sheet, writing),
    newPage: which === 'zoning',
  }
}

/** Only what is drawn. */
function legendOf(sheet: PlanSheet, { say }: Writing): LegendCase[] {
  const families = [...new Set(sheet.zones.map(({ family }) => family))]
  const effects = [...new Set(sheet.servitudes.map(({ effect }) => effect))]
  return [
    { svg: parcelCase(), label: [say.parcelCase] },
    ...families.map((family) => ({ svg: zoneCase(family), label: [say.families[family] ?? family] })),
    ...effects.map((effect) => ({ svg: effectCase(effect), label: [say.effects[effect]] })),
    ...(sheet.streets.length > 0 ? [{ svg: streetCase(), label: [say.streetCase] }] : []),
    ...(sheet.communes.shape.length > 0 ? [{ svg: limitCase(), label: [say.limitCase] }] : []),
  ]
}
