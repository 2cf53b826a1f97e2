import type { PublishedRoots } from './dayFault.ts'

const STATEMENT = /^rokhas journal (\d{4}-\d{2}-\d{2}) (\d+) ([0-9a-f]{64})$/

/**
 * Reads published roots, one statement a line, as `npm run journal -- roots` prints them and as they are timestamped.
 * @throws naming the line that is none, or a day that was published with two roots
 */
export function readPublishedRoots(text: string): PublishedRoots {
  const roots = new Map<string, { batches: number; root: string }>()
  for (const [index, line] of text.split(/\r?\n/).entries()) {
    if (line.trim() === '') continue
    const [, day, batches, root] = STATEMENT.exec(line.trim()) ?? []
    if (!day || !root) throw new Error(`line ${index + 1} is no published root: rokhas journal DAY BATCHES ROOT`)
    const known = roots.get(day)
    if (known && known.root !== root) throw new Error(`line ${index + 1}: ${day} was published with another root`)
    roots.set(day, { batches: Number(batches), root })
  }
  return roots
}
