type ReplaySearch = { readonly board?: string; readonly moment?: number }

/** Which board is read again, and up to which of its moments. */
export function parseReplaySearch({ board, moment }: Record<string, unknown>): ReplaySearch {
  const nth = Number(moment)
  return {
    ...(typeof board === 'string' && { board }),
    ...(moment !== undefined && Number.isInteger(nth) && nth >= 0 && { moment: nth }),
  }
}
