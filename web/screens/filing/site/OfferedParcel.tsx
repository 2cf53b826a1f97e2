import { Button } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { useMemo } from 'react'
import type { ConformityDifference } from '../../../../api/contract/site.ts'
import { problemOf } from '../../../api/problem.ts'
import { useReport } from '../../../api/queries.ts'
import { useFilingWords } from '../../../text/useFilingWords.ts'
import { useWords } from '../../../text/words.ts'
import { Answers } from '../../../ui/Dialog.tsx'
import { Notice } from '../../../ui/Notice.tsx'
import { Waiting } from '../../../ui/Waiting.tsx'
import { outlined } from '../../dossiers/siteScene.ts'
import { ProblemReport } from '../../frame/ProblemReport.tsx'
import { Refused } from '../../frame/Refused.tsx'
import type { DraftWork } from '../Draft.tsx'
import { GroundFacts } from './GroundFacts.tsx'
import { GroundMap } from './GroundMap.tsx'
import { useTakeParcel } from './siteQueries.ts'

type OfferedParcelProps = {
  readonly draft: DraftWork
  readonly reportId: string
  readonly onTaken: (difference: ConformityDifference | null) => void
}

/** The parcel of a report just made, to be taken for the draft or left. */
export function OfferedParcel({ draft, reportId, onTaken }: OfferedParcelProps) {
  const say = useFilingWords()
  const { nameOf } = useWords()
  const report = useReport(reportId)
  const { dossier } = draft
  const offered = report.data?.parcel
  const scene = useMemo(() => (offered ? outlined(offered.geometry, offered.legal.srid) : {}), [offered])
  if (report.error) return <ProblemReport problem={problemOf(report.error)} onRetry={() => void report.refetch()} />
  if (!report.data) return <Waiting lines={[200, 40, 40]} />
  const { parcel, commune } = report.data
  return (
    <>
      <h2>{say('site.offered')}</h2>
      <p>{say(dossier.site ? 'site.offeredText' : 'site.firstText')}</p>
      {commune && commune.code !== dossier.commune.code && (
        <Notice tone="warning">{say('site.otherCommune', { commune: nameOf(commune) })}</Notice>
      )}
      <GroundMap scene={scene} />
      <GroundFacts areaM2={parcel.areaM2} legal={parcel.legal} commune={commune} reportId={reportId} />
      <Taking draft={draft} reportId={reportId} onTaken={onTaken} />
    </>
  )
}

function Taking({ draft, reportId, onTaken }: OfferedParcelProps) {
  const say = useFilingWords()
  const navigate = useNavigate({ from: '/dossiers/$id/depot' })
  const taking = useTakeParcel(draft.dossier.id)
  const settle = () => void navigate({ search: ({ lang }) => ({ lang, step: 'site' as const }), replace: true })
  const take = async () => {
    const version = await draft.work.flush()
    const taken = await taking.mutateAsync({ version, reportId }).catch(() => null) // shown from taking.error
    if (!taken) return
    onTaken(taken.difference)
    settle()
  }
  return (
    <>
      <Refused error={taking.error} />
      <Answers>
        <Button size="md" loading={taking.isPending} onClick={() => void take()}>
          {say('site.take')}
        </Button>
        <Button variant="default" size="md" onClick={settle}>
          {say('site.leave')}
        </Button>
      </Answers>
    </>
  )
}
