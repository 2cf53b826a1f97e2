import { Link } from '@tanstack/react-router'
import type { DossierAnswer } from '../../../api/contract/dossiers.ts'
import { printedDay } from '../../text/figures.ts'
import { useDossierWords } from '../../text/useDossierWords.ts'
import { useWords } from '../../text/words.ts'
import { Area } from '../../ui/Area.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { type Fact, FactList } from '../../ui/FactList.tsx'
import { ZoneName } from '../verify/ZoneName.tsx'
import { Corners } from './Corners.tsx'
import classes from './dossiers.module.css'
import { useTraceFacts } from './useTraceFacts.tsx'

/** The site in words: commune, area, zone, and every corner. */
export function SiteFacts({ dossier }: { readonly dossier: DossierAnswer }) {
  const say = useDossierWords()
  const { language } = useWords()
  const traceFacts = useTraceFacts()
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
          ...(site.trace
            ? traceFacts(site.trace)
            : [{ term: say('dossiers.area'), value: site.areaM2 === null ? '—' : <Area m2={site.areaM2} /> }]),
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
        <Corners legal={site.trace?.legal ?? site.legal} />
      ) : (
        <EmptyState level={2} title={say('dossiers.noSite')} text={say('dossiers.noSiteText')} />
      )}
    </section>
  )
}
