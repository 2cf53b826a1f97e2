import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { root } from '../root.tsx'
import { parseAskSearch, parseNoteSearch, parseNotesSearch } from '../screens/notes/noteSearch.ts'
import { parseCompareSearch, parseDraftSearch, parsePlansSearch } from '../screens/plans/plansSearch.ts'
import { parseBatchSearch } from '../screens/servitudes/import/importSearch.ts'
import { parseServitudesSearch } from '../screens/servitudes/servitudesSearch.ts'
import { parseWorkbenchSearch, parseWorkQueueSearch } from '../screens/workbench/workbenchSearch.ts'

const plans = createRoute({
  getParentRoute: () => root,
  path: '/plans',
  component: lazyRouteComponent(() => import('../screens/plans/PlansScreen.tsx'), 'PlansScreen'),
  validateSearch: parsePlansSearch,
})

const newPlan = createRoute({
  getParentRoute: () => root,
  path: '/plans/nouveau',
  component: lazyRouteComponent(() => import('../screens/plans/NewPlanScreen.tsx'), 'NewPlanScreen'),
})

const planDraft = createRoute({
  getParentRoute: () => root,
  path: '/plans/preparation/$id',
  component: lazyRouteComponent(() => import('../screens/plans/draft/DraftScreen.tsx'), 'DraftScreen'),
  validateSearch: parseDraftSearch,
})

const plan = createRoute({
  getParentRoute: () => root,
  path: '/plans/$id',
  component: lazyRouteComponent(() => import('../screens/plans/PlanScreen.tsx'), 'PlanScreen'),
})

const comparePlans = createRoute({
  getParentRoute: () => root,
  path: '/plans/$id/comparer',
  component: lazyRouteComponent(() => import('../screens/plans/CompareScreen.tsx'), 'CompareScreen'),
  validateSearch: parseCompareSearch,
})

const regulation = createRoute({
  getParentRoute: () => root,
  path: '/plans/versions/$id/reglement',
  component: lazyRouteComponent(() => import('../screens/regulation/RegulationScreen.tsx'), 'RegulationScreen'),
})

const layers = createRoute({
  getParentRoute: () => root,
  path: '/couches',
  component: lazyRouteComponent(() => import('../screens/layers/LayersScreen.tsx'), 'LayersScreen'),
})

const servitudes = createRoute({
  getParentRoute: () => root,
  path: '/servitudes',
  component: lazyRouteComponent(() => import('../screens/servitudes/ServitudesScreen.tsx'), 'ServitudesScreen'),
  validateSearch: parseServitudesSearch,
})

const importServitudes = createRoute({
  getParentRoute: () => root,
  path: '/servitudes/import',
  component: lazyRouteComponent(() => import('../screens/servitudes/import/GiveBatchScreen.tsx'), 'GiveBatchScreen'),
})

const servitudeBatch = createRoute({
  getParentRoute: () => root,
  path: '/servitudes/import/$id',
  component: lazyRouteComponent(() => import('../screens/servitudes/import/BatchScreen.tsx'), 'BatchScreen'),
  validateSearch: parseBatchSearch,
})

const notes = createRoute({
  getParentRoute: () => root,
  path: '/notes',
  component: lazyRouteComponent(() => import('../screens/notes/NotesScreen.tsx'), 'NotesScreen'),
  validateSearch: parseNotesSearch,
})

const askNote = createRoute({
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

const workQueue = createRoute({
  getParentRoute: () => root,
  path: '/instruction',
  component: lazyRouteComponent(() => import('../screens/workbench/WorkQueueScreen.tsx'), 'WorkQueueScreen'),
  validateSearch: parseWorkQueueSearch,
})

const workbench = createRoute({
  getParentRoute: () => root,
  path: '/instruction/$dossier',
  component: lazyRouteComponent(() => import('../screens/workbench/WorkbenchScreen.tsx'), 'WorkbenchScreen'),
  validateSearch: parseWorkbenchSearch,
})

/** Where an urban agency keeps the law of the ground, answers about it and examines dossiers by it. */
export const agencyPages = [
  ...[plans, newPlan, planDraft, plan, comparePlans, regulation, layers],
  ...[servitudes, importServitudes, servitudeBatch],
  ...[notes, askNote, note, workQueue, workbench],
] as const
