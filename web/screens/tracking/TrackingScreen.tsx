import { useMutation } from '@tanstack/react-query'
import { useSearch } from '@tanstack/react-router'
import { valueOrThrow } from '../../api/client.ts'
import { useClient } from '../../api/queries.ts'
import { useTrackingWords } from '../../text/useTrackingWords.ts'
import { useTitle } from '../frame/useTitle.ts'
import { TrackedDossier } from './TrackedDossier.tsx'
import { type TrackingAsked, TrackingForm } from './TrackingForm.tsx'
import classes from './tracking.module.css'

/** Where a dossier stands, for whoever holds its number and its owner's identity. The identity never enters the address. */
export function TrackingScreen() {
  const say = useTrackingWords()
  const client = useClient()
  const { number = '' } = useSearch({ from: '/suivi' })
  useTitle(say('title'))
  const asking = useMutation({
    mutationFn: async (body: TrackingAsked) => valueOrThrow(await client.call('trackDossier', { body })),
  })
  return (
    <main id="content" className={classes.page} tabIndex={-1}>
      <h1>{say('title')}</h1>
      {asking.data ? (
        <TrackedDossier tracked={asking.data} asked={asking.variables} onAgain={asking.reset} />
      ) : (
        <>
          <p className={classes.intro}>{say('intro')}</p>
          <TrackingForm
            number={number}
            error={asking.error}
            isAsking={asking.isPending}
            onAsk={(body) => asking.mutate(body)}
          />
        </>
      )}
    </main>
  )
}
