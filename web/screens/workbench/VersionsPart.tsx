import { Button } from '@mantine/core'
import { useState } from 'react'
import type { DossierReport } from '../../../api/contract/site.ts'
import { problemOf } from '../../api/problem.ts'
import { useReport } from '../../api/queries.ts'
import { fixed, printedDay } from '../../text/figures.ts'
import { useWorkbenchWords } from '../../text/useWorkbenchWords.ts'
import { VerdictBadge } from '../../ui/VerdictBadge.tsx'
import { Waiting } from '../../ui/Waiting.tsx'
import { DifferenceList } from '../complements/DifferenceList.tsx'
import { ProblemReport } from '../frame/ProblemReport.tsx'
import { ProjectsCompared } from './ProjectsCompared.tsx'
import type { BenchTools } from './useBenchScene.ts'
import classes from './workbench.module.css'
import { useHistory } from './workbenchQueries.ts'

type VersionsPartProps = { readonly dossierId: string; readonly tools: BenchTools }

/** The reports of the dossier, each told apart from the one before: in words, and the former ground on the map. */
export function VersionsPart({ dossierId, tools }: VersionsPartProps) {
  const say = useWorkbenchWords()
  const { data, error, refetch } = useHistory(dossierId)
  const [shown, setShown] = useState<number | null>(null)
  if (error) return <ProblemReport problem={problemOf(error)} onRetry={() => void refetch()} />
  if (!data) return <Waiting lines={[44, 44]} />
  if (data.length < 2) return <p>{say('oneVersion')}</p>
  const toggle = (nth: number) => {
    tools.clear()
    setShown(shown === nth ? null : nth)
  }
  return (
    <ol className={classes.list}>
      {data.map((report, place) => (
        <Version
          key={report.nth}
          report={report}
          before={data[place + 1]}
          open={shown === report.nth}
          onToggle={() => toggle(report.nth)}
          tools={tools}
        />
      ))}
    </ol>
  )
}

type VersionProps = {
  readonly report: DossierReport
  readonly before: DossierReport | undefined
  readonly open: boolean
  readonly onToggle: () => void
  readonly tools: BenchTools
}

function Version({ report, before, open, onToggle, tools }: VersionProps) {
  const say = useWorkbenchWords()
  return (
    <li>
      <p>
        {say('report', { nth: report.nth, day: printedDay(report.attachedAt) })}{' '}
        <VerdictBadge verdict={report.verdict} />
      </p>
      {report.attachedBy === null && <p className={classes.small}>{say('madeByHouse')}</p>}
      {before && (
        <Button variant="default" size="xs" aria-expanded={open} onClick={onToggle}>
          {say('compare')}
        </Button>
      )}
      {open && before && <Compared report={report} before={before} tools={tools} />}
    </li>
  )
}

type ComparedProps = { readonly report: DossierReport; readonly before: DossierReport; readonly tools: BenchTools }

function Compared({ report, before, tools }: ComparedProps) {
  const say = useWorkbenchWords()
  const former = useReport(before.reportId)
  const latter = useReport(report.reportId)
  const same =
    former.data && latter.data && JSON.stringify(former.data.parcel.legal) === JSON.stringify(latter.data.parcel.legal)
  const failed = [former, latter].find(({ error }) => error)
  return (
    <>
      <p>{say('areas', { before: fixed(before.areaM2, 2), after: fixed(report.areaM2, 2) })}</p>
      {(former.isPending || latter.isPending) && <Waiting lines={[32]} />}
      {failed && <ProblemReport problem={problemOf(failed.error)} onRetry={() => void failed.refetch()} />}
      {same && <p>{say('sameGround')}</p>}
      {former.data && latter.data && !same && (
        <>
          <p>{say('formerGround')}</p>
          <Button
            variant="default"
            size="xs"
            aria-pressed={tools.former !== null}
            onClick={() => tools.showFormer(tools.former ? null : former.data.parcel.geometry)}
          >
            {say('before')}
          </Button>
        </>
      )}
      {former.data && latter.data && <ProjectsCompared before={former.data.project} after={latter.data.project} />}
      {report.difference && <DifferenceList difference={report.difference} />}
    </>
  )
}
