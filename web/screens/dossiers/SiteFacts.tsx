import { Link } from '@tanstack/react-router'
import type { DossierAnswer } from '../../../api/contract/dossiers.ts'
import { legalZone } from '../../../spatial/crs/legalZones.ts'
import { fixed, printedDay } from '../../text/figures.ts'
import { useDossierWords } from '../../text/useDossierWords.ts'
import { useWords } from '../../text/words.ts'
import { Area } from '../../ui/Area.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { type Fact, FactList } from '../../ui/FactList.tsx'
import tables from '../../ui/table.module.css'
import { ZoneName } from '../verify/ZoneName.tsx'
import classes from './dossiers.module.css'

/** The site in words: commune, area, zone, and every corner. */
export function SiteFacts({ dossier }: { readonly dossier: DossierAnswer }) {
  const say = useDossierWords()
  const { language } = useWords()
  const { site, commune, reportId, id, createdAt } = dossier
  const [name, other] = language === 'ar' ? [commune.nameAr, commune.nameFr] : [commune.nameFr, commune.nameAr]
  const facts: Fact[] = [
    {
      term: say('dossiers.commune'),
      value: (
        <>
          {name} <small lang={language === 'ar' ? 'fr' : 'ar'}>{other}</small>
        </>
      ),
    },
    ...(site
      ? [
          { term: say('dossiers.area'), value: <Area m2={site.areaM2} /> },
          { term: say('dossiers.zone'), value: <ZoneName srid={site.legal.srid} /> },
        ]
      : []),
    ...(reportId
      ? [
          {
            term: say('dossiers.fromReportFact'),
            value: (
              <Link to="/rapports/$id" params={{ id: reportId }}>
                {say('dossiers.readReport')}
              </Link>
            ),
          },
        ]
      : []),
    { term: say('dossiers.created'), value: <bdi className="figures">{printedDay(createdAt)}</bdi> },
    { term: say('dossiers.number'), value: <code>{id}</code> },
  ]
  return (
    <section className={classes.section}>
      <h2 className="unseen">{say('dossiers.site')}</h2>
      <FactList facts={facts} />
      {site ? (
        <Corners legal={site.legal} />
      ) : (
        <EmptyState level={2} title={say('dossiers.noSite')} text={say('dossiers.noSiteText')} />
      )}
    </section>
  )
}

/** The text twin of the outline: its corners in the legal plane, closing points left out. */
export function Corners({ legal }: { readonly legal: NonNullable<DossierAnswer['site']>['legal'] }) {
  const { t, nameOf } = useWords()
  const corners = legal.geometry.coordinates
    .flat()
    .flatMap((ring) => ring.slice(0, -1))
    .map(([x = 0, y = 0], index) => ({ name: `B${index + 1}`, x, y }))
  return (
    <table className={`figures ${tables.table}`}>
      <caption>
        {t('confirm.outlineBornes')} ({corners.length}) · {nameOf(legalZone(legal.srid))}
      </caption>
      <thead>
        <tr>
          <th scope="col">{t('confirm.borne')}</th>
          <th scope="col">X (m)</th>
          <th scope="col">Y (m)</th>
        </tr>
      </thead>
      <tbody>
        {corners.map(({ name, x, y }) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            <td>
              <bdi dir="ltr">{fixed(x, 2)}</bdi>
            </td>
            <td>
              <bdi dir="ltr">{fixed(y, 2)}</bdi>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
