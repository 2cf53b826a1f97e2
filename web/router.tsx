import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  retainSearchParams,
} from '@tanstack/react-router'
import { AppFrame } from './screens/frame/AppFrame.tsx'
import { FailedScreen, NotFoundScreen } from './screens/frame/StopScreens.tsx'
import { HomeScreen } from './screens/home/HomeScreen.tsx'
import { parseHomeSearch } from './screens/home/homeSearch.ts'
import { parseReportSearch } from './screens/report/reportSearch.ts'
import { parseVerifySearch } from './screens/verify/verifySearch.ts'
import { isLanguage, type Language } from './text/language.ts'

type RootSearch = { readonly lang?: Language | undefined }

const root = createRootRoute({
  component: AppFrame,
  notFoundComponent: NotFoundScreen,
  errorComponent: FailedScreen,
  validateSearch: ({ lang }: Record<string, unknown>): RootSearch => (isLanguage(lang) ? { lang } : {}),
  search: { middlewares: [retainSearchParams(['lang'])] },
})

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
    routeTree: root.addChildren([home, verify, report, commune]),
    defaultPreload: 'intent',
    parseSearch,
    stringifySearch,
  })

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof createPages>
  }
}
