import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { root } from '../root.tsx'
import { parseCompareSearch, parseDraftSearch, parsePlansSearch } from '../screens/plans/plansSearch.ts'

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

const compared = createRoute({
  getParentRoute: () => root,
  path: '/plans/$id/comparer',
  component: lazyRouteComponent(() => import('../screens/plans/CompareScreen.tsx'), 'CompareScreen'),
  validateSearch: parseCompareSearch,
})

/** The law of the ground: its plans, and the desk where their versions are prepared. */
export const planPages = [plans, newPlan, planDraft, plan, compared] as const
