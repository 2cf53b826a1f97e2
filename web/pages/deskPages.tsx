import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { root } from '../root.tsx'
import { parseRegisterSearch as parseActRegisterSearch } from '../screens/acts/registerSearch.ts'
import { parseExpectedSearch } from '../screens/avis/expectedSearch.ts'
import { parseBoardSearch } from '../screens/board/boardSearch.ts'
import { parseSessionSearch, parseSessionsSearch } from '../screens/commission/commissionSearch.ts'
import { parseReplaySearch } from '../screens/room/replay/replaySearch.ts'

const counter = createRoute({
  getParentRoute: () => root,
  path: '/guichet',
  component: lazyRouteComponent(() => import('../screens/counter/CounterScreen.tsx'), 'CounterScreen'),
})

const board = createRoute({
  getParentRoute: () => root,
  path: '/tableau',
  component: lazyRouteComponent(() => import('../screens/board/BoardScreen.tsx'), 'BoardScreen'),
  validateSearch: parseBoardSearch,
})

const expectedAvis = createRoute({
  getParentRoute: () => root,
  path: '/avis',
  component: lazyRouteComponent(() => import('../screens/avis/ExpectedScreen.tsx'), 'ExpectedScreen'),
  validateSearch: parseExpectedSearch,
})

const actRegister = createRoute({
  getParentRoute: () => root,
  path: '/actes/registre',
  component: lazyRouteComponent(() => import('../screens/acts/RegisterScreen.tsx'), 'RegisterScreen'),
  validateSearch: parseActRegisterSearch,
})

const signatures = createRoute({
  getParentRoute: () => root,
  path: '/signatures',
  component: lazyRouteComponent(() => import('../screens/ceremony/SignaturesScreen.tsx'), 'SignaturesScreen'),
})

const sessions = createRoute({
  getParentRoute: () => root,
  path: '/seances',
  component: lazyRouteComponent(() => import('../screens/commission/SessionsScreen.tsx'), 'SessionsScreen'),
  validateSearch: parseSessionsSearch,
})

const session = createRoute({
  getParentRoute: () => root,
  path: '/seances/$id',
  component: lazyRouteComponent(() => import('../screens/commission/SessionScreen.tsx'), 'SessionScreen'),
  validateSearch: parseSessionSearch,
})

const convocations = createRoute({
  getParentRoute: () => root,
  path: '/convocations',
  component: lazyRouteComponent(() => import('../screens/commission/InvitationsScreen.tsx'), 'InvitationsScreen'),
})

const room = createRoute({
  getParentRoute: () => root,
  path: '/seances/$id/salle',
  component: lazyRouteComponent(() => import('../screens/room/RoomScreen.tsx'), 'RoomScreen'),
})

const roomReplay = createRoute({
  getParentRoute: () => root,
  path: '/seances/$id/salle/relue',
  component: lazyRouteComponent(() => import('../screens/room/replay/ReplayScreen.tsx'), 'ReplayScreen'),
  validateSearch: parseReplaySearch,
})

/** Where officials work: counter, board, avis, commission, signature. */
export const deskPages = [
  counter,
  board,
  expectedAvis,
  actRegister,
  signatures,
  sessions,
  session,
  convocations,
  room,
  roomReplay,
] as const
