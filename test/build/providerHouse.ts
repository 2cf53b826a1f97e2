import { HttpBrowser } from './httpBrowser.ts'
import { type House, house } from './identity.ts'
import { type Citizen, type OidcProvider, startOidcProvider } from './oidcProvider.ts'

export type ProviderHouse = House & {
  readonly provider: OidcProvider
  readonly browser: (headers?: { readonly cookie?: string }) => HttpBrowser
  /** The citizen whom the provider knows by a login. */
  readonly citizen: (login: string, of?: Citizen) => string
  /** Goes to the provider and signs in there: the address that the browser is led back to. */
  readonly visit: (browser: HttpBrowser, login: string) => Promise<string>
  /** Goes there and comes back, as a program: the problem when it is refused. */
  readonly signIn: (browser: HttpBrowser, login: string) => ReturnType<HttpBrowser['visit']>
  readonly link: (browser: HttpBrowser, login: string) => ReturnType<HttpBrowser['visit']>
}

export const START = '/api/session/provider/start'

/** A house whose people may sign in through a real provider too. */
export async function providerHouse(env: NodeJS.ProcessEnv = {}): Promise<ProviderHouse> {
  const provider = await startOidcProvider()
  const at = await house({ ...provider.env, ...env })
  await provider.openTo(at.server.url)
  const visit: ProviderHouse['visit'] = async (browser, login) => {
    const { location, body } = await browser.visit(START)
    if (location === '') throw new Error(`the house does not lead to the provider: ${JSON.stringify(body)}`)
    return provider.signIn(location, login)
  }
  return {
    ...at,
    provider,
    visit,
    browser: (headers) => new HttpBrowser(at.server.url, headers),
    citizen: (login, of = {}) => {
      const email = `${login}@courriel.ma`
      const names = { given_name: 'Salma', family_name: 'Berrada', locale: 'fr-MA' }
      provider.citizens.set(login, { email, email_verified: true, ...names, ...of })
      return login
    },
    signIn: async (browser, login) => browser.visit(await visit(browser, login)),
    link: async (browser, login) => {
      const { body } = await browser.post('/api/me/provider')
      return browser.visit(await provider.signIn(body.address, login))
    },
    close: async () => {
      await at.close()
      await provider.close()
    },
  }
}
