/** How many of the bodies that are called have to be there. Which of them the law wants is dated configuration. */
export const QUORUM_LEAST = ['one', 'half', 'more_than_half', 'all'] as const
export type QuorumLeast = (typeof QUORUM_LEAST)[number]

export type Quorum = {
  readonly called: number
  readonly present: number
  readonly needed: number
  readonly met: boolean
}

const NEEDED: Readonly<Record<QuorumLeast, (called: number) => number>> = {
  one: () => 1,
  half: (called) => Math.ceil(called / 2),
  more_than_half: (called) => Math.floor(called / 2) + 1,
  all: (called) => called,
}

/**
 * Whether enough bodies are there. A body counts once, however many come for it; who was not called counts for nothing.
 * @param called the bodies that are members of this session, by their id
 * @param there the bodies for which somebody is there now
 */
export function quorumOf(least: QuorumLeast, called: ReadonlySet<string>, there: ReadonlySet<string>): Quorum {
  const present = [...called].filter((body) => there.has(body)).length
  const needed = Math.max(1, NEEDED[least](called.size))
  return { called: called.size, present, needed, met: present >= needed }
}
