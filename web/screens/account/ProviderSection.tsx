import { Button } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useSearch } from '@tanstack/react-router'
import { useEffect, useRef } from 'react'
import { useClient } from '../../api/queries.ts'
import { useAccountWords } from '../../text/useAccountWords.ts'
import { useWords } from '../../text/words.ts'
import { Refused } from '../frame/Refused.tsx'
import { ProviderProblem, useProvider } from '../signIn/ProviderLink.tsx'
import { parseSignInSearch } from '../signIn/returnTo.ts'
import classes from './account.module.css'
import type { FactorProps } from './SecurityPart.tsx'

/** The national identity, linked to this account or not; nothing where no provider is configured. */
export function ProviderSection({ proven }: Pick<FactorProps, 'proven'>) {
  const say = useAccountWords()
  const { nameOf } = useWords()
  const { data } = useProvider()
  const { problem } = parseSignInSearch(useSearch({ strict: false }))
  if (!data?.provider) return null
  const name = nameOf(data.provider)
  return (
    <section className={classes.section} aria-labelledby="provider">
      <h2 id="provider">{say('security.provider')}</h2>
      {problem && !data.linked && <Failed code={problem} />}
      {data.linked && <p>{say('security.providerLinked', { name })}</p>}
      {data.linked ? <Unlink proven={proven} /> : <Link proven={proven} name={name} />}
    </section>
  )
}

/** The way back leads to the top of the page: what happened is brought before the eyes. */
function Failed({ code }: { readonly code: string }) {
  const place = useRef<HTMLDivElement>(null)
  useEffect(() => {
    place.current?.scrollIntoView({ block: 'center' }) // answers a promise, which is no clean-up
  }, [])
  return (
    <div ref={place}>
      <ProviderProblem code={code} />
    </div>
  )
}

/** Leaves for the provider's own page, and comes back here. */
function Link({ proven, name }: Pick<FactorProps, 'proven'> & { readonly name: string }) {
  const say = useAccountWords()
  const { language } = useWords()
  const client = useClient()
  const linking = useMutation({
    mutationFn: () => proven(() => client.call('linkProvider', { query: { lang: language } })),
    onSuccess: ({ address }) => location.assign(address),
  })
  return (
    <>
      <Refused error={linking.error} />
      <div>
        <Button
          variant="default"
          size="md"
          loading={!linking.isIdle && !linking.isError}
          onClick={() => linking.mutate()}
        >
          {say('security.providerLink', { name })}
        </Button>
      </div>
    </>
  )
}

function Unlink({ proven }: Pick<FactorProps, 'proven'>) {
  const say = useAccountWords()
  const client = useClient()
  const answers = useQueryClient()
  const unlinking = useMutation({
    mutationFn: () => proven(() => client.call('unlinkProvider')),
    onSuccess: () => answers.invalidateQueries({ queryKey: ['provider'] }),
  })
  return (
    <>
      <Refused error={unlinking.error} />
      <div>
        <Button variant="default" size="md" loading={unlinking.isPending} onClick={() => unlinking.mutate()}>
          {say('security.providerUnlink')}
        </Button>
      </div>
    </>
  )
}
