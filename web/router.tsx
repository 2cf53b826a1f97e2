import { createRoute, createRouter, lazyRouteComponent } from '@tanstack/react-router'
import { administrationPages } from './administrationPages.tsx'
import { publicPages } from './publicPages.tsx'
import { root } from './root.tsx'
import { accountPartOf } from './screens/account/accountPart.ts'
import { parseRegisterSearch as parseActRegisterSearch } from './screens/acts/registerSearch.ts'
import { parseExpectedSearch } from './screens/avis/expectedSearch.ts'
import { parseBoardSearch } from './screens/board/boardSearch.ts'
import { parseSessionSearch, parseSessionsSearch } from './screens/commission/commissionSearch.ts'
import { parseDossierSearch, parseDossiersSearch } from './screens/dossiers/dossierSearch.ts'
import { parseBeginSearch, parseFilingSearch } from './screens/filing/filingSearch.ts'
import { HomeScreen } from './screens/home/HomeScreen.tsx'
import { parseHomeSearch } from './screens/home/homeSearch.ts'
import { parsePublicJournalSearch } from './screens/journal/journalSearch.ts'
import { parseOfficeSearch } from './screens/office/officeSearch.ts'
import { parseChooseSearch } from './screens/procedures/choose/chooseSearch.ts'
import { parseCatalogueSearch, parseProcedureSearch } from './screens/procedures/procedureSearch.ts'
import { parseRegisterSearch } from './screens/register/registerSearch.ts'
import { parseReportSearch } from './screens/report/reportSearch.ts'
import { parseReplaySearch } from './screens/room/replay/replaySearch.ts'
import { parseSheetsSearch } from './screens/sheets/sheetsSearch.ts'
import { parseSignInSearch } from './screens/signIn/returnTo.ts'
import { parseHeatSearch } from './screens/territory/heat/heatSearch.ts'
import { parseTerritorySearch } from './screens/territory/territorySearch.ts'
import { parseTrackingSearch } from './screens/tracking/trackingSearch.ts'
import { parseVerifySearch } from './screens/verify/verifySearch.ts'

const home = createRoute({
  getParentRoute: () => root,
  path: '/',
  component: HomeScreen,
  validateSearch: parseHomeSearch,
})

const verify = createRoute({
  getParentRoute: () => root,
  path: '/verifier',
  component: lazyRouteComponent(() => import('./screens/verify/VerifyScreen.tsx'), 'VerifyScreen'),
  validateSearch: parseVerifySearch,
})

const report = createRoute({
  getParentRoute: () => root,
  path: '/rapports/$id',
  component: lazyRouteComponent(() => import('./screens/report/ReportScreen.tsx'), 'ReportScreen'),
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
  component: lazyRouteComponent(() => import('./screens/commune/CommuneScreen.tsx'), 'CommuneScreen'),
})

const tracking = createRoute({
  getParentRoute: () => root,
  path: '/suivi',
  component: lazyRouteComponent(() => import('./screens/tracking/TrackingScreen.tsx'), 'TrackingScreen'),
  validateSearch: parseTrackingSearch,
})

const checkAct = createRoute({
  getParentRoute: () => root,
  path: '/actes/verifier',
  component: lazyRouteComponent(() => import('./screens/checkAct/CheckActScreen.tsx'), 'CheckActScreen'),
})

const checkActOfCode = createRoute({
  getParentRoute: () => root,
  path: '/actes/verifier/$token',
  component: lazyRouteComponent(() => import('./screens/checkAct/CheckActScreen.tsx'), 'CheckActScreen'),
})

const signIn = createRoute({
  getParentRoute: () => root,
  path: '/connexion',
  component: lazyRouteComponent(() => import('./screens/signIn/SignInScreen.tsx'), 'SignInScreen'),
  validateSearch: parseSignInSearch,
})

const register = createRoute({
  getParentRoute: () => root,
  path: '/inscription',
  component: lazyRouteComponent(() => import('./screens/register/RegisterScreen.tsx'), 'RegisterScreen'),
  validateSearch: parseRegisterSearch,
})

// The three addresses that e-mails lead to: LINK_PATHS of the contract, held to it by a test.
const confirmAccount = createRoute({
  getParentRoute: () => root,
  path: '/compte/confirmer',
  component: lazyRouteComponent(() => import('./screens/signIn/ConfirmScreen.tsx'), 'ConfirmScreen'),
})

const resetPassword = createRoute({
  getParentRoute: () => root,
  path: '/compte/mot-de-passe',
  component: lazyRouteComponent(() => import('./screens/signIn/ChoosePasswordScreen.tsx'), 'ResetScreen'),
})

