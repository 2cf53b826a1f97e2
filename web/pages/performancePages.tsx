import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { root } from '../root.tsx'
import { parseBulletinSearch } from '../screens/bulletins/bulletinSearch.ts'
import { parseRankingsSearch } from '../screens/rankings/rankingsSearch.ts'
import { parseHeatSearch } from '../screens/territory/heat/heatSearch.ts'
import { parseTerritorySearch } from '../screens/territory/territorySearch.ts'

const territory = createRoute({
  getParentRoute: () => root,
  path: '/territoire',
  component: lazyRouteComponent(() => import('../screens/territory/TerritoryScreen.tsx'), 'TerritoryScreen'),
  validateSearch: parseTerritorySearch,
})

const heat = createRoute({
  getParentRoute: () => root,
  path: '/territoire/chaleur',
  component: lazyRouteComponent(() => import('../screens/territory/heat/HeatScreen.tsx'), 'HeatScreen'),
  validateSearch: parseHeatSearch,
})

const statistics = createRoute({
  getParentRoute: () => root,
  path: '/statistiques',
  component: lazyRouteComponent(() => import('../screens/statistics/StatisticsScreen.tsx'), 'StatisticsScreen'),
})

const openData = createRoute({
  getParentRoute: () => root,
  path: '/donnees-ouvertes',
  component: lazyRouteComponent(() => import('../screens/statistics/OpenDataScreen.tsx'), 'OpenDataScreen'),
})

const rankings = createRoute({
  getParentRoute: () => root,
  path: '/classements',
  component: lazyRouteComponent(() => import('../screens/rankings/RankingsScreen.tsx'), 'RankingsScreen'),
  validateSearch: parseRankingsSearch,
})

const bulletins = createRoute({
  getParentRoute: () => root,
  path: '/bulletins',
  component: lazyRouteComponent(() => import('../screens/bulletins/BulletinsScreen.tsx'), 'BulletinsScreen'),
})

const bulletin = createRoute({
  getParentRoute: () => root,
  path: '/bulletins/$quarter',
  component: lazyRouteComponent(() => import('../screens/bulletins/BulletinScreen.tsx'), 'BulletinScreen'),
  validateSearch: parseBulletinSearch,
})

/** How the territory keeps its deadlines: the map and what is published of it. */
export const performancePages = [territory, heat, statistics, openData, rankings, bulletins, bulletin] as const
