import { useState } from 'react'
import type { AgencyLayer } from '../../../api/contract/layers.ts'
import { problemOf } from '../../api/problem.ts'
import { useLayerWords } from '../../text/useLayerWords.ts'
import { useWords } from '../../text/words.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { Waiting } from '../../ui/Waiting.tsx'
import { ProblemReport } from '../frame/ProblemReport.tsx'
import { SignedIn, type SignedInSession } from '../frame/SignedIn.tsx'
import { useTitle } from '../frame/useTitle.ts'
import { AddLayer } from './AddLayer.tsx'
import { LayerLine } from './LayerLine.tsx'
import { useAgencyLayers } from './layerQueries.ts'
import classes from './layers.module.css'

/** The desk where an agency keeps the layers it adds to the map. */
export function LayersScreen() {
  const say = useLayerWords()
  useTitle(say('desk.title'))
  return (
    <main id="content" className={classes.screen} tabIndex={-1}>
      <SignedIn>{(session) => <Desk session={session} />}</SignedIn>
    </main>
  )
}

function Desk({ session: { actor } }: { readonly session: SignedInSession }) {
  const say = useLayerWords()
  const agency = actor.mandates.find(({ role, bodyKind }) => role === 'examiner' && bodyKind === 'urban_agency')
  if (!agency) return <EmptyState title={say('desk.title')} text={say('desk.notYours')} />
  return (
    <>
      <h1>{say('desk.title')}</h1>
      <p className={classes.intro}>{say('desk.intro')}</p>
      <Own bodyId={agency.bodyId} />
    </>
  )
}

function Own({ bodyId }: { readonly bodyId: string }) {
  const say = useLayerWords()
  const { nameOf } = useWords()
  const layers = useAgencyLayers()
  const [added, setAdded] = useState<AgencyLayer | null>(null)
  if (layers.isPending) return <Waiting lines={[44, 44, 44]} />
  if (!layers.data) return <ProblemReport problem={problemOf(layers.error)} onRetry={() => void layers.refetch()} />
  const own = layers.data.filter(({ body }) => body.id === bodyId)
  return (
    <>
      {own.length === 0 ? (
        <EmptyState level={2} title={say('desk.empty')} text={say('desk.emptyText')} />
      ) : (
        <section aria-label={say('desk.list')}>
          <h2>{say('desk.list')}</h2>
          <ol className={classes.list}>
            {own.map((layer, nth) => (
              <LayerLine key={layer.id} {...{ layer, nth, all: own }} />
            ))}
          </ol>
        </section>
      )}
      <div role="status">
        {added && (
          <Notice>{say('desk.added', { title: nameOf({ nameFr: added.titleFr, nameAr: added.titleAr }) })}</Notice>
        )}
      </div>
      <AddLayer key={added?.id ?? ''} bodyId={bodyId} onAdded={setAdded} />
    </>
  )
}
