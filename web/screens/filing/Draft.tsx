import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { useMemo } from 'react'
import type { DossierAnswer } from '../../../api/contract/dossiers.ts'
import type { CourseAnswer } from '../../../api/contract/filing.ts'
import type { Fact, Project } from '../../../api/contract/procedures/project.ts'
import type { TrackFound, TrackTest } from '../../../api/contract/procedures/trackTests.ts'
import { useFilingWords } from '../../text/useFilingWords.ts'
import { useWords } from '../../text/words.ts'
import { Notice } from '../../ui/Notice.tsx'
import { useProcedure } from '../procedures/procedureQueries.ts'
import { Disputes } from './Disputes.tsx'
import { factsAsked, trackNow } from './factsAsked.ts'
import classes from './filing.module.css'
import { FILING_STEPS, type FilingStep } from './filingSearch.ts'
import { SavingLine } from './SavingLine.tsx'
import { StepBody } from './StepBody.tsx'
import { StepPath } from './StepPath.tsx'
import { shownProject } from './saving.ts'
import { type SavingWork, useSaving } from './useSaving.ts'

/** A draft being filed: what the service has of it, and what was said since. */
export type DraftWork = {
  readonly dossier: DossierAnswer
  readonly course: CourseAnswer
  readonly work: SavingWork
  /** As it is shown: the words of this page over the service's. */
  readonly project: Project
  readonly asked: readonly Fact[]
  readonly found: TrackFound | null
  readonly tests: readonly TrackTest[]
  readonly mayChange: boolean
  readonly mayLocate: boolean
  readonly mayFile: boolean
  readonly step: FilingStep
  readonly steps: readonly FilingStep[]
  readonly goTo: (step: FilingStep, at?: string | null) => void
}

type DraftProps = { readonly dossier: DossierAnswer; readonly course: CourseAnswer; readonly personId: string }

const NONE: readonly TrackTest[] = []

/** What the procedure asks of the project, as it stands with the words just said. */
function useAsking({ definition }: CourseAnswer, project: Project) {
  const tests = useProcedure(definition?.track === 'by_tests' ? definition.code : undefined).data?.tests
  return useMemo(() => {
    if (!definition) return { asked: [], found: null, tests: NONE }
    const asking = { definition, tests: tests ?? NONE, project }
    return { asked: factsAsked(asking), found: tests ? trackNow(asking) : null, tests: asking.tests }
  }, [definition, tests, project])
}

/** The steps of this draft: where there is nothing to situate there is no such step. */
const stepsOf = ({ definition }: CourseAnswer): readonly FilingStep[] =>
  FILING_STEPS.filter((step) => step !== 'site' || definition?.geometry !== 'none')

function useDraftWork({ dossier, course, personId }: DraftProps): DraftWork {
  const navigate = useNavigate({ from: '/dossiers/$id/depot' })
  const { step: wanted } = useSearch({ from: '/dossiers/$id/depot' })
  const work = useSaving({ course, personId })
  const { kept, mine } = work.saving
  const project = useMemo(() => shownProject({ kept, mine }), [kept, mine])
  const steps = stepsOf(course)
  const mayChange = dossier.may.includes('dossier.change')
  const mayLocate = dossier.may.includes('dossier.locate')
  const mayFile = course.definition === null || course.may.includes('file')
  const reachable = wanted !== undefined && wanted !== 'number' && steps.includes(wanted)
  const step = course.definition && reachable ? wanted : course.definition ? 'project' : 'procedure'
  const goTo = (next: FilingStep, at: string | null = null) =>
    void navigate({ search: ({ lang }) => ({ lang, step: next, at: at ?? undefined }) })
  return {
    dossier,
    course,
    work,
    project,
    ...useAsking(course, project),
    mayChange,
    mayLocate,
    mayFile,
    step,
    steps,
    goTo,
  }
}

export function Draft(props: DraftProps) {
  const say = useFilingWords()
  const draft = useDraftWork(props)
  return (
    <>
      <DraftHead draft={draft} />
      <StepPath draft={draft} />
      {!draft.mayChange && <Notice>{say('readOnly')}</Notice>}
      <Disputes work={draft.work} />
      <StepBody draft={draft} />
    </>
  )
}

function DraftHead({ draft: { dossier, course, work } }: { readonly draft: DraftWork }) {
  const { nameOf } = useWords()
  const { definition } = course
  // a title that says the procedure and the commune already says them once
  const more = [...(definition ? [nameOf(definition)] : []), nameOf(dossier.commune)].filter(
    (name) => !dossier.title.includes(name),
  )
  return (
    <header className={classes.head}>
      <p>
        <Link to="/dossiers/$id" params={{ id: dossier.id }} search={{}}>
          <bdi>{dossier.title}</bdi>
        </Link>{' '}
        <span>{more.join(' · ')}</span>
      </p>
      <SavingLine work={work} />
    </header>
  )
}
