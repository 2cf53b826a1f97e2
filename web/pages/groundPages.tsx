import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { root } from '../root.tsx'
import { HomeScreen } from '../screens/home/HomeScreen.tsx'
import { parseHomeSearch } from '../screens/home/homeSearch.ts'
import { parsePrintSearch } from '../screens/print/printSearch.ts'
import { parseReportSearch } from '../screens/report/reportSearch.ts'
import { parseVerifySearch } from '../screens/verify/verifySearch.ts'

const home = createRoute({
  getParentRoute: () => root,
  path: '/',
  component: HomeScreen,
  validateSearch: parseHomeSearch,
})

const verify = createRoute({
  getParentRoute: () => root,
  path: '/verifier',
  component: lazyRouteComponent(() => import('../screens/verify/VerifyScreen.tsx'), 'VerifyScreen'),
  validateSearch: parseVerifySearch,
})

const print = createRoute({
  getParentRoute: () => root,
  path: '/impression',
  component: lazyRouteComponent(() => import('../screens/print/PrintScreen.tsx'), 'PrintScreen'),
  validateSearch: parsePrintSearch,
})

const report = createRoute({
  getParentRoute: () => root,
  path: '/rapports/$id',
  component: lazyRouteComponent(() => import('../screens/report/ReportScreen.tsx'), 'ReportScreen'),
  validateSearch: parseReportSearch,
})

const commune = createRoute({
  getParentRoute: () => root,
  path: '/communes/$code',
  // A code's points would read as a file's extension to whatever serves the page.
  params: {
    parse: ({ code }) => ({ code: code.replaceAll('-', '.') }),
    stringify: ({ code }) => ({ code: code.replaceAll('.', '-') }),
  },
  component: lazyRouteComponent(() => import('../screens/commune/CommuneScreen.tsx'), 'CommuneScreen'),
})

/** What anyone asks of the ground: the map, a parcel, a report, a commune. */
export const groundPages = [home, verify, print, report, commune] as const
