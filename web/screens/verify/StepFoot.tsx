import { Button } from '@mantine/core'
import { useWords } from '../../text/words.ts'
import { ReportActions } from '../report/ReportActions.tsx'
import { ProjectActions } from './project/ProjectStep.tsx'
import type { Verification } from './useVerification.ts'

/** The one primary action of each step, always in the same place. */
export function StepFoot({ work }: { readonly work: Verification }) {
  const { t } = useWords()
  const { step, goTo, subject, report } = work
  if (step === 'report')
    return report.data ? <ReportActions report={report.data} onAgain={() => goTo({ step: 'project' })} /> : null
  if (step === 'project') return <ProjectActions busy={work.checking} onSkip={work.skipProject} />
  if (step === 'locate') return null
  const several = work.chosen.length > 1
  return (
    <>
      <Button variant="default" size="md" onClick={() => goTo({ step: 'locate' })}>
        {t('verify.changeParcel')}
      </Button>
      <Button
        size="md"
        disabled={subject.stage !== 'ready' || zoneUnsaid(work)}
        onClick={() => goTo({ step: 'project' })}
      >
        {several ? t('confirm.yesSeveral') : t('confirm.yes')}
      </Button>
    </>
  )
}

/** Coordinates that fit several zones wait for a person to say which. */
const zoneUnsaid = ({ isFiled, filings }: Verification): boolean =>
  isFiled && (filings.reading?.source.crs.candidates.length ?? 0) > 0
