import type { Random } from '../random.ts'

/** A deviation around nought, by the sum of twelve draws: its tails end at six. */
export function deviation(random: Random): number {
  let sum = -6
  for (let draw = 0; draw < 12; draw += 1) sum += random.next()
  return sum
}

/** A multiple around one. */
export const multiple = (random: Random, spread: number): number => Math.exp(spread * deviation(random))

/** How many of something that comes so often on average (Knuth; by a deviation where they are many). */
export function howMany(random: Random, average: number): number {
  if (average > 40) return Math.max(0, Math.round(average + Math.sqrt(average) * deviation(random)))
  const least = Math.exp(-average)
  let [count, product] = [0, random.next()]
  while (product > least) {
    count += 1
    product *= random.next()
  }
  return count
}

/** A number that a text always gives, to begin a source of chance with. */
export function seedOf(text: string): number {
  let hash = 2_166_136_261
  for (const letter of text) hash = Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 16_777_619)
  return hash >>> 0
}

/** One of some, each as often as its weight says. */
export function weighed<T extends string>(weights: Readonly<Record<T, number>>, random: Random): T {
  const names = Object.keys(weights) as T[]
  let drawn = random.next() * names.reduce((sum, name) => sum + weights[name], 0)
  const found = names.find((name) => {
    drawn -= weights[name]
    return drawn < 0
  })
  const one = found ?? names[0]
  if (one === undefined) throw new Error('nothing to draw from')
  return one
}
