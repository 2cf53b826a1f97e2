/** One line of the table: a figure, what it is held against, and the bar. */
export type Line = {
  readonly what: string
  readonly ours: string
  readonly against: string
  readonly ratio: number | null
  readonly bar: string
  readonly held: boolean | null
}

export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN
}

export const median = (values: readonly number[]) => percentile(values, 0.5)

export type Pair = { readonly ours: number; readonly against: number }

/** Measures one after the other, several times: what disturbs the machine disturbs both. */
export async function interleaved(
  pairs: number,
  ours: () => Promise<number>,
  against: () => Promise<number>,
): Promise<readonly Pair[]> {
  const measured: Pair[] = []
  for (let index = 0; index < pairs; index += 1) {
    const pair =
      index % 2 === 0
        ? { against: await against(), ours: await ours() }
        : { ours: await ours(), against: await against() }
    measured.push(pair)
  }
  return measured
}

/** Runs as many as `atOnce` side by side for some seconds and counts those that ended. @returns how many a second */
export async function rateOf(
  work: (rank: number) => Promise<unknown>,
  atOnce: number,
  seconds: number,
): Promise<number> {
  const from = performance.now()
  const until = from + seconds * 1000
  let done = 0
  const worker = async () => {
    while (performance.now() < until) {
      await work(done)
      done += 1
    }
  }
  await Promise.all(Array.from({ length: atOnce }, worker))
  return done / ((performance.now() - from) / 1000)
}

/** A rate beside a rate, held when the median of the pairs' ratios reaches the bar. */
export function rateLine(
  what: string,
  pairs: readonly Pair[],
  { bar, against }: { bar: number; against: string },
): Line {
  const ratio = median(pairs.map((pair) => pair.ours / pair.against))
  const rate = (value: number) => `${Math.round(value).toLocaleString('en')}/s`
  return {
    what,
    ours: rate(median(pairs.map(({ ours }) => ours))),
    against: `${rate(median(pairs.map((pair) => pair.against)))} ${against}`,
    ratio,
    bar: `≥ ${bar}`,
    held: ratio >= bar,
  }
}

export function printTable(lines: readonly Line[]): void {
  const cells = lines.map(({ what, ours, against, ratio, bar, held }) => [
    what,
    ours,
    against,
    ratio === null ? '' : ratio.toFixed(2),
    bar,
    held === null ? '' : held ? 'yes' : 'NO',
  ])
  const rows = [['', 'ours', 'against', 'ratio', 'bar', 'held'], ...cells]
  const widths = rows[0]?.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0))) ?? []
  for (const row of rows) console.log(row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  '))
}
