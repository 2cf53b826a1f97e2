const BATCH = 500

/** Rows travel as one JSON parameter a batch, so the statement is the same whatever their number. */
export async function inBatches<T>(rows: readonly T[], write: (json: string) => Promise<unknown>): Promise<void> {
  for (let from = 0; from < rows.length; from += BATCH) await write(JSON.stringify(rows.slice(from, from + BATCH)))
}
