import { Link } from '@tanstack/react-router'
import type { CommuneAnswer } from '../../../api/contract/territory.ts'
import type { TerritorySheet } from '../../../api/contract/territorySheet.ts'
import { problemOf } from '../../api/problem.ts'
import { fixed, printedDay } from '../../text/figures.ts'
import { useCommuneWords } from '../../text/useCommuneWords.ts'
import { useWords } from '../../text/words.ts'
import { Figure } from '../../ui/Area.tsx'
import { type Fact, FactList } from '../../ui/FactList.tsx'
import { Waiting } from '../../ui/Waiting.tsx'
import { ProblemReport } from '../frame/ProblemReport.tsx'
import { type View, writeView } from '../map/viewSearch.ts'
import { ZoneName } from '../verify/ZoneName.tsx'
import { BodiesPart } from './BodiesPart.tsx'
import { CommuneWays } from './CommuneWays.tsx'
import classes from './commune.module.css'
import { useCommuneSheet } from './communeQueries.ts'
import { FiguresPart } from './FiguresPart.tsx'
import { KeysPart } from './KeysPart.tsx'
import { PlansPart } from './PlansPart.tsx'

type CommuneContentProps = { readonly commune: CommuneAnswer }

/** What is known of a commune, in words and figures: on its own page, or in the sheet beside a map. */
export function CommuneContent({ commune }: CommuneContentProps) {
  const { data, error, refetch } = useCommuneSheet(commune.code)
  return (
    <>
      <FactList facts={useCommuneFacts(commune, data?.live)} />
      {error && <ProblemReport problem={problemOf(error)} onRetry={() => void refetch()} />}
      {!data && !error && <Waiting lines={[24, 44, 44, 24, 44, 44]} />}
      {data && (
        <>
          <PlansPart sheet={data} approximate={commune.outline === 'approximate'} />
          <FiguresPart commune={commune} />
          <BodiesPart bodies={data.bodies} />
          <KeysPart bodies={data.bodies} />
          <History history={data.history} />
        </>
      )}
      <Ways commune={commune} />
    </>
  )
}

function History({ history }: Pick<TerritorySheet, 'history'>) {
  const say = useCommuneWords()
  const { say: sentence } = useWords()
  if (history.length === 0) return null
  return (
    <section className={classes.part}>
      <h2>{say('history')}</h2>
      <ul className={classes.history}>
        {history.map(({ day, told }) => (
          <li key={`${day} ${told.fr}`}>{sentence(told)}</li>
        ))}
      </ul>
    </section>
  )
}

/** Near enough for the parcels to show. */
const PARCELS_ZOOM = 15

const middleOf = ([west = 0, south = 0, east = 0, north = 0]: readonly number[]): View => ({
  center: [(west + east) / 2, (south + north) / 2],
  zoom: PARCELS_ZOOM,
})

function Ways({ commune }: CommuneContentProps) {
  const say = useCommuneWords()
  const { t } = useWords()
  return (
    <nav className={classes.part} aria-label={say('ways')}>
      <ul className={classes.ways}>
        <CommuneWays code={commune.code} path={commune.path} />
        <li>
          <Link to="/territoire" search={{ at: commune.code, level: 'communes', in: commune.province.code }}>
            {say('toMap')}
          </Link>
        </li>
        <li>
          <Link to="/demarches/$code" params={{ code: 'construire' }} search={{ commune: commune.code }}>
            {say('toForecast')}
          </Link>
        </li>
        <li>
          <Link
            to="/verifier"
            search={{ way: 'pick', view: commune.bbox ? writeView(middleOf(commune.bbox)) : undefined }}
          >
            {t('home.checkHere')}
          </Link>
        </li>
      </ul>
    </nav>
  )
}

const OUTLINES = { approximate: 'frame.approximateOutline', imported: 'commune.outlineImported' } as const

function useCommuneFacts(commune: CommuneAnswer, live: TerritorySheet['live'] | undefined): readonly Fact[] {
  const { t, nameOf } = useWords()
  const say = useCommuneWords()
  const { kind, code, province, region, population, areaKm2, legalSrid, filing, outline } = commune
  const dayOf = (day: string | null) =>
    day === null ? say('notYet') : <span className="figures">{printedDay(day)}</span>
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
    ...(live
      ? [
          { term: say('filedSince'), value: dayOf(live.filed) },
          { term: say('signedSince'), value: dayOf(live.signed) },
        ]
      : []),
  ]
}
