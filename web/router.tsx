import { createRouter } from '@tanstack/react-router'
import { accountPages } from './pages/accountPages.tsx'
import { administrationPages } from './pages/administrationPages.tsx'
import { agencyPages } from './pages/agencyPages.tsx'
import { deskPages } from './pages/deskPages.tsx'
import { dossierPages } from './pages/dossierPages.tsx'
import { groundPages } from './pages/groundPages.tsx'
import { performancePages } from './pages/performancePages.tsx'
import { procedurePages } from './pages/procedurePages.tsx'
import { root } from './root.tsx'

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
      ...groundPages,
      ...agencyPages,
      ...procedurePages,
      ...performancePages,
      ...accountPages,
      ...dossierPages,
      ...deskPages,
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
