import { planState } from '../../spatial/conformity/planState.ts'
import type { Day } from '../../spatial/day.ts'
import type { RegulationReport } from './importRegulation.ts'
import type { DeskEdit, ServitudesReport } from './importServitudes.ts'
import type { ZonesReport } from './importZones.ts'
import type { Doubt } from './layerChecks.ts'
import type { Counted, MappingProblem } from './mappingProblems.ts'
import type { MappedServitudes } from './mapServitudes.ts'
import type { VersionRow } from './queries.ts'
import type { Layer, RefusedShape } from './readLayer.ts'

const MOST_SHOWN = 20

const shown = (items: readonly string[]): string =>
  items.length > MOST_SHOWN
    ? `${items.slice(0, MOST_SHOWN).join(', ')} and ${items.length - MOST_SHOWN} more`
    : items.join(', ')

const counted = (values: readonly Counted[]): string => shown(values.map(({ value, count }) => `"${value}" (${count})`))
const squareMetres = (m2: number): string => `${m2.toFixed(2)} m²`
const place = ([lon, lat]: readonly [number, number]): string => `${lon.toFixed(6)}, ${lat.toFixed(6)}`

export function describeProblem(problem: MappingProblem): string {
  if (problem.code === 'FIELD_ABSENT') return `no field ${problem.field}; the file has ${shown(problem.found)}`
  if (problem.code === 'VALUE_EMPTY') return `${problem.field} is empty in shapes ${shown(problem.shapes)}`
  if (problem.code === 'VALUE_UNMAPPED') return `${problem.field}: the mapping does not know ${counted(problem.values)}`
  if (problem.code === 'VALUE_NOT_A_NUMBER') return `${problem.field} is not a number: ${counted(problem.values)}`
  return `${problem.shapes.length} shapes that no rule fits: ${shown(problem.shapes)}`
}

const describeRefused = ({ label, code, sentence, at }: RefusedShape): string =>
  `  ${label}: ${code}${at ? ` at ${place([at[0], at[1]])}` : ''}. ${sentence}`

export function describeLayer(
  name: string,
  { srid, how, features, refused, skipped, wouldFitBetter }: Layer,
): readonly string[] {
  return [
    `${name}: ${features.length} valid shapes in ${srid} (${how})`,
    ...(wouldFitBetter.length > 0
      ? [`in ${srid} part of it falls outside the country; all of it would fit in ${wouldFitBetter.join(', ')}`]
      : []),
    ...(skipped > 0 ? [`${skipped} records without a polygon`] : []),
    ...(refused.length > 0
      ? [`${refused.length} shapes refused, none repaired:`, ...refused.map(describeRefused)]
      : []),
  ]
}

function describeDoubt(what: string, { count, areaM2, largest }: Doubt): readonly string[] {
  if (count === 0) return [`no ${what}`]
  return [
    `${count} ${what}, ${squareMetres(areaM2)} in all; the largest:`,
    ...largest.map(({ between, areaM2: m2, at }) => `  ${squareMetres(m2)} ${between} at ${place(at)}`),
  ]
}

export function describeZones(report: ZonesReport, withoutArabic: readonly string[]): readonly string[] {
  const { written, areaM2, overlaps, gaps, codesWithoutRegulation } = report
  return [
    `${written} zones, ${(areaM2 / 10_000).toFixed(1)} ha`,
    ...describeDoubt('overlaps between zones', overlaps),
    ...describeDoubt('gaps between zones', gaps),
    `${codesWithoutRegulation.length} codes without a règlement: ${shown(codesWithoutRegulation)}`,
    ...(withoutArabic.length > 0 ? [`no Arabic name, the code stands for it: ${shown(withoutArabic)}`] : []),
  ]
}

type Omitted = Pick<MappedServitudes, 'leftOut' | 'generatorsMissing'>

export function describeServitudes(
  report: ServitudesReport,
  { leftOut, generatorsMissing }: Omitted,
): readonly string[] {
  return [
    ...(report.removed > 0 ? [`${report.removed} servitudes of this source taken away`] : []),
    `${report.written} servitudes, ${report.withGenerator} with their generator`,
    ...report.byKind.map(({ kind, effect, count }) => `  ${count} ${kind}, ${effect}`),
    ...(generatorsMissing.length > 0
      ? [`generators that are not in their file, footprints kept alone: ${counted(generatorsMissing)}`]
      : []),
    ...(leftOut > 0 ? [`${leftOut} shapes left out, as the mapping says`] : []),
  ]
}

/** What would be lost, all of it: whoever decides reads each of them. */
export const describeEdits = (source: string, edits: readonly DeskEdit[]): readonly string[] => [
  `${edits.length} servitudes of "${source}" were written at the desk since, and would be lost:`,
  ...edits.map(
    ({ nameFr, number, at, reason }) => `  ${nameFr}: revision ${number}, ${at.toISOString().slice(0, 10)}, ${reason}`,
  ),
  'say --lose-edits to take them away all the same, or give the file another source',
]

export function describeRegulation(report: RegulationReport): readonly string[] {
  const { zones, figures, notPublished, unused, stillWithout } = report
  return [
    `${zones} zones and sectors, ${figures} figures, of which ${notPublished} not published`,
    ...(unused.length > 0 ? [`on no zone of the plan: ${shown(unused)}`] : []),
    ...(stillWithout.length > 0 ? [`still without a règlement: ${shown(stillWithout)}`] : []),
  ]
}

export function describeVersion(row: VersionRow, on: Day): string {
  const state = planState(row.events, on)
  const standing = state ? `${state.state} since ${state.since}` : 'no event recorded'
  const bare = row.codesWithoutRegulation > 0 ? `, ${row.codesWithoutRegulation} codes without a règlement` : ''
  return `${row.plan} | ${row.version} | ${standing} | ${row.zones} zones in ${row.srid}${bare} | ${row.source}`
}
