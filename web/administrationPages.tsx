import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { root } from './root.tsx'
import { parseBodiesSearch } from './screens/administration/bodies/bodiesSearch.ts'
import { parsePeopleSearch } from './screens/administration/people/peopleSearch.ts'
import { parseOfficeSearch } from './screens/office/officeSearch.ts'

const administration = createRoute({
  getParentRoute: () => root,
  path: '/administration',
  component: lazyRouteComponent(
    () => import('./screens/administration/AdministrationFrame.tsx'),
    'AdministrationFrame',
  ),
})

const index = createRoute({
  getParentRoute: () => administration,
  path: '/',
  component: lazyRouteComponent(
    () => import('./screens/administration/AdministrationScreen.tsx'),
    'AdministrationScreen',
  ),
})

const bodies = createRoute({
  getParentRoute: () => administration,
  path: '/organismes',
  component: lazyRouteComponent(() => import('./screens/administration/bodies/BodiesScreen.tsx'), 'BodiesScreen'),
  validateSearch: parseBodiesSearch,
})

const establish = createRoute({
  getParentRoute: () => administration,
  path: '/organismes/nouveau',
  component: lazyRouteComponent(() => import('./screens/administration/bodies/EstablishScreen.tsx'), 'EstablishScreen'),
})

const body = createRoute({
  getParentRoute: () => administration,
  path: '/organismes/$id',
  component: lazyRouteComponent(() => import('./screens/administration/bodies/BodyScreen.tsx'), 'BodyScreen'),
  validateSearch: parseOfficeSearch,
})

const people = createRoute({
  getParentRoute: () => administration,
  path: '/personnes',
  component: lazyRouteComponent(() => import('./screens/administration/people/PeopleScreen.tsx'), 'PeopleScreen'),
  validateSearch: parsePeopleSearch,
})

const person = createRoute({
  getParentRoute: () => administration,
  path: '/personnes/$id',
  component: lazyRouteComponent(() => import('./screens/administration/people/PersonScreen.tsx'), 'PersonScreen'),
})

/** What mandates let one administer, each part at its own address inside one frame. */
export const administrationPages = administration.addChildren([index, bodies, establish, body, people, person])
