import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'

const BUILD = fileURLToPath(new URL('../../dist/web/', import.meta.url))
const BUDGET_BYTES = 250_000

/** A script and every script it imports before it can run. */
function withImports(script: string, seen = new Set<string>()): Set<string> {
  if (seen.has(script)) return seen
  seen.add(script)
  const text = readFileSync(BUILD + script, 'utf8')
  for (const [, name] of text.matchAll(/(?:^|[;\s}])import\s*(?:[\w*{][^'"();]*from)?\s*["']\.\/([\w.-]+\.js)["']/g)) {
    withImports(`assets/${name}`, seen)
  }
  return seen
}

const entryScripts = (page: string) => [...page.matchAll(/<script[^>]+src="\/([^"]+)"/g)].map(([, src = '']) => src)

test('a first visit downloads less than 250 kB of compressed script, the map apart', () => {
  const scripts = entryScripts(readFileSync(`${BUILD}index.html`, 'utf8')).flatMap((entry) => [...withImports(entry)])
  const weight = scripts.map((script) => gzipSync(readFileSync(BUILD + script), { level: 9 }).length)
  expect(scripts.length).toBeGreaterThan(0)
  expect(scripts.filter((script) => /\/(ol|SceneMap)-/.test(script))).toEqual([])
  expect(weight.reduce((sum, bytes) => sum + bytes, 0)).toBeLessThan(BUDGET_BYTES)
})
