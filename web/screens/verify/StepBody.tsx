import { useArrival } from '../frame/useArrival.ts'
import { ReportPanel } from '../report/ReportPanel.tsx'
import { ConfirmStep } from './confirm/ConfirmStep.tsx'
import { LocateStep } from './locate/LocateStep.tsx'
import { ProjectStep } from './project/ProjectStep.tsx'
import type { Verification } from './useVerification.ts'

/** The step the address names. */
export function StepBody({ work }: { readonly work: Verification }) {
  const { step, search, filings } = work
  const heading = useArrival<HTMLHeadingElement>(`${step} ${search.way ?? ''}`)

  if (step === 'report') return <ReportPanel report={work.report} focused={work.focused} onFocus={work.setFocused} />
  if (step === 'project')
    return (
      <ProjectStep
        heading={heading}
        draft={work.draft}
        onDraft={work.setDraft}
        drawing={work.drawing}
        onDrawing={work.setDrawing}
        onCheck={work.runCheck}
        problem={work.checkProblem}
        onShowPlace={work.showPlace}
      />
    )
  if (step === 'confirm')
    return (
      <ConfirmStep
        heading={heading}
        state={work.subject}
        reading={work.isFiled ? filings.reading : null}
        given={filings.given}
        again={work.reading}
        chosen={work.chosen}
        onChosen={(ids) => work.goTo({ filed: ids.join(',') })}
        onShowPlace={work.showPlace}
      />
    )
  return (
    <LocateStep
      heading={heading}
      way={search.way ?? null}
      onWay={(way) => work.goTo({ way: way ?? undefined })}
      reading={work.reading}
      preview={filings.preview}
      onPreview={filings.setPreview}
      onAccept={filings.accept}
      onFound={work.onFound}
      onShowPlace={work.showPlace}
    />
  )
}
