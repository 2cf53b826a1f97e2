import { createMemoryHistory, createRootRoute, createRoute, createRouter, RouterProvider } from '@tanstack/react-router'
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react'
import { afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import type { BoardDossier } from '../../../api/contract/performance/board.ts'
import { parseBoardSearch } from '../../../web/screens/board/boardSearch.ts'
import { useBoardKeys } from '../../../web/screens/board/useBoardKeys.ts'
import { useBoardList } from '../../../web/screens/board/useBoardList.ts'
import { KeysButton, useKeyList } from '../../../web/screens/dossiers/KeyList.tsx'
import { keys as words } from '../../../web/text/fr/dossiers.ts'
import { Around, browserParts, serviceOf } from './build.tsx'

const FIRST = '01981d0a-0000-7000-8000-000000000001'
const SECOND = '01981d0a-0000-7000-8000-000000000002'
const AIN_CHOCK = { code: '06.141.01.41', nameFr: 'Aïn-Chock', nameAr: 'عين الشق' }
const dossierOf = (id: string): BoardDossier => ({
  ...{ id, number: '061410141-2026-00001', title: 'Villa', commune: AIN_CHOCK, track: 'pp', step: 'filed' },
  ...{ procedure: { code: 'construire', nameFr: 'Permis de construire', nameAr: 'رخصة البناء' } },
  ...{ holder: 'guichet', since: '2026-11-02T09:00:00Z', due: '2026-11-20', left: -4, tacit: false },
  ...{ silent: [], nudges: [] },
})

beforeAll(() => {
  browserParts()
  window.scrollTo = () => undefined
  // jsdom knows the element but cannot open it over the page
  HTMLDialogElement.prototype.showModal = function () {
    this.open = true
  }
  HTMLDialogElement.prototype.close = function () {
    this.open = false
  }
})

let router: ReturnType<typeof openBoard>
const nudge = vi.fn()

function Board() {
  const list = useBoardList()
  const keys = useKeyList({ desk: true })
  useBoardKeys({ list, onHelp: keys.show, onNudge: nudge })
  return (
    <>
      <p>{`${list.dossiers.length} dossiers, ${list.chosen.length} chosen`}</p>
      <KeysButton onShow={keys.show} />
      {keys.list}
    </>
  )
}

function openBoard() {
  const root = createRootRoute()
  const board = createRoute({
    getParentRoute: () => root,
    path: '/tableau',
    component: Board,
    validateSearch: parseBoardSearch,
  })
  const dossier = createRoute({ getParentRoute: () => root, path: '/dossiers/$id', component: () => <p>opened</p> })
  const history = createMemoryHistory({ initialEntries: ['/tableau'] })
  return createRouter({ routeTree: root.addChildren([board, dossier]), history })
}

beforeEach(async () => {
  router = openBoard()
  const dossiers = [FIRST, SECOND].map(dossierOf)
  const client = serviceOf({ '/api/board/dossiers': { status: 200, body: { dossiers, next: null } } })
  render(
    <Around client={client}>
      <RouterProvider router={router as never /* the application's own routes are the registered ones */} />
    </Around>,
  )
  await screen.findByText('2 dossiers, 0 chosen')
})
afterEach(() => {
  cleanup()
  nudge.mockReset()
})

const press = (key: string) => fireEvent.keyDown(document.body, { key })
const inHand = () => router.state.location.search as { readonly at?: string }
const theSwitch = () => screen.getByRole('checkbox', { name: words.letters })
const shut = () => fireEvent.click(screen.getByRole('button', { name: words.close }))

function turnLetters(): void {
  fireEvent.click(screen.getByRole('button', { name: words.show }))
  fireEvent.click(theSwitch())
  shut()
}

test('on the board j takes the next dossier in hand, x chooses it and r reminds of it, wherever the focus is', async () => {
  press('j')
  await waitFor(() => expect(inHand().at).toBe(FIRST))
  press('x')
  expect(await screen.findByText('2 dossiers, 1 chosen')).toBeDefined()
  press('r')
  expect(nudge).toHaveBeenCalledOnce()
  press('?')
  expect(theSwitch()).toHaveProperty('checked', true)
})

test('letters and signs that are turned off do nothing alone, while Enter and the button still answer', async () => {
  press('j')
  await waitFor(() => expect(inHand().at).toBe(FIRST))
  turnLetters()
  for (const key of ['j', 'x', 'r', '?', '/']) press(key)
  await new Promise((resolve) => setTimeout(resolve, 50))
  expect(inHand().at).toBe(FIRST)
  expect(screen.getByText('2 dossiers, 0 chosen')).toBeDefined()
  expect(nudge).not.toHaveBeenCalled()
  expect(screen.queryByRole('dialog')).toBeNull()
  expect(localStorage.getItem('rokhas.letterKeys')).toBe('off')
  turnLetters()
  press('j')
  await waitFor(() => expect(inHand().at).toBe(SECOND))
  turnLetters()
  press('Enter')
  expect(await screen.findByText('opened')).toBeDefined()
})

test('a browser in which they were turned off opens the next page without them', async () => {
  localStorage.setItem('rokhas.letterKeys', 'off')
  vi.resetModules()
  const { useLetterKeys } = await import('../../../web/ui/letterKeys.ts')
  const Asked = () => <p>{useLetterKeys()[0] ? 'on' : 'off'}</p>
  render(<Asked />)
  expect(screen.getByText('off')).toBeDefined()
})
