import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { root } from '../root.tsx'
import { parseDossierSearch, parseDossiersSearch } from '../screens/dossiers/dossierSearch.ts'
import { parseBeginSearch, parseFilingSearch } from '../screens/filing/filingSearch.ts'
import { parseSheetsSearch } from '../screens/sheets/sheetsSearch.ts'

const dossiers = createRoute({
  getParentRoute: () => root,
  path: '/dossiers',
  component: lazyRouteComponent(() => import('../screens/dossiers/DossiersScreen.tsx'), 'DossiersScreen'),
  validateSearch: parseDossiersSearch,
})

const dossier = createRoute({
  getParentRoute: () => root,
  path: '/dossiers/$id',
  component: lazyRouteComponent(() => import('../screens/dossiers/DossierScreen.tsx'), 'DossierScreen'),
  validateSearch: parseDossierSearch,
})

const beginFiling = createRoute({
  getParentRoute: () => root,
  path: '/dossiers/deposer',
  component: lazyRouteComponent(() => import('../screens/filing/begin/BeginScreen.tsx'), 'BeginScreen'),
  validateSearch: parseBeginSearch,
})

const filing = createRoute({
  getParentRoute: () => root,
  path: '/dossiers/$id/depot',
  component: lazyRouteComponent(() => import('../screens/filing/FilingScreen.tsx'), 'FilingScreen'),
  validateSearch: parseFilingSearch,
})

const complement = createRoute({
  getParentRoute: () => root,
  path: '/dossiers/$id/complement',
  component: lazyRouteComponent(() => import('../screens/complements/ComplementScreen.tsx'), 'ComplementScreen'),
})

const sheets = createRoute({
  getParentRoute: () => root,
  path: '/dossiers/$id/plans',
  component: lazyRouteComponent(() => import('../screens/sheets/SheetsScreen.tsx'), 'SheetsScreen'),
  validateSearch: parseSheetsSearch,
})

/** A dossier, from its filing to its act. */
export const dossierPages = [dossiers, dossier, beginFiling, filing, complement, sheets] as const
