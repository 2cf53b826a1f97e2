import { cleanup, render } from '@testing-library/react'
import { afterEach, beforeAll, expect, test } from 'vitest'
import type { BodyThere } from '../../../api/contract/territorySheet.ts'
import { BodiesPart } from '../../../web/screens/commune/BodiesPart.tsx'
import { Around, browserParts } from './build.tsx'

beforeAll(browserParts)
afterEach(cleanup)

const agency = (id: string, territory: string): BodyThere => ({
  ...{ id, kind: 'urban_agency', nameFr: `Agence ${id}`, nameAr: `وكالة ${id}`, demonstration: false },
  charge: { territory, since: '2024-07-01', until: null, act: null },
})

const said = (bodies: readonly BodyThere[]) => {
  const { container } = render(<BodiesPart bodies={[...bodies]} />, { wrapper: Around })
  const text = container.textContent ?? ''
  cleanup()
  return text
}

test('two agencies charged with the same territory are told with the rule that names one, to be confirmed; a narrower one is in no doubt', () => {
  const doubt = said([agency('A', '06.141'), agency('B', '06.141'), agency('C', '06')])
  expect(doubt).toContain('« Agence A », désignée en dernier')
  expect(doubt).toContain('devant Agence B. À confirmer auprès d’elles.')
  expect(said([agency('A', '06.141.01.41'), agency('B', '06.141')])).not.toContain('À confirmer')
})
