import { Waiting } from '../../ui/Waiting.tsx'
import { useArrival } from '../frame/useArrival.ts'
import { ReportPanel } from '../report/ReportPanel.tsx'
import { ConfirmStep } from './confirm/ConfirmStep.tsx'
import { LocateStep } from './locate/LocateStep.tsx'
import { ProjectStep } from './project/ProjectStep.tsx'
import type { Verification } from './useVerification.ts'

/** The step the address names. */
export function StepBody({ work }: { readonly work: Verification }) {
  const { step, search, land } = work
  const heading = useArrival<HTMLHeadingElement>(`${step} ${search.way ?? ''}`)
  if (step === 'report')
    return (
      <ReportPanel report={work.report} focused={work.focused} onFocus={work.setFocused} buildable={work.buildable} />
    )
  if (step === 'project' && work.describing) return <Waiting lines={[32, 44, 44, 44]} />
  if (step === 'project')
    return (
      <ProjectStep
        heading={heading}
        draft={work.draft}
        onDraft={work.setDraft}
        footprint={work.footprint}
        onCheck={work.check}
        problem={work.checkProblem}
        onShowPlace={land.showPlace}
      />
    )
  if (step === 'confirm')
    return (
      <ConfirmStep
        heading={heading}
        state={land.subject}
        reading={work.isFiled ? land.filings.reading : null}
        given={land.filings.given}
        again={land.reading}
        chosen={work.chosen}
        onChosen={work.choose}
        onShowPlace={land.showPlace}
      />
    )
  return (
    <LocateStep
      heading={heading}
      way={search.way ?? null}
      onWay={(way) => work.goTo({ way: way ?? undefined })}
      land={land}
      onFound={work.onFound}
    />
  )
}
