import { Link } from '@tanstack/react-router'
import type { DossierAnswer } from '../../../../api/contract/dossiers.ts'
import { useReport } from '../../../api/queries.ts'
import { useDossierWords } from '../../../text/useDossierWords.ts'
import { useFilingWords } from '../../../text/useFilingWords.ts'
import { useWords } from '../../../text/words.ts'
import { Area } from '../../../ui/Area.tsx'
import { FactList } from '../../../ui/FactList.tsx'
import { VerdictBadge } from '../../../ui/VerdictBadge.tsx'
import { Corners } from '../../dossiers/Corners.tsx'
import { ZoneName } from '../../verify/ZoneName.tsx'
import classes from '../filing.module.css'

type GroundFactsProps = {
  readonly areaM2: number | null
  readonly legal: NonNullable<DossierAnswer['site']>['legal']
  readonly commune: { readonly nameFr: string; readonly nameAr: string } | null
  readonly reportId: string | null
}

/** The ground in words: commune, area, legal zone, the report's verdict, and every corner. */
export function GroundFacts({ areaM2, legal, commune, reportId }: GroundFactsProps) {
  const say = useFilingWords()
  const words = useDossierWords()
  const { nameOf } = useWords()
  return (
    <>
      <FactList
        facts={[
          { term: words('dossiers.commune'), value: commune ? nameOf(commune) : '—' },
          { term: words('dossiers.area'), value: areaM2 === null ? '—' : <Area m2={areaM2} /> },
          { term: words('dossiers.zone'), value: <ZoneName srid={legal.srid} /> },
          {
            term: say('site.verdict'),
            value: reportId ? <ReportVerdict reportId={reportId} /> : say('site.noReport'),
          },
        ]}
      />
      <details className={classes.fold}>
        <summary>{say('site.corners')}</summary>
        <Corners legal={legal} />
      </details>
    </>
  )
}

function ReportVerdict({ reportId }: { readonly reportId: string }) {
  const say = useFilingWords()
  const { data } = useReport(reportId)
  return (
    <span className={classes.answer}>
      {data ? <VerdictBadge verdict={data.verdict} /> : ''}
      <Link to="/rapports/$id" params={{ id: reportId }}>
        {say('site.read')}
      </Link>
    </span>
  )
}
