import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { root } from './root.tsx'
import { parseBulletinSearch } from './screens/bulletins/bulletinSearch.ts'
import { parseRankingsSearch } from './screens/rankings/rankingsSearch.ts'

const statistics = createRoute({
  getParentRoute: () => root,
  path: '/statistiques',
  component: lazyRouteComponent(() => import('./screens/statistics/StatisticsScreen.tsx'), 'StatisticsScreen'),
})

const openData = createRoute({
  getParentRoute: () => root,
  path: '/donnees-ouvertes',
  component: lazyRouteComponent(() => import('./screens/statistics/OpenDataScreen.tsx'), 'OpenDataScreen'),
})

const rankings = createRoute({
  getParentRoute: () => root,
  path: '/classements',
  component: lazyRouteComponent(() => import('./screens/rankings/RankingsScreen.tsx'), 'RankingsScreen'),
  validateSearch: parseRankingsSearch,
})

const bulletins = createRoute({
  getParentRoute: () => root,
  path: '/bulletins',
  component: lazyRouteComponent(() => import('./screens/bulletins/BulletinsScreen.tsx'), 'BulletinsScreen'),
})

const bulletin = createRoute({
  getParentRoute: () => root,
  path: '/bulletins/$quarter',
  component: lazyRouteComponent(() => import('./screens/bulletins/BulletinScreen.tsx'), 'BulletinScreen'),
  validateSearch: parseBulletinSearch,
})

/** What everybody reads of the country's figures, beside the map. */
export const publicPages = [statistics, openData, rankings, bulletins, bulletin] as const
