import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { valueOrThrow } from '../../api/client.ts'
import { useClient } from '../../api/queries.ts'
import { useSignInWords } from '../../text/useSignInWords.ts'
import { useWords } from '../../text/words.ts'
import { Notice } from '../../ui/Notice.tsx'

/** Whether a national identity provider is configured here, and whether this person has linked it. */
export function useProvider() {
  const client = useClient()
  return useQuery({
    queryKey: ['provider'],
    queryFn: async ({ signal }) => valueOrThrow(await client.call('getProvider', { signal })),
    staleTime: 5 * 60_000,
  })
}

const START = '/api/session/provider/start'

/** Leaves for the provider's own page: an address of the service that redirects, hence a plain link. */
export function ProviderLink({ returnTo }: { readonly returnTo: string | undefined }) {
  const say = useSignInWords()
  const { nameOf, language } = useWords()
  const { data } = useProvider()
  if (!data?.provider) return null
  const start = `${START}?${new URLSearchParams({ lang: language, ...(returnTo && { returnTo }) })}`
  return (
    <Button component="a" variant="default" size="md" fullWidth href={start}>
      {say('withProvider', { name: nameOf(data.provider) })}
    </Button>
  )
}

const TOLD = [
  'PROVIDER_DECLINED',
  'PROVIDER_UNAVAILABLE',
  'PROVIDER_BROWSER',
  'PROVIDER_EMAIL',
  'PROVIDER_ACCOUNT_EXISTS',
  'PROVIDER_LINKED',
  'PROVIDER_STATE',
  'PROVIDER_EXPIRED',
  'ACCOUNT_HELD',
  'TOO_MANY_ATTEMPTS',
  'SECOND_FACTOR_STALE',
] as const

/** Why a visit to the provider came back without an identity. */
export function ProviderProblem({ code }: { readonly code: string }) {
  const say = useSignInWords()
  const told = TOLD.find((known) => known === code) ?? 'other'
  return (
    <Notice tone="error" role="alert">
      {say(`provider.${told}`)}
    </Notice>
  )
}
