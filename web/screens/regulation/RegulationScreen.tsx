import { useParams } from '@tanstack/react-router'
import type { RegulationAnswer } from '../../../api/contract/regulation/regulation.ts'
import { problemOf } from '../../api/problem.ts'
import { printedDay } from '../../text/figures.ts'
import { useRegulationWords } from '../../text/useRegulationWords.ts'
import { useWords } from '../../text/words.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Waiting } from '../../ui/Waiting.tsx'
import { ProblemReport } from '../frame/ProblemReport.tsx'
import { useTitle } from '../frame/useTitle.ts'
import { RegulationEditor } from './RegulationEditor.tsx'
import { Revisions } from './Revisions.tsx'
import classes from './regulation.module.css'
import { useRegulation } from './regulationQueries.ts'

/** The règlement of one version of a plan: read by anybody, written by its agency. */
export function RegulationScreen() {
  const { id } = useParams({ from: '/plans/versions/$id/reglement' })
  const say = useRegulationWords()
  useTitle(say('title'))
  const regulation = useRegulation(id)
  return (
    <main id="content" tabIndex={-1} className={classes.screen}>
      {regulation.isPending && <Waiting lines={[40, 24, 300, 44]} />}
      {regulation.error && !regulation.data && (
        <ProblemReport problem={problemOf(regulation.error)} onRetry={() => void regulation.refetch()} />
      )}
      {regulation.data && <Regulation key={id} regulation={regulation.data} />}
    </main>
  )
}

function Regulation({ regulation }: { readonly regulation: RegulationAnswer }) {
  const say = useRegulationWords()
  const { lines, mayEdit, version } = regulation
  return (
    <>
      <Head regulation={regulation} />
      {lines.length === 0 ? (
        <EmptyState level={2} title={say('empty')} text={say('emptyText')} />
      ) : (
        <RegulationEditor regulation={regulation} />
      )}
      <Revisions id={version.id} last={regulation.revision} mayEdit={mayEdit} />
    </>
  )
}

function Head({ regulation: { version, revision, mayEdit } }: { readonly regulation: RegulationAnswer }) {
  const say = useRegulationWords()
  const { nameOf } = useWords()
  const state = say(`states.${version.state ?? 'none'}`)
  return (
    <header className={classes.head}>
      <h1>{say('of', { plan: nameOf({ nameFr: version.planNameFr, nameAr: version.planNameAr }) })}</h1>
      <div className={classes.facts}>
        <bdi>{version.planCode}</bdi>
        <span>{say('version', { label: version.label, srid: version.srid })}</span>
        <span>{version.since ? say('since', { state, day: printedDay(version.since) }) : state}</span>
        <span>{revision === 0 ? say('noRevision') : say('revision', { number: revision })}</span>
      </div>
      {!mayEdit && <p className={classes.hint}>{say('readOnly')}</p>}
    </header>
  )
}
