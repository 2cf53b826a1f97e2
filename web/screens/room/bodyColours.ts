/** Told apart by eyes that see few colours (after Okabe and Ito, darkened to 4.5 to 1 on paper), and by dash and mark besides. */
const COLOURS = ['#0059a0', '#a63c00', '#006b4a', '#93346f', '#6f4a00', '#14211b', '#55329b'] as const
const DASHES: readonly (readonly number[])[] = [[], [10, 6], [2, 6], [14, 5, 2, 5]]
const MARKS = ['●', '◆', '■', '▲', '★', '✚', '⬟'] as const

export type BodyLook = { readonly colour: string; readonly dash: readonly number[]; readonly mark: string }

/**
 * How each body draws: those that are called in their own order, then whoever else is there. Everybody in a room sees the
 * same colours, whoever comes and goes; beyond seven bodies a colour comes again with another dash.
 */
export function looksOf(
  called: readonly string[],
  others: readonly (string | null)[],
): (body: string | null) => BodyLook {
  const ranked = [...new Set([...called, ...others.filter((body) => body !== null).sort()])]
  return (body) => {
    const rank = Math.max(0, ranked.indexOf(body ?? ''))
    return {
      colour: COLOURS[rank % COLOURS.length] ?? COLOURS[0],
      dash: DASHES[Math.floor(rank / COLOURS.length) % DASHES.length] ?? [],
      mark: MARKS[rank % MARKS.length] ?? MARKS[0],
    }
  }
}
