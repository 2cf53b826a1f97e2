import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { root } from '../root.tsx'
import { parseBacklogSearch } from '../screens/administration/backlog/backlogSearch.ts'
import { parseBodiesSearch } from '../screens/administration/bodies/bodiesSearch.ts'
import { parseCalendarSearch } from '../screens/administration/calendar/calendarSearch.ts'
import { parseExportsSearch } from '../screens/administration/exports/exportsSearch.ts'
import { parseJobsSearch } from '../screens/administration/jobs/jobsSearch.ts'
import { parseMessagesSearch } from '../screens/administration/messages/messagesSearch.ts'
import { parsePeopleSearch } from '../screens/administration/people/peopleSearch.ts'
import { parseVersionSearch, parseVersionsSearch } from '../screens/administration/procedures/versionSearch.ts'
import { parseTariffsSearch } from '../screens/fees/tariffsSearch.ts'
import { parseIntervalSearch, parseJournalSearch } from '../screens/journal/journalSearch.ts'
import { parseOfficeSearch } from '../screens/office/officeSearch.ts'

const administration = createRoute({
  getParentRoute: () => root,
  path: '/administration',
  component: lazyRouteComponent(
    () => import('../screens/administration/AdministrationFrame.tsx'),
    'AdministrationFrame',
  ),
})

const index = createRoute({
  getParentRoute: () => administration,
  path: '/',
  component: lazyRouteComponent(
    () => import('../screens/administration/AdministrationScreen.tsx'),
    'AdministrationScreen',
  ),
})

const bodies = createRoute({
  getParentRoute: () => administration,
  path: '/organismes',
  component: lazyRouteComponent(() => import('../screens/administration/bodies/BodiesScreen.tsx'), 'BodiesScreen'),
  validateSearch: parseBodiesSearch,
})

const establish = createRoute({
  getParentRoute: () => administration,
  path: '/organismes/nouveau',
  component: lazyRouteComponent(
    () => import('../screens/administration/bodies/EstablishScreen.tsx'),
    'EstablishScreen',
  ),
})

const body = createRoute({
  getParentRoute: () => administration,
  path: '/organismes/$id',
  component: lazyRouteComponent(() => import('../screens/administration/bodies/BodyScreen.tsx'), 'BodyScreen'),
  validateSearch: parseOfficeSearch,
})

const people = createRoute({
  getParentRoute: () => administration,
  path: '/personnes',
  component: lazyRouteComponent(() => import('../screens/administration/people/PeopleScreen.tsx'), 'PeopleScreen'),
  validateSearch: parsePeopleSearch,
})

const person = createRoute({
  getParentRoute: () => administration,
  path: '/personnes/$id',
  component: lazyRouteComponent(() => import('../screens/administration/people/PersonScreen.tsx'), 'PersonScreen'),
})

const jobs = createRoute({
  getParentRoute: () => administration,
  path: '/taches',
  component: lazyRouteComponent(() => import('../screens/administration/jobs/JobsScreen.tsx'), 'JobsScreen'),
  validateSearch: parseJobsSearch,
})

const messages = createRoute({
  getParentRoute: () => administration,
  path: '/messages',
  component: lazyRouteComponent(
    () => import('../screens/administration/messages/MessagesScreen.tsx'),
    'MessagesScreen',
  ),
  validateSearch: parseMessagesSearch,
})

const exportsPage = createRoute({
  getParentRoute: () => administration,
  path: '/exports',
  component: lazyRouteComponent(() => import('../screens/administration/exports/ExportsScreen.tsx'), 'ExportsScreen'),
  validateSearch: parseExportsSearch,
})

const systemState = createRoute({
  getParentRoute: () => administration,
  path: '/etat',
  component: lazyRouteComponent(() => import('../screens/administration/state/StateScreen.tsx'), 'StateScreen'),
})

const journal = createRoute({
  getParentRoute: () => administration,
  path: '/journal',
  component: lazyRouteComponent(
    () => import('../screens/journal/JournalAdministrationScreen.tsx'),
    'JournalAdministrationScreen',
  ),
  validateSearch: parseJournalSearch,
})

const interval = createRoute({
  getParentRoute: () => administration,
  path: '/journal/verification',
  component: lazyRouteComponent(() => import('../screens/journal/IntervalScreen.tsx'), 'IntervalScreen'),
  validateSearch: parseIntervalSearch,
})

const versions = createRoute({
  getParentRoute: () => administration,
  path: '/demarches',
  component: lazyRouteComponent(
    () => import('../screens/administration/procedures/VersionsScreen.tsx'),
    'VersionsScreen',
  ),
  validateSearch: parseVersionsSearch,
})

const version = createRoute({
  getParentRoute: () => administration,
  path: '/demarches/$id',
  component: lazyRouteComponent(
    () => import('../screens/administration/procedures/VersionScreen.tsx'),
    'VersionScreen',
  ),
  validateSearch: parseVersionSearch,
})

const calendar = createRoute({
  getParentRoute: () => administration,
  path: '/calendrier',
  component: lazyRouteComponent(
    () => import('../screens/administration/calendar/CalendarScreen.tsx'),
    'CalendarScreen',
  ),
  validateSearch: parseCalendarSearch,
})

const backlog = createRoute({
  getParentRoute: () => administration,
  path: '/reprise',
  component: lazyRouteComponent(() => import('../screens/administration/backlog/BacklogScreen.tsx'), 'BacklogScreen'),
  validateSearch: parseBacklogSearch,
})

const outlines = createRoute({
  getParentRoute: () => administration,
  path: '/contours',
  component: lazyRouteComponent(
    () => import('../screens/administration/outlines/OutlinesScreen.tsx'),
    'OutlinesScreen',
  ),
})

const tariffs = createRoute({
  getParentRoute: () => administration,
  path: '/tarifs',
  component: lazyRouteComponent(() => import('../screens/fees/TariffsScreen.tsx'), 'TariffsScreen'),
  validateSearch: parseTariffsSearch,
})

const bulletins = createRoute({
  getParentRoute: () => administration,
  path: '/bulletins',
  component: lazyRouteComponent(() => import('../screens/administration/bulletins/MakingScreen.tsx'), 'MakingScreen'),
})

const RULES = [versions, version, calendar, outlines] as const
const WORK = [jobs, messages, exportsPage, systemState, journal, interval] as const

/** What mandates let one administer, each part at its own address inside one frame. */
export const administrationPages = administration.addChildren([
  ...WORK,
  ...RULES,
  bulletins,
  backlog,
  tariffs,
  index,
  bodies,
  establish,
  body,
  people,
  person,
])