const invitation = createRoute({
  getParentRoute: () => root,
  path: '/compte/invitation',
  component: lazyRouteComponent(() => import('./screens/signIn/ChoosePasswordScreen.tsx'), 'InvitationScreen'),
})

const account = createRoute({
  getParentRoute: () => root,
  path: '/compte',
  component: lazyRouteComponent(() => import('./screens/account/AccountScreen.tsx'), 'AccountScreen'),
})

const accountPart = createRoute({
  getParentRoute: () => root,
  path: '/compte/$part',
  params: { parse: ({ part }) => ({ part: accountPartOf(part) }), stringify: ({ part }) => ({ part }) },
  component: lazyRouteComponent(() => import('./screens/account/AccountScreen.tsx'), 'AccountPartScreen'),
})

const expectedAvis = createRoute({
  getParentRoute: () => root,
  path: '/avis',
  component: lazyRouteComponent(() => import('./screens/avis/ExpectedScreen.tsx'), 'ExpectedScreen'),
  validateSearch: parseExpectedSearch,
})

// Where a link to give an avis leads: its secret stands after the `#`.
const outsideAvis = createRoute({
  getParentRoute: () => root,
  path: '/avis/exterieur',
  component: lazyRouteComponent(() => import('./screens/avis/OutsideScreen.tsx'), 'OutsideScreen'),
})

const openOffice = createRoute({
  getParentRoute: () => root,
  path: '/organismes/nouveau',
  component: lazyRouteComponent(() => import('./screens/office/OpenOfficeScreen.tsx'), 'OpenOfficeScreen'),
})

const office = createRoute({
  getParentRoute: () => root,
  path: '/organismes/$id',
  component: lazyRouteComponent(() => import('./screens/office/OfficeScreen.tsx'), 'OfficeScreen'),
  validateSearch: parseOfficeSearch,
})

const privacy = createRoute({
  getParentRoute: () => root,
  path: '/vie-privee',
  component: lazyRouteComponent(() => import('./screens/account/RegisterOfProcessings.tsx'), 'PrivacyScreen'),
})

const publicJournal = createRoute({
  getParentRoute: () => root,
  path: '/journal',
  component: lazyRouteComponent(() => import('./screens/journal/PublicJournalScreen.tsx'), 'PublicJournalScreen'),
  validateSearch: parsePublicJournalSearch,
})

const dossiers = createRoute({
  getParentRoute: () => root,
  path: '/dossiers',
  component: lazyRouteComponent(() => import('./screens/dossiers/DossiersScreen.tsx'), 'DossiersScreen'),
  validateSearch: parseDossiersSearch,
})

const dossier = createRoute({
  getParentRoute: () => root,
  path: '/dossiers/$id',
  component: lazyRouteComponent(() => import('./screens/dossiers/DossierScreen.tsx'), 'DossierScreen'),
  validateSearch: parseDossierSearch,
})

const beginFiling = createRoute({
  getParentRoute: () => root,
  path: '/dossiers/deposer',
  component: lazyRouteComponent(() => import('./screens/filing/begin/BeginScreen.tsx'), 'BeginScreen'),
  validateSearch: parseBeginSearch,
})

const filing = createRoute({
  getParentRoute: () => root,
  path: '/dossiers/$id/depot',
  component: lazyRouteComponent(() => import('./screens/filing/FilingScreen.tsx'), 'FilingScreen'),
  validateSearch: parseFilingSearch,
})

const complement = createRoute({
  getParentRoute: () => root,
  path: '/dossiers/$id/complement',
  component: lazyRouteComponent(() => import('./screens/complements/ComplementScreen.tsx'), 'ComplementScreen'),
})

const sheets = createRoute({
  getParentRoute: () => root,
  path: '/dossiers/$id/plans',
  component: lazyRouteComponent(() => import('./screens/sheets/SheetsScreen.tsx'), 'SheetsScreen'),
  validateSearch: parseSheetsSearch,
})

const room = createRoute({
  getParentRoute: () => root,
  path: '/seances/$id/salle',
  component: lazyRouteComponent(() => import('./screens/room/RoomScreen.tsx'), 'RoomScreen'),
})

const roomReplay = createRoute({
  getParentRoute: () => root,
  path: '/seances/$id/salle/relue',
  component: lazyRouteComponent(() => import('./screens/room/replay/ReplayScreen.tsx'), 'ReplayScreen'),
  validateSearch: parseReplaySearch,
})

