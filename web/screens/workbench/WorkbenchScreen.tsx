import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { type ReactNode, useCallback, useState } from 'react'
import { problemOf } from '../../api/problem.ts'
import { useReport } from '../../api/queries.ts'
import { useWorkbenchWords } from '../../text/useWorkbenchWords.ts'
import panes from '../../ui/panes.module.css'
import { Waiting } from '../../ui/Waiting.tsx'
import { DocumentViewer } from '../documents/DocumentViewer.tsx'
import { useDossier } from '../dossiers/dossierQueries.ts'
import { useTwoPanes } from '../dossiers/useWide.ts'
import { ProblemReport } from '../frame/ProblemReport.tsx'
import { SignedIn } from '../frame/SignedIn.tsx'
import { useTitle } from '../frame/useTitle.ts'
import { MapStage } from '../map/MapStage.tsx'
import { useAddressView } from '../map/useAddressView.ts'
import { BenchHead } from './BenchHead.tsx'
import { BenchParts } from './BenchParts.tsx'
import { useBenchScene } from './useBenchScene.ts'
import { useNeighbours } from './useNeighbours.ts'
import classes from './workbench.module.css'
import { useFindings } from './workbenchQueries.ts'

/** One dossier under examination: map, findings, pieces, règlement and versions in one view. */
export function WorkbenchScreen() {
  const { dossier } = useParams({ from: '/instruction/$dossier' })
  return <SignedIn>{() => <Bench key={dossier} id={dossier} />}</SignedIn>
}

function Bench({ id }: { readonly id: string }) {
  const say = useWorkbenchWords()
  const dossier = useDossier(id)
  const findings = useFindings(id)
  const report = useReport(findings.data?.report?.id)
  const neighbours = useNeighbours(id)
  const [focused, setFocused] = useState<number | null>(null)
  const { scene, buildable, tools } = useBenchScene(id, {
    report: report.data ?? null,
    site: dossier.data?.site ?? null,
    focused,
    onFocus: setFocused,
  })
  const wide = useTwoPanes()
  useTitle(dossier.data?.title ?? say('title'))
  const failed = [dossier, findings].find(({ error }) => error)
  const facts = failed ? (
    <ProblemReport problem={problemOf(failed.error)} onRetry={() => void failed.refetch()} />
  ) : !dossier.data || !findings.data ? (
    <Waiting lines={[24, 32, 44, 120, 120, 120]} />
  ) : (
    <>
      <BenchHead dossier={dossier.data} findings={findings.data} neighbours={neighbours} />
      {report.error && <ProblemReport problem={problemOf(report.error)} onRetry={() => void report.refetch()} />}
      <BenchParts
        dossier={dossier.data}
        findings={findings.data}
        focus={{ focused, onFocus: setFocused }}
        tools={tools}
        report={report.data ?? null}
        buildable={buildable}
      />
    </>
  )
  return (
    <Frame wide={wide} map={<BenchMap scene={scene} />} piece={<Piece beside={wide} />}>
      <p className={classes.back}>
        <Link to="/instruction" search={neighbours.search}>
          {say('back')}
        </Link>
      </p>
      {facts}
    </Frame>
  )
}

type FrameProps = {
  readonly wide: boolean
  readonly map: ReactNode
  /** The document that is read, when one is. */
  readonly piece: ReactNode
  readonly children: ReactNode
}

/** Side by side where there is room, the document that is read sharing the map's place; on a phone one after the other. */
const Frame = ({ wide, map, piece, children }: FrameProps) => (
  <div className={wide ? `${panes.panes} ${classes.bench}` : classes.column}>
    {wide ? (
      <div className={classes.middle}>
        <div className={panes.middle}>{map}</div>
        {piece}
      </div>
    ) : (
      <>
        <div className={classes.narrowMap}>{map}</div>
        {piece}
      </>
    )}
    <main id="content" className={wide ? panes.facts : classes.facts} tabIndex={-1}>
      {children}
    </main>
  </div>
)

/** The piece that the address says is read. */
function Piece({ beside }: { readonly beside: boolean }) {
  const navigate = useNavigate({ from: '/instruction/$dossier' })
  const { document, page = 1 } = useSearch({ from: '/instruction/$dossier' })
  if (!document) return null
  return (
    <div className={beside ? panes.middle : undefined}>
      <DocumentViewer
        key={document}
        id={document}
        page={page}
        beside={beside}
        onPage={(next) => void navigate({ search: (now) => ({ ...now, page: next }), replace: true })}
        onClose={() => void navigate({ search: (now) => ({ ...now, document: undefined, page: undefined }) })}
      />
    </div>
  )
}

function BenchMap({ scene }: { readonly scene: Parameters<typeof MapStage>[0]['scene'] }) {
  const say = useWorkbenchWords()
  const navigate = useNavigate({ from: '/instruction/$dossier' })
  const { view } = useSearch({ from: '/instruction/$dossier' })
  const [restored] = useState(view !== undefined)
  const shown = useAddressView(
    view,
    useCallback((next) => void navigate({ search: (now) => ({ ...now, view: next }), replace: true }), [navigate]),
  )
  return <MapStage {...shown} scene={scene} restored={restored} label={say('map')} />
}
