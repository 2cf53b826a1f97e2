import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { SESSION_MOVES } from '../../../api/contract/commission/words.ts'
import { journalActionsFr } from '../../../api/contract/journalWords/fr.ts'
import { POLICY } from '../../../api/contract/policy/policy.ts'
import { TRANSITIONS } from '../../../api/contract/procedures/transitions.ts'
import { ENTRY_KINDS } from '../../../api/contract/remarks.ts'

const API = new URL('../../../api/', import.meta.url)
/** An object that says a verb: written to the journal when it says of what, or when no door has that name. */
const SAYS = /action: '(?<verb>[a-z]+(?:\.[a-z_]+)+)'(?<rest>[^}]*)/g

const sources = readdirSync(API, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.ts'))

function verbsIn(path: string): string[] {
  return [...readFileSync(new URL(path, API), 'utf8').matchAll(SAYS)].flatMap(({ groups }) => {
    const { verb = '', rest = '' } = groups ?? {}
    return rest.includes('subject') || !(verb in POLICY) ? [verb] : []
  })
}

test('every verb written to the journal has words', () => {
  const written = [
    ...sources.flatMap(verbsIn),
    ...TRANSITIONS.map((transition) => `dossier.${transition}`),
    ...SESSION_MOVES.map((move) => `commission.${move}`),
    ...ENTRY_KINDS.map((kind) => `remark.${kind}`),
  ]
  expect(written.length).toBeGreaterThan(100)
  expect([...new Set(written)].filter((verb) => !(verb.replaceAll('.', '_') in journalActionsFr))).toEqual([])
})
