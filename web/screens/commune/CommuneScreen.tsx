import { Link, useParams } from '@tanstack/react-router'
import type { CommuneAnswer } from '../../../api/contract/territory.ts'
import { problemOf } from '../../api/problem.ts'
import { useCommune } from '../../api/queries.ts'
import { fixed } from '../../text/figures.ts'
import { useWords } from '../../text/words.ts'
import { Figure } from '../../ui/Area.tsx'
import { type Fact, FactList } from '../../ui/FactList.tsx'
import { Waiting } from '../../ui/Waiting.tsx'
import classes from '../frame/frame.module.css'
import { ProblemReport } from '../frame/ProblemReport.tsx'
import { useTitle } from '../frame/useTitle.ts'
import { type View, writeView } from '../map/viewSearch.ts'
import { ZoneName } from '../verify/ZoneName.tsx'

/** The facts of one commune, and where a dossier about its land is filed. */
export function CommuneScreen() {
  const { code } = useParams({ from: '/communes/$code' })
  const { data, error, refetch } = useCommune(code)
  return (
    <main id="content" className={classes.page} tabIndex={-1}>
      {data && <CommuneSheet commune={data} />}
      {error && <ProblemReport problem={problemOf(error)} onRetry={() => void refetch()} />}
      {!data && !error && <Waiting lines={[32, 40, 40, 40, 40, 40, 40]} />}
    </main>
  )
}

function CommuneSheet({ commune }: { readonly commune: CommuneAnswer }) {
  const { t, nameOf, language } = useWords()
  const other = language === 'ar' ? commune.nameFr : commune.nameAr
  const name = nameOf(commune)
  const title =
    commune.kind === 'arrondissement' ? t('commune.arrondissementTitle', { name }) : t('commune.pageTitle', { name })
  useTitle(title)
  return (
    <>
      <h1>{title}</h1>
      <p lang={language === 'ar' ? 'fr' : 'ar'}>
        <bdi>{other}</bdi>
      </p>
      <FactList facts={useCommuneFacts(commune)} />
      <p>
        <Link
          to="/verifier"
          search={{ way: 'pick', view: commune.bbox ? writeView(middleOf(commune.bbox)) : undefined }}
        >
          {t('home.checkHere')}
        </Link>
      </p>
    </>
  )
}

/** Near enough for the parcels to show. */
const PARCELS_ZOOM = 15

const middleOf = ([west = 0, south = 0, east = 0, north = 0]: readonly number[]): View => ({
  center: [(west + east) / 2, (south + north) / 2],
  zoom: PARCELS_ZOOM,
})

const OUTLINES = { approximate: 'frame.approximateOutline', imported: 'commune.outlineImported' } as const

function useCommuneFacts(commune: CommuneAnswer): readonly Fact[] {
  const { t, nameOf } = useWords()
  const { kind, code, province, region, population, areaKm2, legalSrid, filing, outline } = commune
  return [
    { term: t('commune.kind'), value: t(`commune.${kind}`) },
    { term: t('commune.code'), value: <bdi>{code}</bdi> },
    { term: t('commune.province'), value: nameOf(province) },
    { term: t('commune.region'), value: nameOf(region) },
    { term: t('commune.population'), value: `${fixed(population, 0)} ${t('units.people')}` },
    ...(areaKm2 === null
      ? []
      : [{ term: t('commune.area'), value: <Figure value={areaKm2} digits={2} unit={t('units.km2')} /> }]),
    { term: t('commune.zone'), value: <ZoneName srid={legalSrid} /> },
    { term: t('commune.filing'), value: t(`commune.${filing}`) },
    { term: t('commune.outline'), value: t(outline === null ? 'commune.outlineMissing' : OUTLINES[outline]) },
  ]
}
