import { useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import type { ConformityDifference } from '../../../../api/contract/site.ts'
import { useFilingWords } from '../../../text/useFilingWords.ts'
import { useProcedureWords } from '../../../text/useProcedureWords.ts'
import { ButtonLink } from '../../../ui/ButtonLink.tsx'
import { EmptyState } from '../../../ui/EmptyState.tsx'
import { outlineOf } from '../../dossiers/SiteMap.tsx'
import type { DraftWork } from '../Draft.tsx'
import classes from '../filing.module.css'
import type { StepProps } from '../StepBody.tsx'
import { StepFoot } from '../StepFoot.tsx'
import { Difference } from './Difference.tsx'
import { GroundFacts } from './GroundFacts.tsx'
import { OfferedParcel } from './OfferedParcel.tsx'
import { OutlineMap } from './OutlineMap.tsx'
import { TitleWarnings } from './TitleWarnings.tsx'

/** The ground: what the procedure situates, the outline it has or is offered, and the way to the map. */
export function SiteStep({ draft, heading }: StepProps) {
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
        {geometry !== 'parcel' && `. ${say('site.surface')}`}
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
      <OutlineMap outline={outlineOf(site)} srid={site.legal.srid} />
      <GroundFacts areaM2={site.areaM2} legal={site.legal} commune={dossier.commune} reportId={reportId} />
      {mayLocate && <p>{locate}</p>}
    </>
  )
}
