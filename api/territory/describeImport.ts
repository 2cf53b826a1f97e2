import type { ImportReport, Unmatched } from './importOutlines.ts'

const REASON: Readonly<Record<Unmatched['reason'], string>> = {
  no_name: 'no name and no HCP code among its attributes',
  unknown_name: 'no commune of this name in its province',
  several: 'several communes of this name in its provinces',
  outside_provinces: 'in no province of the country',
  matched_twice: 'another shape claims the same commune',
}

const HOW = { code: 'by code', names: 'by both names', name: 'by one name', spelling: 'by spelling' } as const

function countHow({ matched }: ImportReport): string {
  const counts = Map.groupBy(matched, ({ by }) => by)
  const parts = [...counts].map(([by, each]) => `${each.length} ${HOW[by]}`)
  const repaired = matched.filter(({ repairedFrom }) => repairedFrom !== null)
  const codePages = [...new Set(repaired.map(({ repairedFrom }) => repairedFrom))].join(', ')
  return [
    ...parts,
    ...(repaired.length > 0 ? [`${repaired.length} names put right (UTF-8 read as ${codePages})`] : []),
  ].join(', ')
}

/** The report an operator reads, one line a fact. */
export function describeImport(report: ImportReport, dryRun: boolean): readonly string[] {
  const { matched, unmatched, invalid, overlaps, rezoned } = report
  return [
    `${matched.length} outlines matched: ${countHow(report)}`,
    ...matched
      .filter(({ by }) => by === 'spelling')
      .map(({ label, nameFr, code }) => `  by spelling: ${label} = ${nameFr} (${code})`),
    `${unmatched.length} not matched`,
    ...unmatched.map(
      ({ label, reason, nearest }) =>
        `  ${label}: ${REASON[reason]}${nearest ? `; nearest is ${nearest.nameFr} (${nearest.code})` : ''}`,
    ),
    `${invalid.length} invalid, refused`,
    ...invalid.map(({ label, reason, at }) => `  ${label}: ${reason} at ${at.join(', ')}`),
    `${overlaps.length} overlaps of 1 ha or more`,
    ...overlaps.map(({ one, other, hectares }) => `  ${one} and ${other}: ${hectares.toFixed(1)} ha`),
    ...(rezoned.length > 0 ? [`legal zone corrected: ${rezoned.join(', ')}`] : []),
    dryRun ? 'dry run: nothing was changed' : 'done',
  ]
}
