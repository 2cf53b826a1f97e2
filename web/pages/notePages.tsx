import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { root } from '../root.tsx'
import { parseAskSearch, parseNoteSearch, parseNotesSearch } from '../screens/notes/noteSearch.ts'

const notes = createRoute({
  getParentRoute: () => root,
  path: '/notes',
  component: lazyRouteComponent(() => import('../screens/notes/NotesScreen.tsx'), 'NotesScreen'),
  validateSearch: parseNotesSearch,
})

const ask = createRoute({
  getParentRoute: () => root,
  path: '/notes/demander',
  component: lazyRouteComponent(() => import('../screens/notes/AskNoteScreen.tsx'), 'AskNoteScreen'),
  validateSearch: parseAskSearch,
})

const note = createRoute({
  getParentRoute: () => root,
  path: '/notes/$number',
  component: lazyRouteComponent(() => import('../screens/notes/NoteScreen.tsx'), 'NoteScreen'),
  validateSearch: parseNoteSearch,
})

/** Notes de renseignements: the agency's list, asking for one, and each by its number. */
export const notePages = [notes, ask, note] as const
