import { expect, test } from 'vitest'
import { supersededBy } from '../../../api/notes/superseded.ts'
import type { LayerCoverage } from '../../../spatial/conformity/types.ts'
import { facts, NOT_LOADED } from '../../build/facts.ts'

const { plans: LOADED, ...others } = facts().coverage
const note = (plans?: LayerCoverage) => ({
  ground: facts({ plans: [], zones: [], coverage: { ...others, ...(plans && { plans }) } }),
  until: {},
})

test('a note kept before it was asked where plans are known holds until they are', () => {
  expect(supersededBy(note(), note(NOT_LOADED))).toEqual([])
  expect(supersededBy(note(), note(LOADED))).toEqual(['coverage'])
})
