import { createRootRoute, retainSearchParams } from '@tanstack/react-router'
import { AppFrame } from './screens/frame/AppFrame.tsx'
import { FailedScreen, NotFoundScreen } from './screens/frame/StopScreens.tsx'
import { isLanguage, type Language } from './text/language.ts'

type RootSearch = { readonly lang?: Language | undefined }

/** What every screen stands in. */
export const root = createRootRoute({
  component: AppFrame,
  notFoundComponent: NotFoundScreen,
  errorComponent: FailedScreen,
  validateSearch: ({ lang }: Record<string, unknown>): RootSearch => (isLanguage(lang) ? { lang } : {}),
  search: { middlewares: [retainSearchParams(['lang'])] },
})
