import { useNavigate, useSearch } from '@tanstack/react-router'
import { problemOf } from '../../../api/problem.ts'
import { useAdministrationWords } from '../../../text/useAdministrationWords.ts'
import { useBacklogWords } from '../../../text/useBacklogWords.ts'
import { ButtonLink } from '../../../ui/ButtonLink.tsx'
import { Waiting } from '../../../ui/Waiting.tsx'
import { ProblemReport } from '../../frame/ProblemReport.tsx'
import type { SignedInSession } from '../../frame/SignedIn.tsx'
import { useTitle } from '../../frame/useTitle.ts'
import { AdministrationSection } from '../AdministrationSection.tsx'
import work from '../work.module.css'
import { useBacklog } from './backlogQueries.ts'
import { GiveRegister } from './GiveRegister.tsx'
import { Register } from './Register.tsx'

/** A commune's paper dossiers, brought in from its spreadsheet with their real dates, then their scans. */
export function BacklogScreen() {
  const title = useAdministrationWords()('administration.backlog')
  useTitle(title)
  return (
    <AdministrationSection needs={['backlog.import']}>
      {(session) => <Backlog title={title} session={session} />}
    </AdministrationSection>
  )
}

function Backlog({ title, session }: { readonly title: string; readonly session: SignedInSession }) {
  const say = useBacklogWords()
  const { registre } = useSearch({ from: '/administration/reprise' })
  const navigate = useNavigate({ from: '/administration/reprise' })
  return (
    <>
      <div className={work.head}>
        <h1>{title}</h1>
        {registre && (
          <ButtonLink to="/administration/reprise" search={{}} variant="default">
            {say('another')}
          </ButtonLink>
        )}
      </div>
      {registre ? (
        <Given id={registre} />
      ) : (
        <>
          <p className={work.intro}>{say('intro')}</p>
          <GiveRegister
            session={session}
            onGiven={(id) => void navigate({ search: (now) => ({ ...now, registre: id, lignes: undefined }) })}
          />
        </>
      )}
    </>
  )
}

function Given({ id }: { readonly id: string }) {
  const backlog = useBacklog(id)
  if (backlog.data) return <Register backlog={backlog.data} />
  if (backlog.error) return <ProblemReport problem={problemOf(backlog.error)} onRetry={() => void backlog.refetch()} />
  return <Waiting lines={[44, 44, 200]} />
}
