import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { root } from '../root.tsx'
import { parseWorkbenchSearch, parseWorkQueueSearch } from '../screens/workbench/workbenchSearch.ts'

const queue = createRoute({
  getParentRoute: () => root,
  path: '/instruction',
  component: lazyRouteComponent(() => import('../screens/workbench/WorkQueueScreen.tsx'), 'WorkQueueScreen'),
  validateSearch: parseWorkQueueSearch,
})

const bench = createRoute({
  getParentRoute: () => root,
  path: '/instruction/$dossier',
  component: lazyRouteComponent(() => import('../screens/workbench/WorkbenchScreen.tsx'), 'WorkbenchScreen'),
  validateSearch: parseWorkbenchSearch,
})

/** Where an agency's examiner checks conformity. */
export const workbenchPages = [queue, bench] as const
