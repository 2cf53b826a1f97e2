import { useMemo, useState } from 'react'
import type { ReportAnswer } from '../../../api/contract/conformity.ts'
import type { DossierAnswer } from '../../../api/contract/dossiers.ts'
import { useCommissionWords } from '../../text/useCommissionWords.ts'
import { siteScene } from '../dossiers/siteScene.ts'
import { MapStage } from '../map/MapStage.tsx'
import { COUNTRY_VIEW } from '../map/viewSearch.ts'
import { useReportScene } from '../report/useReportScene.ts'
import classes from './sitting.module.css'

type MapProps = {
  readonly dossier: DossierAnswer
  readonly report: ReportAnswer | null
  readonly focused: number | null
  readonly onFocus: (check: number | null) => void
}

/** The ground of a dossier with every finding of its report; its outline alone where there is no report. */
export function SittingMap({ dossier, report, focused, onFocus }: MapProps) {
  const say = useCommissionWords()
  const [view, setView] = useState(COUNTRY_VIEW)
  const found = useReportScene(report, focused, onFocus)
  const bare = useMemo(() => siteScene(dossier.site), [dossier.site])
  if (!report && !dossier.site) return null
  return (
    <div className={classes.map}>
      <MapStage view={view} onViewChange={setView} scene={report ? found : bare} label={say('dossier.map')} />
    </div>
  )
}
