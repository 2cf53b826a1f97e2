import { cleanup, render } from '@testing-library/react'
import { afterEach, beforeAll, expect, test } from 'vitest'
import { FreshEyesNotice } from '../../../../web/screens/plans/FreshEyesNotice.tsx'
import { Around, browserParts } from '../build.tsx'

beforeAll(browserParts)
afterEach(cleanup)

const [amina, omar] = [
  { id: 'a', name: 'Amina Bennani' },
  { id: 'o', name: 'Omar Tazi' },
]
const said = (eyes: Parameters<typeof FreshEyesNotice>[0]['eyes'], but?: string) => {
  const { container } = render(<FreshEyesNotice eyes={eyes} but={but} />, { wrapper: Around })
  return container.textContent ?? ''
}

test('who may publish is named; where whoever is left is about to submit, who may name somebody is', () => {
  expect(said({ publish: [amina, omar], appoint: [] }, 'o')).toContain('Peuvent publier : Amina Bennani.')
  cleanup()
  const left = said({ publish: [omar], appoint: [amina] }, 'o')
  expect(left).toContain('Tous les instructeurs de l’agence y ont contribué')
  expect(left).toContain('Un administrateur de l’agence (Amina Bennani) peut donner un mandat d’instructeur')
  cleanup()
  expect(said({ publish: [], appoint: [] })).toContain('demandez à l’exploitant de la plateforme')
})
