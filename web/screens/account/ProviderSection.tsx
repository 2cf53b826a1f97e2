import { Button } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { valueOrThrow } from '../../api/client.ts'
import { useClient } from '../../api/queries.ts'
import { useAccountWords } from '../../text/useAccountWords.ts'
import { useWords } from '../../text/words.ts'
import { Refused } from '../frame/Refused.tsx'
import { providerStart, useProvider } from '../signIn/ProviderLink.tsx'
import classes from './account.module.css'

/** The national identity, linked to this account or not; nothing where no provider is configured. */
export function ProviderSection() {
  const say = useAccountWords()
  const { nameOf } = useWords()
  const client = useClient()
  const answers = useQueryClient()
  const { data } = useProvider()
  const unlinking = useMutation({
    mutationFn: async () => valueOrThrow(await client.call('unlinkProvider')),
    onSuccess: () => answers.invalidateQueries({ queryKey: ['provider'] }),
  })
  if (!data?.provider) return null
  const name = nameOf(data.provider)
  return (
    <section className={classes.section} aria-labelledby="provider">
      <h2 id="provider">{say('security.provider')}</h2>
      {data.linked && <p>{say('security.providerLinked', { name })}</p>}
      <Refused error={unlinking.error} />
      <div>
        {data.linked ? (
          <Button variant="default" size="md" loading={unlinking.isPending} onClick={() => unlinking.mutate()}>
            {say('security.providerUnlink')}
          </Button>
        ) : (
          <Button
            component="a"
            variant="default"
            size="md"
            href={providerStart({ link: 'on', returnTo: '/compte/securite' })}
          >
            {say('security.providerLink', { name })}
          </Button>
        )}
      </div>
    </section>
  )
}
