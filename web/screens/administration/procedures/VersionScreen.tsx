import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router'
import type { VersionDraft } from '../../../../api/contract/procedures/drafting.ts'
import { problemOf } from '../../../api/problem.ts'
import { useVersionWords } from '../../../text/useVersionWords.ts'
import { useWords } from '../../../text/words.ts'
import { nameIn } from '../../../ui/PersonName.tsx'
import { StatusBadge } from '../../../ui/StatusBadge.tsx'
import { Tabs } from '../../../ui/Tabs.tsx'
import { Waiting } from '../../../ui/Waiting.tsx'
import { ProblemReport } from '../../frame/ProblemReport.tsx'
import { useTitle } from '../../frame/useTitle.ts'
import { AdministrationSection } from '../AdministrationSection.tsx'
import { EndVersion } from './EndVersion.tsx'
import { EditPart } from './editing/EditPart.tsx'
import { CheckPart } from './reviewing/CheckPart.tsx'
import { PreviewPart } from './reviewing/PreviewPart.tsx'
import { useDays } from './useDays.ts'
import { TONES } from './VersionTable.tsx'
import { useVersion } from './versionQueries.ts'
import { VERSION_PARTS } from './versionSearch.ts'
import classes from './versions.module.css'

/** One version: written, checked, compared, published by somebody else. */
export function VersionScreen() {
  const { id } = useParams({ from: '/administration/demarches/$id' })
  return (
    <AdministrationSection needs={['procedure.propose']}>{() => <Version key={id} id={id} />}</AdministrationSection>
  )
}

function Version({ id }: { readonly id: string }) {
  const say = useVersionWords()
  const read = useVersion(id)
  return (
    <>
      <Link to="/administration/demarches" className={classes.back}>
        {say('back')}
      </Link>
      {read.isPending && <Waiting lines={[44, 44, 200]} />}
      {read.error && <ProblemReport problem={problemOf(read.error)} onRetry={() => void read.refetch()} />}
      {read.data && <Opened draft={read.data} onReadAgain={async () => (await read.refetch()).data ?? null} />}
    </>
  )
}

type OpenedProps = { readonly draft: VersionDraft; readonly onReadAgain: () => Promise<VersionDraft | null> }

function Opened({ draft, onReadAgain }: OpenedProps) {
  const say = useVersionWords()
  const { nameOf } = useWords()
  const { part = draft.may.change ? 'edit' : 'preview', on } = useSearch({ from: '/administration/demarches/$id' })
  const navigate = useNavigate({ from: '/administration/demarches/$id' })
  const parts = VERSION_PARTS.filter((one) => draft.may.change || one === 'preview')
  const shown = parts.find((one) => one === part) ?? 'preview'
  useTitle(nameOf(draft))
  return (
    <>
      <Head draft={draft} />
      {draft.may.end && <EndVersion draft={draft} />}
      <Tabs
        label={say('parts')}
        tabs={parts.map((one) => ({ id: one, label: say(one) }))}
        current={shown}
        onChange={(next) => void navigate({ search: (now) => ({ ...now, part: next }), replace: true })}
      >
        {/* Kept while another part is read: nothing that was typed is lost. */}
        {draft.may.change && (
          <div hidden={shown !== 'edit'}>
            <EditPart draft={draft} onReadAgain={onReadAgain} />
          </div>
        )}
        {shown === 'check' && <CheckPart draft={draft} />}
        {shown === 'preview' && <PreviewPart draft={draft} on={on} />}
      </Tabs>
    </>
  )
}

function Head({ draft }: { readonly draft: VersionDraft }) {
  const say = useVersionWords()
  const { nameOf, language, listed } = useWords()
  const days = useDays()
  const names = listed(draft.writers.map((writer) => nameIn(language, writer)))
  return (
    <header className={classes.head}>
      <h1>{nameOf(draft)}</h1>
      <p className={classes.facts}>
        <StatusBadge tone={TONES[draft.state]}>{say(`states.${draft.state}`)}</StatusBadge>
        <span className="figures">{days(draft)}</span>
        <span>{names ? say('writers', { names }) : say('bySeeds')}</span>
      </p>
    </header>
  )
}
