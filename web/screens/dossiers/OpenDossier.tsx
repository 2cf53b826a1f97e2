import { Button, TextInput } from '@mantine/core'
import { useState } from 'react'
import type { ReportAnswer } from '../../../api/contract/conformity.ts'
import type { DossierAnswer } from '../../../api/contract/dossiers.ts'
import { useReport } from '../../api/queries.ts'
import { useDossierWords } from '../../text/useDossierWords.ts'
import { useWords } from '../../text/words.ts'
import { Area } from '../../ui/Area.tsx'
import { Answers } from '../../ui/Dialog.tsx'
import { focusFirstFault } from '../../ui/firstFault.ts'
import forms from '../../ui/form.module.css'
import { Refused } from '../frame/Refused.tsx'
import { type ChosenCommune, CommuneField } from './CommuneField.tsx'
import { useOpenDossier } from './dossierQueries.ts'
import { isIdentifier } from './dossierSearch.ts'

type OpenDossierProps = {
  readonly report?: string | undefined
  readonly onOpened: (dossier: DossierAnswer) => void
  readonly onCancel: () => void
}

/** What is being filled in; the report's commune stands until another is chosen. */
function useDraft(from: string | undefined) {
  const { nameOf } = useWords()
  const [title, setTitle] = useState('')
  const [typed, setTyped] = useState(from ?? '')
  const [chosen, setChosen] = useState<ChosenCommune | null | undefined>(undefined)
  const reportId = typed.trim()
  const report = useReport(isIdentifier(reportId) ? reportId : undefined)
  const ofReport = report.data?.commune
  const commune = chosen === undefined ? (ofReport ? { code: ofReport.code, name: nameOf(ofReport) } : null) : chosen
  return { title, setTitle, typed, setTyped, reportId, report, commune, setChosen }
}

/** Title, commune and, when there is one, the report whose outline becomes the site. */
export function OpenDossier({ report: from, onOpened, onCancel }: OpenDossierProps) {
  const say = useDossierWords()
  const draft = useDraft(from)
  const opening = useOpenDossier()
  const [tried, setTried] = useState(false)
  const missing = (wrong: boolean, words: string) => (tried && wrong ? words : undefined)
  const wrongReport = draft.reportId !== '' && !isIdentifier(draft.reportId)

  const submit = () => {
    setTried(true)
    const { title, commune, reportId } = draft
    if (title.trim() === '' || !commune || wrongReport) return
    opening.mutate({ title, communeCode: commune.code, ...(reportId !== '' && { reportId }) }, { onSuccess: onOpened })
  }

  return (
    <form
      noValidate
      className={forms.form}
      aria-label={say('dossiers.open')}
      onSubmit={(event) => {
        event.preventDefault()
        submit()
        focusFirstFault(event.currentTarget)
      }}
    >
      <p className={forms.hint}>{say('dossiers.openIntro')}</p>
      <TextInput
        size="md"
        label={say('dossiers.name')}
        description={say('dossiers.nameHint')}
        maxLength={200}
        value={draft.title}
        error={missing(draft.title.trim() === '', say('dossiers.nameMissing'))}
        onChange={(event) => draft.setTitle(event.currentTarget.value)}
      />
      <CommuneField
        chosen={draft.commune}
        error={missing(!draft.commune, say('dossiers.communeMissing'))}
        onChoose={draft.setChosen}
      />
      <TextInput
        size="md"
        dir="ltr"
        label={say('dossiers.report')}
        description={say('dossiers.reportHint')}
        value={draft.typed}
        error={missing(wrongReport, say('dossiers.reportWrong'))}
        onChange={(event) => draft.setTyped(event.currentTarget.value)}
      />
      {draft.report.data && <ReportLine report={draft.report.data} />}
      <Refused error={draft.report.error ?? opening.error} />
      <Answers>
        <Button type="submit" size="md" loading={opening.isPending}>
          {say('dossiers.submit')}
        </Button>
        <Button variant="default" size="md" onClick={onCancel}>
          {say('dossiers.cancel')}
        </Button>
      </Answers>
    </form>
  )
}

function ReportLine({ report }: { readonly report: ReportAnswer }) {
  const say = useDossierWords()
  const { nameOf } = useWords()
  return (
    <p role="status">
      {say('dossiers.reportFound', { commune: report.commune ? nameOf(report.commune) : '—' })}{' '}
      <Area m2={report.parcel.areaM2} />
    </p>
  )
}
