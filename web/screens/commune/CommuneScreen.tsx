import { useParams } from '@tanstack/react-router'
import { lazy, Suspense } from 'react'
import type { CommuneAnswer } from '../../../api/contract/territory.ts'
import { problemOf } from '../../api/problem.ts'
import { useCommune } from '../../api/queries.ts'
import { useWords } from '../../text/words.ts'
import { Waiting } from '../../ui/Waiting.tsx'
import { ProblemReport } from '../frame/ProblemReport.tsx'
import { useTitle } from '../frame/useTitle.ts'
import { MapBoundary } from '../map/MapBoundary.tsx'
import { CommuneContent } from './CommuneContent.tsx'
import classes from './commune.module.css'
import { useCommuneSheet } from './communeQueries.ts'
import { useReadsThere } from './useReadsThere.ts'

const CommuneMap = lazy(async () => ({ default: (await import('./CommuneMap.tsx')).CommuneMap }))

/** Everything about one commune: where it lies, what is known of it, how it keeps its deadlines. */
export function CommuneScreen() {
  const { code } = useParams({ from: '/communes/$code' })
  const { data, error, refetch } = useCommune(code)
  return (
    <main id="content" className={classes.page} tabIndex={-1}>
      {data && <CommunePage commune={data} />}
      {error && <ProblemReport problem={problemOf(error)} onRetry={() => void refetch()} />}
      {!data && !error && <Waiting lines={[32, 40, 320, 40, 40, 40, 40]} />}
    </main>
  )
}

function CommunePage({ commune }: { readonly commune: CommuneAnswer }) {
  const { t, nameOf, language } = useWords()
  const other = language === 'ar' ? commune.nameFr : commune.nameAr
  const name = nameOf(commune)
  const title =
    commune.kind === 'arrondissement' ? t('commune.arrondissementTitle', { name }) : t('commune.pageTitle', { name })
  useTitle(title)
  return (
    <article className={classes.sheet}>
      <h1>{title}</h1>
      <p lang={language === 'ar' ? 'fr' : 'ar'}>
        <bdi>{other}</bdi>
      </p>
      <Mapped commune={commune} />
      <CommuneContent commune={commune} />
    </article>
  )
}

/** The map once its chunk and what it draws have come; words when they can't. */
function Mapped({ commune }: { readonly commune: CommuneAnswer }) {
  const { t } = useWords()
  const { data } = useCommuneSheet(commune.code)
  const reads = useReadsThere(commune.path)
  const waiting = <div className={classes.map} />
  if (!data) return waiting
  return (
    <MapBoundary failed={<p className={classes.quiet}>{t('frame.mapFailed')}</p>}>
      <Suspense fallback={waiting}>
        <CommuneMap commune={commune} sheet={data} reads={reads} />
      </Suspense>
    </MapBoundary>
  )
}
