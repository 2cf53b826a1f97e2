import { cleanup, render, screen } from '@testing-library/react'
import { afterEach, beforeAll, expect, test } from 'vitest'
import { KeyFigure } from '../../../web/screens/statistics/KeyFigure.tsx'
import { bulletinsAr } from '../../../web/text/ar/bulletins.ts'
import { bulletinsFr } from '../../../web/text/fr/bulletins.ts'
import type { Language } from '../../../web/text/language.ts'
import { Around, browserParts } from './build.tsx'

beforeAll(browserParts)
afterEach(cleanup)

const NONE = { code: 'median_calendar_net', unit: 'days', value: null, before: null } as const

function shown(withheld: boolean, withheldBefore: boolean, language: Language = 'fr'): string {
  render(
    <Around language={language}>
      <KeyFigure figure={{ ...NONE, withheld, withheldBefore }} before="T2 2026" definition={undefined} />
    </Around>,
  )
  const said = screen.getByRole('definition').textContent
  cleanup()
  return said
}

test('a figure that is withheld says why, in both languages, and one that does not exist is a dash', () => {
  expect(shown(true, false)).toBe(`${bulletinsFr.withheldFigure} T2 2026 : –`)
  expect(shown(false, true)).toBe(`– T2 2026 : ${bulletinsFr.withheldFigure}`)
  expect(shown(true, false, 'ar')).toContain(bulletinsAr.withheldFigure)
})
