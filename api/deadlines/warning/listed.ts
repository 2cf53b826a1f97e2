const LISTED = 10

type Due = { readonly number: string; readonly due: string | null }

/** The first ones, each once, by its nearest last day: `061410141-2026-00012 (08/12/2026)`; a clock that stands has none. */
export function listed(dossiers: readonly Due[]): string {
  const byNumber = new Map<string, string | null>()
  for (const { number, due } of dossiers) if (!byNumber.has(number)) byNumber.set(number, due)
  const written = [...byNumber]
    .slice(0, LISTED)
    .map(([number, due]) => (due === null ? number : `${number} (${asWritten(due)})`))
  return byNumber.size > LISTED ? `${written.join(', ')}…` : written.join(', ')
}

const asWritten = (day: string): string => day.split('-').toReversed().join('/')
