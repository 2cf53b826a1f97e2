import { useSearch } from '@tanstack/react-router'
import { useFilingWords } from '../../../text/useFilingWords.ts'
import { Waiting } from '../../../ui/Waiting.tsx'
import { ProblemReport } from '../../frame/ProblemReport.tsx'
import { SignedIn, type SignedInSession } from '../../frame/SignedIn.tsx'
import { useTitle } from '../../frame/useTitle.ts'
import { useAnswered } from '../../procedures/choose/usePreCheck.ts'
import { useProcedure } from '../../procedures/procedureQueries.ts'
import classes from '../filing.module.css'
import { BeginForm } from './BeginForm.tsx'
import { clientsAs } from './clientsAs.ts'
import { TakeOver } from './TakeOver.tsx'

/** A filing begins: from the pre-check's answers, from a report, or with a draft that takes a procedure over. */
export function BeginScreen() {
  const say = useFilingWords()
  useTitle(say('begin.title'))
  return (
    <main id="content" className={classes.page} tabIndex={-1}>
      <SignedIn>{(session) => <Beginning session={session} />}</SignedIn>
    </main>
  )
}

function Beginning({ session }: { readonly session: SignedInSession }) {
  const search = useSearch({ from: '/dossiers/deposer' })
  const state = useAnswered(search)
  const procedure = useProcedure(search.code)
  if (state.kind === 'waiting' || procedure.isLoading) return <Waiting lines={[32, 44, 44]} />
  if (state.kind === 'failed') return <ProblemReport problem={state.problem} onRetry={state.retry} />
  const { outcome } = state.asked.path
  if (search.dossier && search.code) return <TakeOver id={search.dossier} code={search.code} outcome={outcome} />
  const forClients = clientsAs(session, procedure.data?.definition)
  return <BeginForm search={search} outcome={outcome} forClients={forClients} />
}
