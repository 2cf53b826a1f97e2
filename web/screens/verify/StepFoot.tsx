import { Button } from '@mantine/core'
import { useWords } from '../../text/words.ts'
import { ButtonLink } from '../../ui/ButtonLink.tsx'
import { ReportActions } from '../report/ReportActions.tsx'
import { ProjectActions } from './project/ProjectStep.tsx'
import type { Verification } from './useVerification.ts'

/** The one primary action of each step, always in the same place. */
export function StepFoot({ work }: { readonly work: Verification }) {
  const { step, search, goTo, report } = work
  if (step === 'report')
    return report.data ? (
      <ReportActions report={report.data} dossier={search.dossier} onAgain={() => goTo({ step: 'project' })} />
    ) : null
  if (step === 'project') return <ProjectActions busy={work.checking} onSkip={work.checkWithoutProject} />
  if (step === 'confirm') return <ConfirmActions work={work} />
  return search.way === 'draw' ? <DrawActions work={work} /> : null
}

function DrawActions({ work }: { readonly work: Verification }) {
  const { t } = useWords()
  const { parcelDrawing, reading } = work.land
  return (
    <Button
      size="md"
      disabled={parcelDrawing.drawn === null}
      loading={reading.state.stage === 'reading'}
      onClick={work.acceptDrawn}
    >
      {t('locate.useDrawn')}
    </Button>
  )
}

function ConfirmActions({ work }: { readonly work: Verification }) {
  const { t } = useWords()
  const { goTo, land, chosen, zoneUnsaid, search } = work
  const noted = search.parcel ? { parcel: search.parcel } : chosen.length === 1 ? { filed: chosen[0] ?? '' } : null
  return (
    <>
      {noted && land.subject.stage === 'ready' && !zoneUnsaid && (
        <ButtonLink to="/notes/demander" search={noted} variant="subtle" size="md">
          {t('verify.askNote')}
        </ButtonLink>
      )}
      <Button variant="default" size="md" onClick={() => goTo({ step: 'locate' })}>
        {t('verify.changeParcel')}
      </Button>
      <Button
        size="md"
        disabled={land.subject.stage !== 'ready' || zoneUnsaid}
        onClick={() => goTo({ step: 'project' })}
      >
        {chosen.length > 1 ? t('confirm.yesSeveral') : t('confirm.yes')}
      </Button>
    </>
  )
}
