import { beforeEach, expect, test } from 'vitest'
import { BoardCopy } from '../../../../web/screens/room/line/BoardCopy.ts'
import { drawingShelf, forgetSession } from '../../../../web/screens/room/line/drawingShelf.ts'
import { dossiersKept, eraseWork, keepAgain } from '../../../../web/session/keptWork.ts'

const [SESSION, DOSSIER, PERSON] = ['seance-1', 'dossier-1', 'amina']

beforeEach(() => {
  localStorage.clear()
  keepAgain(PERSON)
})

const window = (sessionId = SESSION) =>
  new BoardCopy(DOSSIER, {
    onDrawn: () => undefined,
    onChange: () => undefined,
    shelf: drawingShelf(PERSON, sessionId),
  })

const draw = (board: BoardCopy, text: string) => board.draw({ on: 'map', shape: 'text', text, at: [[-7.6, 33.5]] })
const texts = (board: BoardCopy) => board.placed.map(({ annotation }) => annotation.text).sort()

test('what was drawn without a line is there again in the next window, waits to be sent, and goes once it is kept', () => {
  const before = window()
  draw(before, 'Recul')
  before.erase(draw(before, 'Repentir'), { own: true })
  const after = window()
  expect(texts(after)).toEqual(['Recul'])
  expect(after.clients).toEqual([before.client, after.client])
  draw(after, 'Accès')
  expect(texts(window())).toEqual(['Accès', 'Recul'])
  expect(dossiersKept(PERSON)).toEqual([DOSSIER])
  after.kept(after.pending.at(-1)?.nth ?? 0)
  expect(after.clients).toEqual([after.client])
  expect(dossiersKept(PERSON)).toEqual([])
})

test('what another window of the same person draws meanwhile stays', () => {
  const first = window()
  draw(first, 'Recul')
  const second = window()
  draw(first, 'Accès')
  second.kept(second.pending.at(-1)?.nth ?? 0)
  expect(texts(window())).toEqual(['Accès', 'Recul'])
})

test('belongs to its person and its session, and is erased with their work', () => {
  draw(window(), 'Recul')
  expect(texts(window('seance-2'))).toEqual([])
  expect(drawingShelf('youssef', SESSION).recall(DOSSIER)).toEqual([])
  eraseWork(PERSON)
  expect(texts(window())).toEqual([])
})

test('is let go of with its session, and not with another', () => {
  draw(window(), 'Recul')
  expect(forgetSession(PERSON, 'seance-2')).toBe(0)
  expect(forgetSession(PERSON, SESSION)).toBe(1)
  expect(dossiersKept(PERSON)).toEqual([])
})

test('a device that keeps nothing is known to', () => {
  const board = window()
  eraseWork(PERSON)
  draw(board, 'Recul')
  expect(board.isFleeting).toBe(true)
})

test('a shelf that a device spoilt holds nothing, and hinders nobody', () => {
  for (const spoilt of ['{', '{"sessionId":"seance-1","drawn":{"7":"AQID"}}', '[]']) {
    localStorage.setItem(`rokhas.board.${PERSON}.${DOSSIER}`, spoilt)
    expect(texts(window())).toEqual([])
  }
})
