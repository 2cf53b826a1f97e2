import type { Life, LifeMove } from '../../../seeds/demonstration/lives/life.ts'

/** One thing that happens in a life, at its instant. */
export type Act = { readonly life: Life; readonly at: Date } & (
  | { readonly kind: 'open' }
  | { readonly kind: 'prepare' }
  | { readonly kind: 'move'; readonly move: LifeMove; readonly nth: number }
)

/** Everything that happens in some lives, in the order of time: numbers follow filings. */
export const actsOf = (lives: readonly Life[]): Act[] =>
  lives.flatMap(actsOfOne).toSorted((a, b) => a.at.getTime() - b.at.getTime())

function actsOfOne(life: Life): Act[] {
  const { openedAt, preparedAt, moves } = life
  return [
    { kind: 'open', life, at: openedAt },
    ...(preparedAt ? [{ kind: 'prepare', life, at: preparedAt } as const] : []),
    ...moves.map((move, index) => ({ kind: 'move', life, at: move.at, move, nth: index + 1 }) as const),
  ]
}

/**
 * What an act waits for: those of its own life; a filing those of its commune, whose numbers follow each other; a draft that
 * goes on from another those of that one.
 */
export function queuesOf(act: Act): readonly string[] {
  const { rank, commune, follows } = act.life
  if (act.kind === 'move' && act.move.transition === 'file') return [`life ${rank}`, `filing in ${commune}`]
  return act.kind === 'prepare' && follows !== null ? [`life ${rank}`, `life ${follows}`] : [`life ${rank}`]
}
