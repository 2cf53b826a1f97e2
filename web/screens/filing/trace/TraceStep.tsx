import { Button } from '@mantine/core'
import { useMemo, useRef, useState } from 'react'
import { siteServes, type TraceKind } from '../../../../api/contract/traces.ts'
import { useDossierWords } from '../../../text/useDossierWords.ts'
import { useFilingWords } from '../../../text/useFilingWords.ts'
import { useProcedureWords } from '../../../text/useProcedureWords.ts'
import { useWords } from '../../../text/words.ts'
import { EmptyState } from '../../../ui/EmptyState.tsx'
import { FactList } from '../../../ui/FactList.tsx'
import { Notice } from '../../../ui/Notice.tsx'
import { Corners } from '../../dossiers/Corners.tsx'
import { siteScene } from '../../dossiers/siteScene.ts'
import { useTraceFacts } from '../../dossiers/useTraceFacts.tsx'
import { ZoneName } from '../../verify/ZoneName.tsx'
import type { DraftWork } from '../Draft.tsx'
import filing from '../filing.module.css'
import type { StepProps } from '../StepBody.tsx'
import { StepFoot } from '../StepFoot.tsx'
import { GroundFacts } from '../site/GroundFacts.tsx'
import { GroundMap } from '../site/GroundMap.tsx'
import { TraceEditor } from './TraceEditor.tsx'
import { useWasDrawing } from './useTraceWork.ts'

type TraceStepProps = StepProps & { readonly kind: TraceKind }

/** The ground of a procedure that wants no parcel: drawn here, then shown as it is kept. */
export function TraceStep({ draft, heading, kind }: TraceStepProps) {
  const say = useFilingWords()
  const trade = useProcedureWords()
  const [editing, setEditing] = useState(useWasDrawing({ dossier: draft.dossier, kind }))
  const [taken, setTaken] = useState(false)
  const { site } = draft.dossier
  const serves = siteServes(kind, site && (site.trace?.kind ?? 'outline'))
  const draws = draft.mayLocate && (editing || !serves)
  const section = useRef<HTMLElement>(null)
  const settle = (isTaken: boolean) => {
    setEditing(false)
    setTaken(isTaken)
    // the button that was pressed is gone
    requestAnimationFrame(() => section.current?.querySelector('h1')?.focus())
  }
  return (
    <section ref={section} className={filing.step}>
      <h1 ref={heading} tabIndex={-1}>
        {say('site.title')}
      </h1>
      <p className={filing.hint}>
        {say('site.kindIs', { label: say('site.kind'), kind: trade(`geometries.${kind}`) })}
      </p>
      {taken && !draws && <Notice role="status">{say('trace.taken')}</Notice>}
      {site && !serves && <Notice tone="warning">{say('trace.unfit')}</Notice>}
      {draws && (
        <TraceEditor
          subject={{
            ...{ dossier: draft.dossier, dates: draft.project, groundAlone: false },
            version: draft.work.flush,
          }}
          kind={kind}
          mapOf={(scene) => <GroundMap scene={scene} />}
          onTaken={() => settle(true)}
          onKeep={serves ? () => settle(false) : null}
        />
      )}
      {!draws && serves && <Kept draft={draft} kind={kind} onAgain={() => setEditing(true)} />}
      {!draws && !serves && <EmptyState level={2} title={say('trace.missing')} text={say('trace.missingText')} />}
      <StepFoot draft={draft} quiet={draws} />
    </section>
  )
}

type KeptProps = { readonly draft: DraftWork; readonly kind: TraceKind; readonly onAgain: () => void }

function Kept({ draft: { dossier, mayLocate }, kind, onAgain }: KeptProps) {
  const say = useFilingWords()
  const words = useDossierWords()
  const { nameOf } = useWords()
  const facts = useTraceFacts()
  const { site, commune, reportId } = dossier
  const scene = useMemo(() => siteScene(site), [site])
  if (!site) return null
  const { trace } = site
  return (
    <>
      <GroundMap scene={scene} />
      {trace ? (
        <>
          <FactList
            facts={[
              { term: words('dossiers.commune'), value: nameOf(commune) },
              ...facts(trace),
              { term: words('dossiers.zone'), value: <ZoneName srid={trace.legal.srid} /> },
            ]}
          />
          <details className={filing.fold}>
            <summary>{say(`trace.typed.${kind}`)}</summary>
            <Corners legal={trace.legal} />
          </details>
        </>
      ) : (
        <GroundFacts areaM2={site.areaM2} legal={site.legal} commune={commune} reportId={reportId} />
      )}
      {mayLocate && (
        <p>
          <Button variant="default" size="md" onClick={onAgain}>
            {say(`trace.again.${kind}`)}
          </Button>
        </p>
      )}
    </>
  )
}
