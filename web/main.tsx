import { DirectionProvider, MantineProvider } from '@mantine/core'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { I18nextProvider } from 'react-i18next'
import type { SessionAnswer } from '../api/contract/session.ts'
import { BROWSER_PORTS, createClient } from './api/client.ts'
import { mayRetry } from './api/problem.ts'
import { ClientContext } from './api/queries.ts'
import { createPages } from './router.tsx'
import { SESSION_KEY } from './session/session.ts'
import { createSessionEnds, guardClient, SessionEndsContext } from './session/sessionEnds.ts'
import { applyToDocument, directionOf, startingLanguage } from './text/language.ts'
import { createWords } from './text/words.ts'
import { theme } from './ui/theme.ts'
import './ui/styles.css'

const language = startingLanguage()
applyToDocument(language)

const words = createWords(language)
const answers = new QueryClient({ defaultOptions: { queries: { retry: mayRetry, refetchOnWindowFocus: false } } })
const ends = createSessionEnds()
const wasSignedIn = () => answers.getQueryData<SessionAnswer>(SESSION_KEY)?.person != null
const client = guardClient(createClient(BROWSER_PORTS), ends, wasSignedIn)
const pages = createPages()

const root = document.getElementById('root')
if (!root) throw new Error('index.html has no #root')

createRoot(root).render(
  <StrictMode>
    <I18nextProvider i18n={words}>
      <DirectionProvider initialDirection={directionOf(language)} detectDirection={false}>
        <MantineProvider theme={theme} forceColorScheme="light">
          <QueryClientProvider client={answers}>
            <ClientContext value={client}>
              <SessionEndsContext value={ends}>
                <RouterProvider router={pages} />
              </SessionEndsContext>
            </ClientContext>
          </QueryClientProvider>
        </MantineProvider>
      </DirectionProvider>
    </I18nextProvider>
  </StrictMode>,
)
