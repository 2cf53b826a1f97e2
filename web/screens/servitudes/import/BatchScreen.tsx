import { useNavigate, useParams, useSearch } from '@tanstack/react-router'
import type { BatchFile, ServitudeBatch } from '../../../../api/contract/servitudeBatches.ts'
import { legalZone } from '../../../../spatial/crs/legalZones.ts'
import { problemOf } from '../../../api/problem.ts'
import { fixed, printedInstant } from '../../../text/figures.ts'
import { useBatchWords } from '../../../text/useBatchWords.ts'
import { useWords } from '../../../text/words.ts'
import { FactList } from '../../../ui/FactList.tsx'
import { StatusBadge } from '../../../ui/StatusBadge.tsx'
import { Steps } from '../../../ui/Steps.tsx'
import { Waiting } from '../../../ui/Waiting.tsx'
import { AdministrationSection } from '../../administration/AdministrationSection.tsx'
import { ProblemReport } from '../../frame/ProblemReport.tsx'
import { useTitle } from '../../frame/useTitle.ts'
import classes from '../../plans/plans.module.css'
import { AdoptStep } from './AdoptStep.tsx'
import { BatchControlStep } from './BatchControlStep.tsx'
import { BatchMappingStep } from './BatchMappingStep.tsx'
import { useBatch } from './batchQueries.ts'
import { BATCH_SCREEN_STEPS, type BatchScreenStep } from './importSearch.ts'

/** Servitudes of a file, step by step, until they are adopted or given up. */
export function BatchScreen() {
  return (
    <main id="content" className={classes.page} tabIndex={-1}>
      <AdministrationSection needs={['servitudes.edit']}>{() => <Batch />}</AdministrationSection>
    </main>
  )
}

function Batch() {
  const { id } = useParams({ from: '/servitudes/import/$id' })
  const { data, error, refetch } = useBatch(id)
  if (error) return <ProblemReport problem={problemOf(error)} onRetry={() => void refetch()} />
  return data ? <Prepared batch={data} /> : <Waiting lines={[32, 44, 320]} />
}

const NATURAL: Readonly<Record<ServitudeBatch['state'], BatchScreenStep>> = {
  ...{ reading: 'mapping', control: 'control', adopted: 'adopt', discarded: 'adopt' },
}

function Prepared({ batch }: { readonly batch: ServitudeBatch }) {
  const say = useBatchWords()
  const navigate = useNavigate()
  const { etape } = useSearch({ from: '/servitudes/import/$id' })
  const open = (one: BatchScreenStep) => one !== 'control' || batch.mapping !== null
  const step = etape && open(etape) ? etape : NATURAL[batch.state]
  const title = batch.mapping?.once.source ?? batch.footprints.fileName
  useTitle(title)
  const go = (to: BatchScreenStep) =>
    void navigate({ to: '/servitudes/import/$id', params: { id: batch.id }, search: { etape: to } })
  const { generators } = batch
  return (
    <>
      <div className={classes.head}>
        <h1>
          <bdi>{title}</bdi>
        </h1>
        <StatusBadge tone={batch.state === 'adopted' ? 'good' : 'attention'}>
          {say(`states.${batch.state}`)}
        </StatusBadge>
      </div>
      <Steps
        label={say('steps.label')}
        current={step}
        steps={BATCH_SCREEN_STEPS.map((one) => ({
          id: one,
          label: say(`steps.${one}`),
          onOpen: open(one) ? () => go(one) : null,
        }))}
      />
      <FileFacts batch={batch} />
      {step === 'mapping' && (
        // What the generators' file says is part of how the form opens.
        <BatchMappingStep key={`${batch.id} ${generators?.sha256}`} batch={batch} onSaved={() => go('control')} />
      )}
      {step === 'control' && <BatchControlStep batch={batch} onGo={() => go('adopt')} />}
      {step === 'adopt' && <AdoptStep batch={batch} />}
    </>
  )
}

function FileFacts({ batch }: { readonly batch: ServitudeBatch }) {
  const say = useBatchWords()
  const { nameOf } = useWords()
  const read = ({ fileName, shapes, refused }: BatchFile) =>
    say('facts.shapes', { file: fileName, shapes: fixed(shapes, 0), refused: fixed(refused, 0) })
  const { created, footprints, generators } = batch
  return (
    <FactList
      facts={[
        { term: say('facts.footprints'), value: read(footprints) },
        { term: say('facts.generators'), value: generators ? read(generators) : say('facts.none') },
        { term: say('facts.zone'), value: nameOf(legalZone(batch.srid)) },
        { term: say('facts.body'), value: nameOf(batch.body) },
        {
          term: say('facts.given'),
          value: say('facts.byAt', { name: created.by.name, at: printedInstant(created.at) }),
        },
      ]}
    />
  )
}
