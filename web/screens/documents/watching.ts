const SHORTEST_MS = 3_000
const LONGEST_MS = 120_000

/** How long to wait before asking again, after waiting so long already: 3, 3, 6, 12, 24… seconds, then every two minutes. */
export const watchAgain = (waitedMs: number): number => Math.min(Math.max(waitedMs, SHORTEST_MS), LONGEST_MS)
