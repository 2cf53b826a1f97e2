import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import type { AgendaDossier } from '../../../api/contract/commission/sessions.ts'
import { problemOf } from '../../api/problem.ts'
import { useReport } from '../../api/queries.ts'
import { useCommissionWords } from '../../text/useCommissionWords.ts'
import { Tabs } from '../../ui/Tabs.tsx'
import { Waiting } from '../../ui/Waiting.tsx'
import { DossierDocuments } from '../documents/DossierDocuments.tsx'
import { useDossier } from '../dossiers/dossierQueries.ts'
import { ProblemReport } from '../frame/ProblemReport.tsx'
import { ReportContent } from '../report/ReportContent.tsx'
import { AvisBefore } from './AvisBefore.tsx'
import classes from './commission.module.css'
import { SittingMap } from './SittingMap.tsx'
import sittingClasses from './sitting.module.css'

const PARTS = ['avis', 'map', 'pieces'] as const
type Part = (typeof PARTS)[number]

/** What the commission has before it: avis, the map with the conformity report, pieces; the sheets are one step away. */
export function DossierPane({ dossier: { id } }: { readonly dossier: AgendaDossier }) {
  const say = useCommissionWords()
  const [part, setPart] = useState<Part>('avis')
  const tabs = PARTS.map((one) => ({ id: one, label: say(`dossier.${one}`) }))
  return (
    <>
      <p className={classes.links}>
        <Link to="/dossiers/$id" params={{ id }}>
          {say('dossier.open')}
        </Link>
        <Link to="/dossiers/$id/plans" params={{ id }}>
          {say('dossier.sheets')}
        </Link>
      </p>
      <Tabs label={say('dossier.parts')} tabs={tabs} current={part} onChange={setPart}>
        {part === 'avis' && <AvisBefore id={id} />}
        {part === 'map' && <MapBefore id={id} />}
        {part === 'pieces' && <PiecesBefore id={id} />}
      </Tabs>
    </>
  )
}

type Of = { readonly id: string }

function MapBefore({ id }: Of) {
  const say = useCommissionWords()
  const dossier = useDossier(id)
  const report = useReport(dossier.data?.reportId ?? undefined)
  const [focused, setFocused] = useState<number | null>(null)
  if (dossier.error) return <ProblemReport problem={problemOf(dossier.error)} onRetry={() => void dossier.refetch()} />
  if (!dossier.data) return <Waiting lines={[320, 64]} />
  return (
    <div className={sittingClasses.mapAndReport}>
      <SittingMap dossier={dossier.data} report={report.data ?? null} focused={focused} onFocus={setFocused} />
      {report.data ? (
        <ReportContent report={report.data} focused={focused} onFocus={setFocused} />
      ) : (
        dossier.data.reportId === null && <p>{say('dossier.noReport')}</p>
      )}
    </div>
  )
}

function PiecesBefore({ id }: Of) {
  const dossier = useDossier(id)
  if (dossier.error) return <ProblemReport problem={problemOf(dossier.error)} onRetry={() => void dossier.refetch()} />
  return dossier.data ? <DossierDocuments dossier={dossier.data} /> : <Waiting lines={[72, 72]} />
}
