import { useQueryClient } from '@tanstack/react-query'
import { lazy, Suspense, useEffect } from 'react'
import { useFilingWords } from '../../../text/useFilingWords.ts'
import { useProcedureWords } from '../../../text/useProcedureWords.ts'
import { useWords } from '../../../text/words.ts'
import { Notice } from '../../../ui/Notice.tsx'
import { Waiting } from '../../../ui/Waiting.tsx'
import { PrivacyNotice } from '../../register/PrivacyNotice.tsx'
import type { DraftWork } from '../Draft.tsx'
import classes from '../filing.module.css'
import type { StepProps } from '../StepBody.tsx'
import { useFactWords } from '../useFactWords.ts'
import { FileButton } from './FileButton.tsx'
import { Summary } from './Summary.tsx'
import { type Obstacle, obstaclesOf } from './standing.ts'

const ForecastSection = lazy(async () => ({
  default: (await import('../../forecast/ForecastSection.tsx')).ForecastSection,
}))
const FeesEstimate = lazy(async () => ({ default: (await import('../../fees/FeesEstimate.tsx')).FeesEstimate }))

/** Everything on one page, what is still in the way with the place to mend it, and the filing itself. */
export function ReviewStep({ draft, heading }: StepProps) {
  const say = useFilingWords()
  const obstacles = obstaclesOf(draft)
  useCourseAnew(draft.dossier.id)
  return (
    <section className={classes.step}>
      <h1 ref={heading} tabIndex={-1}>
        {say('review.title')}
      </h1>
      <Obstacles draft={draft} obstacles={obstacles} />
      <Summary draft={draft} />
      <Suspense fallback={<Waiting lines={[24, 64, 64]} />}>
        <Foreseen draft={draft} />
        <FeesEstimate id={draft.dossier.id} />
      </Suspense>
      <PrivacyNotice open={false} processing="dossiers" title={say('review.privacy')} />
      {draft.mayFile ? (
        <FileButton draft={draft} blocked={obstacles.length > 0} />
      ) : (
        <Notice>{say('review.notYours')}</Notice>
      )}
    </section>
  )
}

/** How long it may take, by the track its facts lead to. */
function Foreseen({ draft: { course, dossier, found } }: Pick<StepProps, 'draft'>) {
  const track = found?.outcome ?? course.definition?.track ?? null
  if (!course.definition) return null
  return (
    <ForecastSection
      procedure={course.definition.code}
      commune={dossier.commune}
      track={track === 'gp' || track === 'pp' ? track : undefined}
    />
  )
}

/** Others attest and agree meanwhile: whoever comes here to file reads the dossier as it is now. */
function useCourseAnew(id: string): void {
  const answers = useQueryClient()
  useEffect(() => void answers.invalidateQueries({ queryKey: ['course', id] }), [answers, id])
}

type ObstaclesProps = { readonly draft: DraftWork; readonly obstacles: readonly Obstacle[] }

function Obstacles({ draft, obstacles }: ObstaclesProps) {
  const say = useFilingWords()
  const words = useObstacleWords(draft)
  if (obstacles.length === 0) return <Notice role="status">{say('review.ready')}</Notice>
  return (
    <Notice tone="warning">
      <h2>{say('review.blocked')}</h2>
      <ul className={classes.obstacles}>
        {obstacles.map((obstacle) => (
          <li key={obstacle.id}>
            {obstacle.step === 'review' ? (
              words(obstacle)
            ) : (
              <button type="button" className={classes.plain} onClick={() => draft.goTo(obstacle.step, obstacle.at)}>
                {words(obstacle)}
              </button>
            )}
          </li>
        ))}
      </ul>
    </Notice>
  )
}

function useObstacleWords({ course }: DraftWork): (obstacle: Obstacle) => string {
  const say = useFilingWords()
  const trade = useProcedureWords()
  const { nameOf, listed } = useWords()
  const { question } = useFactWords()
  return ({ code, facts, pieces, filers, attestations }) => {
    const named = course.definition?.pieces.filter((piece) => pieces.includes(piece.code)).map(nameOf) ?? []
    const may = course.definition?.filers.filter((filer) => filers.includes(filer)) ?? []
    const stood = attestations.map((kind) => say(`review.attestations.${kind}`))
    const list = listed([...facts.map(question), ...named, ...stood, ...may.map((filer) => trade(`filers.${filer}`))])
    const ownerFiles = code === 'AGREEMENT_MISSING' && course.definition?.filers.includes('owner')
    return say(`review.blockers.${ownerFiles ? 'AGREEMENT_OR_FILES' : code}`, { list })
  }
}
