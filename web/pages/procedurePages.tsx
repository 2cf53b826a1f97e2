import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { root } from '../root.tsx'
import { parsePublicJournalSearch } from '../screens/journal/journalSearch.ts'
import { parseChooseSearch } from '../screens/procedures/choose/chooseSearch.ts'
import { parseCatalogueSearch, parseProcedureSearch } from '../screens/procedures/procedureSearch.ts'
import { parseTrackingSearch } from '../screens/tracking/trackingSearch.ts'

const catalogue = createRoute({
  getParentRoute: () => root,
  path: '/demarches',
  component: lazyRouteComponent(() => import('../screens/procedures/CatalogueScreen.tsx'), 'CatalogueScreen'),
  validateSearch: parseCatalogueSearch,
})

const choose = createRoute({
  getParentRoute: () => root,
  path: '/demarches/choisir',
  component: lazyRouteComponent(() => import('../screens/procedures/choose/ChooseScreen.tsx'), 'ChooseScreen'),
  validateSearch: parseChooseSearch,
})

const procedure = createRoute({
  getParentRoute: () => root,
  path: '/demarches/$code',
  component: lazyRouteComponent(() => import('../screens/procedures/ProcedureScreen.tsx'), 'ProcedureScreen'),
  validateSearch: parseProcedureSearch,
})

const tracking = createRoute({
  getParentRoute: () => root,
  path: '/suivi',
  component: lazyRouteComponent(() => import('../screens/tracking/TrackingScreen.tsx'), 'TrackingScreen'),
  validateSearch: parseTrackingSearch,
})

const checkAct = createRoute({
  getParentRoute: () => root,
  path: '/actes/verifier',
  component: lazyRouteComponent(() => import('../screens/checkAct/CheckActScreen.tsx'), 'CheckActScreen'),
})

const checkActOfCode = createRoute({
  getParentRoute: () => root,
  path: '/actes/verifier/$token',
  component: lazyRouteComponent(() => import('../screens/checkAct/CheckActScreen.tsx'), 'CheckActScreen'),
})

// Where a link to give an avis leads: its secret stands after the `#`.
const outsideAvis = createRoute({
  getParentRoute: () => root,
  path: '/avis/exterieur',
  component: lazyRouteComponent(() => import('../screens/avis/OutsideScreen.tsx'), 'OutsideScreen'),
})

const privacy = createRoute({
  getParentRoute: () => root,
  path: '/vie-privee',
  component: lazyRouteComponent(() => import('../screens/account/RegisterOfProcessings.tsx'), 'PrivacyScreen'),
})

const publicJournal = createRoute({
  getParentRoute: () => root,
  path: '/journal',
  component: lazyRouteComponent(() => import('../screens/journal/PublicJournalScreen.tsx'), 'PublicJournalScreen'),
  validateSearch: parsePublicJournalSearch,
})

/** What anyone looks up without an account: a procedure, the progress of a dossier, what an act is worth. */
export const procedurePages = [
  catalogue,
  choose,
  procedure,
  tracking,
  checkAct,
  checkActOfCode,
  outsideAvis,
  privacy,
  publicJournal,
] as const
