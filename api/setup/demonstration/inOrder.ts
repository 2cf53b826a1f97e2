/**
 * Does things in their order, some at once: each waits for those before it in its queues.
 * @throws what the first that fails threw, once those under way have ended
 */
export async function inOrder<T>(
  things: readonly T[],
  { atOnce, queuesOf }: { readonly atOnce: number; readonly queuesOf: (thing: T) => readonly string[] },
  work: (thing: T) => Promise<void>,
): Promise<void> {
  const ends = new Map<string, Promise<void>>()
  const underWay = new Set<Promise<void>>()
  try {
    for (const thing of things) {
      if (underWay.size >= atOnce) await Promise.race(underWay)
      const queues = queuesOf(thing)
      const done = Promise.all(queues.map((queue) => ends.get(queue))).then(() => work(thing))
      for (const queue of queues) ends.set(queue, done)
      underWay.add(done)
      done.then(
        () => underWay.delete(done),
        () => undefined,
      )
    }
    await Promise.all(underWay)
  } finally {
    await Promise.allSettled(underWay)
  }
}