const counter = createRoute({
  getParentRoute: () => root,
  path: '/guichet',
  component: lazyRouteComponent(() => import('./screens/counter/CounterScreen.tsx'), 'CounterScreen'),
})

const signatures = createRoute({
  getParentRoute: () => root,
  path: '/signatures',
  component: lazyRouteComponent(() => import('./screens/ceremony/SignaturesScreen.tsx'), 'SignaturesScreen'),
})

const catalogue = createRoute({
  getParentRoute: () => root,
  path: '/demarches',
  component: lazyRouteComponent(() => import('./screens/procedures/CatalogueScreen.tsx'), 'CatalogueScreen'),
  validateSearch: parseCatalogueSearch,
})

const choose = createRoute({
  getParentRoute: () => root,
  path: '/demarches/choisir',
  component: lazyRouteComponent(() => import('./screens/procedures/choose/ChooseScreen.tsx'), 'ChooseScreen'),
  validateSearch: parseChooseSearch,
})

const procedure = createRoute({
  getParentRoute: () => root,
  path: '/demarches/$code',
  component: lazyRouteComponent(() => import('./screens/procedures/ProcedureScreen.tsx'), 'ProcedureScreen'),
  validateSearch: parseProcedureSearch,
})

const actRegister = createRoute({
  getParentRoute: () => root,
  path: '/actes/registre',
  component: lazyRouteComponent(() => import('./screens/acts/RegisterScreen.tsx'), 'RegisterScreen'),
  validateSearch: parseActRegisterSearch,
})

const board = createRoute({
  getParentRoute: () => root,
  path: '/tableau',
  component: lazyRouteComponent(() => import('./screens/board/BoardScreen.tsx'), 'BoardScreen'),
  validateSearch: parseBoardSearch,
})

const sessions = createRoute({
  getParentRoute: () => root,
  path: '/seances',
  component: lazyRouteComponent(() => import('./screens/commission/SessionsScreen.tsx'), 'SessionsScreen'),
  validateSearch: parseSessionsSearch,
})

const session = createRoute({
  getParentRoute: () => root,
  path: '/seances/$id',
  component: lazyRouteComponent(() => import('./screens/commission/SessionScreen.tsx'), 'SessionScreen'),
  validateSearch: parseSessionSearch,
})

const convocations = createRoute({
  getParentRoute: () => root,
  path: '/convocations',
  component: lazyRouteComponent(() => import('./screens/commission/InvitationsScreen.tsx'), 'InvitationsScreen'),
})

const territory = createRoute({
  getParentRoute: () => root,
  path: '/territoire',
  component: lazyRouteComponent(() => import('./screens/territory/TerritoryScreen.tsx'), 'TerritoryScreen'),
  validateSearch: parseTerritorySearch,
})

const heat = createRoute({
  getParentRoute: () => root,
  path: '/territoire/chaleur',
  component: lazyRouteComponent(() => import('./screens/territory/heat/HeatScreen.tsx'), 'HeatScreen'),
  validateSearch: parseHeatSearch,
})

const SESSION_PAGES = [
  ...publicPages,
  actRegister,
  board,
  sessions,
  session,
  convocations,
  dossiers,
  dossier,
  beginFiling,
  filing,
  complement,
  sheets,
  room,
  roomReplay,
  counter,
  signatures,
  privacy,
  publicJournal,
  signIn,
  register,
  confirmAccount,
  resetPassword,
  invitation,
  account,
  accountPart,
  expectedAvis,
  outsideAvis,
  openOffice,
  office,
] as const

/** Addresses stay readable: plain `key=value`, never JSON. */
const parseSearch = (text: string): Record<string, string> => Object.fromEntries(new URLSearchParams(text))

function stringifySearch(search: Record<string, unknown>): string {
  const given = Object.entries(search).filter(([, value]) => value !== undefined && value !== '')
  const text = new URLSearchParams(given.map(([key, value]) => [key, String(value)])).toString()
  return text === '' ? '' : `?${text.replaceAll('%2C', ',')}`
}

/** Every screen and its address. The address alone restores the screen. */
export const createPages = () =>
  createRouter({
    routeTree: root.addChildren([
      ...[
        home,
        verify,
        report,
        commune,
        catalogue,
        choose,
        procedure,
        tracking,
        checkAct,
        checkActOfCode,
        territory,
        heat,
      ],
      ...SESSION_PAGES,
      administrationPages,
    ]),
    defaultPreload: 'intent',
    parseSearch,
    stringifySearch,
  })

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof createPages>
  }
}
