import { useSearch } from '@tanstack/react-router'
import { useMemo, useState } from 'react'
import type { ConformityDifference } from '../../../../api/contract/site.ts'
import { TRACE_KINDS } from '../../../../api/contract/traces.ts'
import { useFilingWords } from '../../../text/useFilingWords.ts'
import { useProcedureWords } from '../../../text/useProcedureWords.ts'
import { ButtonLink } from '../../../ui/ButtonLink.tsx'
import { EmptyState } from '../../../ui/EmptyState.tsx'
import { siteScene } from '../../dossiers/siteScene.ts'
import type { DraftWork } from '../Draft.tsx'
import classes from '../filing.module.css'
import type { StepProps } from '../StepBody.tsx'
import { StepFoot } from '../StepFoot.tsx'
import { TraceStep } from '../trace/TraceStep.tsx'
import { Difference } from './Difference.tsx'
import { GroundFacts } from './GroundFacts.tsx'
import { GroundMap } from './GroundMap.tsx'
import { OfferedParcel } from './OfferedParcel.tsx'
import { TitleWarnings } from './TitleWarnings.tsx'

/** The ground: what the procedure situates, the outline it has or is offered, and the way to the map. */
export function SiteStep(props: StepProps) {
  const { definition } = props.draft.course
  const kind = TRACE_KINDS.find((one) => one === definition?.geometry)
  return kind ? <TraceStep {...props} kind={kind} /> : <ParcelStep {...props} />
}

function ParcelStep({ draft, heading }: StepProps) {
  const say = useFilingWords()
  const trade = useProcedureWords()
  const { report } = useSearch({ from: '/dossiers/$id/depot' })
  const [changed, setChanged] = useState<ConformityDifference | null | undefined>(undefined)
  const { dossier, course } = draft
  const geometry = course.definition?.geometry ?? 'parcel'
  const offered = report !== undefined && report !== dossier.reportId ? report : null
  return (
    <section className={classes.step}>
      <h1 ref={heading} tabIndex={-1}>
        {say('site.title')}
      </h1>
      <p className={classes.hint}>
        {say('site.kindIs', { label: say('site.kind'), kind: trade(`geometries.${geometry}`) })}
      </p>
      {changed !== undefined && <Difference difference={changed} />}
      {offered ? (
        <OfferedParcel draft={draft} reportId={offered} onTaken={setChanged} />
      ) : (
        <>
          <Ground draft={draft} />
          <TitleWarnings warnings={course.warnings} />
          <StepFoot draft={draft} quiet={dossier.site === null} />
        </>
      )}
    </section>
  )
}

function Ground({ draft: { dossier, mayLocate } }: { readonly draft: DraftWork }) {
  const say = useFilingWords()
  const { id, site, reportId } = dossier
  const scene = useMemo(() => siteScene(site), [site])
  const locate = (
    <ButtonLink to="/verifier" search={{ dossier: id }} variant={site ? 'default' : 'filled'} size="md">
      {say(site ? 'site.replace' : 'site.locate')}
    </ButtonLink>
  )
  if (!site)
    return (
      <EmptyState level={2} title={say('site.missing')} text={say('site.missingText')}>
        {mayLocate && locate}
      </EmptyState>
    )
  return (
    <>
      <GroundMap scene={scene} />
      <GroundFacts areaM2={site.areaM2} legal={site.legal} commune={dossier.commune} reportId={reportId} />
      {mayLocate && <p>{locate}</p>}
    </>
  )
}
