import { Button, Radio, TextInput } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import type { Leading } from '../../../../api/contract/policy/leads.ts'
import type { Outcome } from '../../../../api/contract/procedures/preCheck/preCheck.ts'
import { useReport } from '../../../api/queries.ts'
import { useDossierWords } from '../../../text/useDossierWords.ts'
import { useFilingWords } from '../../../text/useFilingWords.ts'
import { useWords } from '../../../text/words.ts'
import { Answers } from '../../../ui/Dialog.tsx'
import { focusFirstFault } from '../../../ui/firstFault.ts'
import forms from '../../../ui/form.module.css'
import { type ChosenCommune, CommuneField } from '../../dossiers/CommuneField.tsx'
import { Refused } from '../../frame/Refused.tsx'
import { usePlace } from '../../procedures/choose/usePlace.ts'
import { useProcedure } from '../../procedures/procedureQueries.ts'
import { firstProject } from '../beginning.ts'
import classes from '../filing.module.css'
import type { BeginSearch, FilingStep } from '../filingSearch.ts'
import { useBegin } from './useBegin.ts'

type BeginFormProps = {
  readonly search: BeginSearch
  readonly outcome: Outcome | null
  /** The part in which the asker opens it for a client; null where it can only be their own. */
  readonly forClients: Leading | null
}

/** What is known of the draft before it is opened; the person may still change both. */
function useDraft({ place, report: reportId, code }: BeginSearch) {
  const say = useFilingWords()
  const { nameOf } = useWords()
  const report = useReport(reportId)
  const named = usePlace(place).data
  const commune = report.data?.commune ?? named ?? null
  const procedure = useProcedure(code).data?.definition
  const [chosen, setChosen] = useState<ChosenCommune | null | undefined>(undefined)
  const [typed, setTitle] = useState<string | null>(null)
  const known = commune && { code: commune.code, name: nameOf(commune) }
  const where = chosen === undefined ? known : chosen
  const usual = procedure && say('begin.named', { procedure: nameOf(procedure), commune: where?.name ?? '' })
  const title = typed ?? (where ? (usual ?? '') : procedure ? nameOf(procedure) : '')
  return { title, setTitle, commune: where, setChosen, procedure, report }
}

/** The name and the commune of the draft, and what it begins with: everything else is asked step by step. */
export function BeginForm({ search, outcome, forClients }: BeginFormProps) {
  const say = useFilingWords()
  const words = useDossierWords()
  const { nameOf } = useWords()
  const navigate = useNavigate()
  const draft = useDraft(search)
  const beginning = useBegin()
  const [tried, setTried] = useState(false)
  const [as, setAs] = useState<Leading>(forClients ?? 'owner')
  const { title, commune, procedure } = draft
  const project = search.code === undefined ? null : firstProject(search.code, outcome)
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    setTried(true)
    focusFirstFault(event.currentTarget)
    if (title.trim() === '' || !commune) return
    const given = { title, as, communeCode: commune.code, ...(search.report && { reportId: search.report }) }
    const course = await beginning.mutateAsync({ given, code: search.code, project }).catch(() => null) // shown below
    if (!course) return
    const step: FilingStep = course.definition === null ? 'procedure' : search.report ? 'project' : 'site'
    void navigate({ to: '/dossiers/$id/depot', params: { id: course.id }, search: { step }, replace: true })
  }
  return (
    <form noValidate className={`${classes.step} ${forms.form}`} onSubmit={(event) => void submit(event)}>
      <h1>{procedure ? nameOf(procedure) : say('begin.title')}</h1>
      <p className={classes.hint}>{say('begin.intro')}</p>
      {search.code === undefined && <p className={classes.hint}>{say('begin.noCode')}</p>}
      <Carried project={project} />
      {search.report && <p>{say('begin.report')}</p>}
      <TextInput
        size="md"
        label={words('dossiers.name')}
        description={words('dossiers.nameHint')}
        maxLength={200}
        value={title}
        error={tried && title.trim() === '' ? words('dossiers.nameMissing') : undefined}
        onChange={(event) => draft.setTitle(event.currentTarget.value)}
      />
      <CommuneField
        chosen={commune}
        error={tried && !commune ? words('dossiers.communeMissing') : undefined}
        onChoose={draft.setChosen}
      />
      {forClients && <AsChoice forClients={forClients} as={as} onChange={setAs} />}
      <Refused error={draft.report.error ?? beginning.error} />
      <Answers>
        <Button type="submit" size="md" loading={beginning.isPending}>
          {say('begin.submit')}
        </Button>
      </Answers>
    </form>
  )
}

type AsChoiceProps = {
  readonly forClients: Leading
  readonly as: Leading
  readonly onChange: (as: Leading) => void
}

/** Whose draft it is: the professional's own, or a client's who is named before the filing. */
function AsChoice({ forClients, as, onChange }: AsChoiceProps) {
  const say = useFilingWords()
  return (
    <fieldset className={forms.group}>
      <legend>{say('begin.as')}</legend>
      <Radio checked={as !== 'owner'} onChange={() => onChange(forClients)} label={say('begin.forClient')} />
      <Radio checked={as === 'owner'} onChange={() => onChange('owner')} label={say('begin.asOwner')} />
    </fieldset>
  )
}

/** How much of the project was said already. */
function Carried({ project }: { readonly project: ReturnType<typeof firstProject> | null }) {
  const say = useFilingWords()
  const n = Object.entries(project ?? {}).filter(([fact, value]) => fact !== 'works' && value !== null).length
  return n > 0 ? <p>{say('begin.carried', { n })}</p> : null
}
