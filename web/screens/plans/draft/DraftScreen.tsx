import { Button } from '@mantine/core'
import { useNavigate, useParams, useSearch } from '@tanstack/react-router'
import type { PlanDraft } from '../../../../api/contract/plans/drafts.ts'
import { legalZone } from '../../../../spatial/crs/legalZones.ts'
import { problemOf } from '../../../api/problem.ts'
import { fixed, printedInstant } from '../../../text/figures.ts'
import { usePlanWords } from '../../../text/usePlanWords.ts'
import { useWords } from '../../../text/words.ts'
import { FactList } from '../../../ui/FactList.tsx'
import { Notice } from '../../../ui/Notice.tsx'
import { StatusBadge } from '../../../ui/StatusBadge.tsx'
import { Steps } from '../../../ui/Steps.tsx'
import { Waiting } from '../../../ui/Waiting.tsx'
import { AdministrationSection } from '../../administration/AdministrationSection.tsx'
import { ProblemReport } from '../../frame/ProblemReport.tsx'
import { useTitle } from '../../frame/useTitle.ts'
import { usePlanDraft } from '../planQueries.ts'
import classes from '../plans.module.css'
import { DRAFT_STEPS, type DraftStep } from '../plansSearch.ts'
import { ControlStep } from './ControlStep.tsx'
import { MappingStep } from './MappingStep.tsx'
import { PublishStep } from './PublishStep.tsx'

/** A version in preparation, step by step. */
export function DraftScreen() {
  return (
    <main id="content" className={classes.page} tabIndex={-1}>
      <AdministrationSection needs={['plans.prepare']}>{() => <Draft />}</AdministrationSection>
    </main>
  )
}

function Draft() {
  const { id } = useParams({ from: '/plans/preparation/$id' })
  const { data, error, dataUpdatedAt, refetch } = usePlanDraft(id)
  const readAgain = () => void refetch()
  if (!data)
    return error ? <ProblemReport problem={problemOf(error)} onRetry={readAgain} /> : <Waiting lines={[32, 44, 320]} />
  return (
    <>
      {error && <Stale since={dataUpdatedAt} onAgain={readAgain} />}
      <Prepared draft={data} />
    </>
  )
}

type StaleProps = { readonly since: number; readonly onAgain: () => void }

/** What is shown was read a while ago and could not be read since: it stays, and says so. */
function Stale({ since, onAgain }: StaleProps) {
  const say = usePlanWords()
  return (
    <div className={classes.stale}>
      <Notice tone="warning" role="status">
        <p>{say('stale', { at: printedInstant(new Date(since).toISOString()) })}</p>
        <Button size="compact-md" variant="default" onClick={onAgain}>
          {say('readAgain')}
        </Button>
      </Notice>
    </div>
  )
}

const NATURAL: Readonly<Record<PlanDraft['state'], DraftStep>> = {
  reading: 'mapping',
  control: 'control',
  submitted: 'publish',
  published: 'publish',
  withdrawn: 'file',
}

function Prepared({ draft }: { readonly draft: PlanDraft }) {
  const say = usePlanWords()
  const { nameOf } = useWords()
  const navigate = useNavigate()
  const { etape } = useSearch({ from: '/plans/preparation/$id' })
  const open = (one: DraftStep) => one === 'file' || one === 'mapping' || draft.mapping !== null
  const step = etape && open(etape) ? etape : NATURAL[draft.state]
  const name = draft.mapping ? nameOf(draft.mapping.plan) : draft.fileName
  const title = draft.mapping ? `${name} · ${draft.mapping.version.label}` : name
  useTitle(title)
  const go = (to: DraftStep) =>
    void navigate({ to: '/plans/preparation/$id', params: { id: draft.id }, search: { etape: to } })
  return (
    <>
      <div className={classes.head}>
        <h1>
          <bdi>{title}</bdi>
        </h1>
        <StatusBadge tone={draft.state === 'published' ? 'good' : 'attention'}>
          {say(`draftStates.${draft.state}`)}
        </StatusBadge>
      </div>
      <Steps
        label={say('steps.label')}
        current={step}
        steps={DRAFT_STEPS.map((one) => ({
          id: one,
          label: say(`steps.${one}`),
          onOpen: open(one) ? () => go(one) : null,
        }))}
      />
      {step === 'file' && <FileStep draft={draft} />}
      {step === 'mapping' && <MappingStep key={draft.id} draft={draft} onSaved={() => go('control')} />}
      {step === 'control' && <ControlStep draft={draft} />}
      {step === 'publish' && <PublishStep draft={draft} />}
    </>
  )
}

function FileStep({ draft }: { readonly draft: PlanDraft }) {
  const say = usePlanWords()
  const { nameOf } = useWords()
  const { read, refused, leftOut } = draft.shapes
  return (
    <section className={classes.part}>
      <h2>{say('steps.file')}</h2>
      <FactList
        facts={[
          { term: say('facts.file'), value: <bdi>{draft.fileName}</bdi> },
          { term: say('facts.commune'), value: nameOf(draft.commune) },
          { term: say('facts.body'), value: nameOf(draft.body) },
          { term: say('facts.zone'), value: nameOf(legalZone(draft.srid)) },
          {
            term: say('facts.shapes'),
            value: say('facts.shapesOf', {
              read: fixed(read, 0),
              refused: fixed(refused, 0),
              leftOut: fixed(leftOut, 0),
            }),
          },
          {
            term: say('facts.given'),
            value: say('facts.byAt', { name: draft.created.by.name, at: printedInstant(draft.created.at) }),
          },
          {
            term: say('facts.digest'),
            value: (
              <bdi dir="ltr" className="figures" style={{ overflowWrap: 'anywhere' }}>
                {draft.sha256}
              </bdi>
            ),
          },
        ]}
      />
    </section>
  )
}
