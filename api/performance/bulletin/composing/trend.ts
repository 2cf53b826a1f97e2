import type { TrendQuarter } from '../../../contract/performance/bulletinData.ts'
import type { Mark, Series } from '../../../contract/performance/charts/lineChart.ts'
import type { BulletinBlock, BulletinTable } from '../../../papers/bulletinPaper.ts'
import { drawLines, lineSwatch } from '../drawing/lines.ts'
import { count, heading, meanCell, number, numberCell, shortQuarterIn, text, type Writing, words } from './writing.ts'

/** Three beside each other. */
const SIZE = { width: 220, height: 150 }
const LOOKS: readonly { readonly mark: Mark; readonly dashed: boolean }[] = [
  { mark: 'disc', dashed: false },
  { mark: 'square', dashed: true },
]

type Line = { readonly label: string; readonly value: (quarter: TrendQuarter) => number | null }

/** Twelve quarters as lines, and the same as a table. */
export function trend(writing: Writing): BulletinBlock[] {
  const { say } = writing
  const charts = [
    chart(writing, say.trend.delays, [
      { label: say.tracks.gp, value: ({ gp }) => gp.mean },
      { label: say.tracks.pp, value: ({ pp }) => pp.mean },
    ]),
    chart(writing, say.trend.flow, [
      { label: say.columns.filed, value: ({ filed }) => filed },
      { label: say.columns.decided, value: ({ decided }) => decided },
    ]),
    chart(writing, say.trend.backlog, [{ label: say.columns.backlog, value: ({ backlog }) => backlog }]),
  ]
  return [heading(2, say.trend.title), { kind: 'drawings', drawings: charts }, table(writing)]
}

function chart({ data, say, language }: Writing, title: string, lines: readonly Line[]) {
  const series: Series[] = lines.map(({ label, value }, nth) => ({
    id: label,
    ...(LOOKS[nth] ?? { mark: 'diamond', dashed: true }),
    values: data.trend.map(value),
  }))
  // A single line is what the title says.
  const named = series.length > 1 ? series : []
  const labels = data.trend.map(({ quarter }) => shortQuarterIn(say, quarter))
  return {
    title,
    svg: drawLines({ ...SIZE, series, labels, rightToLeft: language === 'ar' }),
    alt: say.trend.alt(title),
    tall: false,
    legend: named.map(({ id, mark, dashed }, nth) => ({ svg: lineSwatch(nth, { mark, dashed }), label: [id] })),
  }
}

function table(writing: Writing): BulletinTable {
  const { data, say } = writing
  const { columns, ofTrack } = say
  return {
    kind: 'table',
    caption: say.trend.table,
    columns: [
      text(columns.quarter, 1.4),
      ...[columns.filed, columns.decided, columns.silence, columns.backlog].map((head) => number(head, 1.2)),
      ...(['gp', 'pp'] as const).flatMap((track) => [
        number(ofTrack(columns.mean, track), 1.4),
        number(ofTrack(columns.n, track), 1.3),
      ]),
    ],
    rows: data.trend.map((one) => [
      words(shortQuarterIn(say, one.quarter)),
      ...[one.filed, one.decided, one.silence, one.backlog].map(count),
      ...[one.gp, one.pp].flatMap((delays) => [meanCell(writing, delays), numberCell(writing, delays)]),
    ]),
    ...{ dense: false, headed: false },
  }
}
