import { useNavigate, useSearch } from '@tanstack/react-router'
import type { ReportAnswer } from '../../../api/contract/conformity.ts'
import type { DossierAnswer } from '../../../api/contract/dossiers.ts'
import type { FindingsAnswer } from '../../../api/contract/findings.ts'
import { useWorkbenchWords } from '../../text/useWorkbenchWords.ts'
import { Tabs } from '../../ui/Tabs.tsx'
import { EnvelopePart } from '../envelope/EnvelopePart.tsx'
import type { BuildableView } from '../envelope/useBuildable.ts'
import { ZonePart } from '../notes/ZonePart.tsx'
import { landOf } from '../report/landOf.ts'
import { BodiesPart } from './BodiesPart.tsx'
import { FindingsPart } from './FindingsPart.tsx'
import { PiecesPart } from './PiecesPart.tsx'
import { SketchPart } from './SketchPart.tsx'
import type { BenchTools } from './useBenchScene.ts'
import { VersionsPart } from './VersionsPart.tsx'
import classes from './workbench.module.css'
import { PARTS, type Part } from './workbenchSearch.ts'

export type Focus = { readonly focused: number | null; readonly onFocus: (check: number | null) => void }

type BenchPartsProps = {
  readonly dossier: DossierAnswer
  readonly findings: FindingsAnswer
  readonly focus: Focus
  readonly tools: BenchTools
  readonly report: ReportAnswer | null
  readonly buildable: BuildableView
}

/** The parts of an examination, the findings first. */
export function BenchParts(props: BenchPartsProps) {
  const say = useWorkbenchWords()
  const { part = 'findings' } = useSearch({ from: '/instruction/$dossier' })
  const navigate = useNavigate({ from: '/instruction/$dossier' })
  return (
    <Tabs
      label={say('parts')}
      tabs={PARTS.map((id) => ({ id, label: say(`tabs.${id}`) }))}
      current={part}
      onChange={(next) => {
        props.tools.clear()
        void navigate({ search: (now) => ({ ...now, part: next === 'findings' ? undefined : next }), replace: true })
      }}
    >
      <div className={classes.part}>
        <OnePart part={part} {...props} />
      </div>
    </Tabs>
  )
}

function OnePart({ part, ...props }: BenchPartsProps & { readonly part: Part }) {
  const say = useWorkbenchWords()
  const { dossier, findings, focus, tools, report, buildable } = props
  if (part === 'pieces') return <PiecesPart dossierId={dossier.id} />
  if (part === 'versions') return <VersionsPart dossierId={dossier.id} tools={tools} />
  if (part === 'bodies') return <BodiesPart dossier={dossier} />
  if (part === 'sketch') return <SketchPart dossierId={dossier.id} tools={tools} />
  if (part === 'buildable')
    return report ? (
      <EnvelopePart subjectKey={report.id} subject={landOf(report)} {...buildable} />
    ) : (
      <p>{say('noReportHint')}</p>
    )
  if (part === 'findings') return <FindingsPart findings={findings} focus={focus} />
  if (findings.zones.length === 0) return <p>{say('noZones')}</p>
  return findings.zones.map((zone) => (
    <ZonePart key={`${zone.plan} ${zone.code} ${zone.sector} ${zone.areaM2}`} zone={zone} />
  ))
}
