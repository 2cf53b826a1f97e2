import { DirectionProvider, MantineProvider } from '@mantine/core'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { configure } from '@testing-library/react'
import type { ReactNode } from 'react'
import { I18nextProvider } from 'react-i18next'
import { type Client, createClient } from '../../../web/api/client.ts'
import { ClientContext } from '../../../web/api/queries.ts'
import { directionOf, type Language } from '../../../web/text/language.ts'
import { createWords } from '../../../web/text/words.ts'

// A screen is waited for as long as a busy machine may need: a wait is no measure of speed.
configure({ asyncUtilTimeout: 10_000 })

/** What jsdom lacks and a browser has. */
export function browserParts(): void {
  window.matchMedia = (query) => Object.assign(new EventTarget(), { matches: false, media: query }) as MediaQueryList
  window.ResizeObserver = class {
    observe() {}
    unobserve() {}
    disconnect() {}
  }
}

/** A client whose service answers what the test says, by path. */
export const serviceOf = (
  answers: Readonly<Record<string, { readonly status: number; readonly body: unknown }>>,
): Client =>
  createClient({
    fetch: async (input) => {
      const path = new URL(String(input), 'http://service.test').pathname
      const answer = answers[path] ?? { status: 404, body: null }
      return new Response(JSON.stringify(answer.body), { status: answer.status })
    },
    upload: () => Promise.reject(new TypeError('no upload in this test')),
    online: () => true,
    patienceMs: 2000,
  })

type AroundProps = { readonly language?: Language; readonly client?: Client; readonly children: ReactNode }

/** Everything a screen stands in, apart from the router. */
export const Around = ({ language = 'fr', client = serviceOf({}), children }: AroundProps) => (
  <I18nextProvider i18n={createWords(language)}>
    <DirectionProvider initialDirection={directionOf(language)} detectDirection={false}>
      <MantineProvider>
        <QueryClientProvider client={new QueryClient({ defaultOptions: { queries: { retry: false } } })}>
          <ClientContext value={client}>{children}</ClientContext>
        </QueryClientProvider>
      </MantineProvider>
    </DirectionProvider>
  </I18nextProvider>
)
