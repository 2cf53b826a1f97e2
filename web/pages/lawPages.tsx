import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { root } from '../root.tsx'
import { parseServitudesSearch } from '../screens/servitudes/servitudesSearch.ts'

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

/** The law of the ground, as its agency keeps it. */
export const lawPages = [layers, regulation, servitudes]
