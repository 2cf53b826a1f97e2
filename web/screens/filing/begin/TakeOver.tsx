import { Button } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import type { Outcome } from '../../../../api/contract/procedures/preCheck/preCheck.ts'
import { problemOf } from '../../../api/problem.ts'
import { useFilingWords } from '../../../text/useFilingWords.ts'
import { useWords } from '../../../text/words.ts'
import { Answers } from '../../../ui/Dialog.tsx'
import { Waiting } from '../../../ui/Waiting.tsx'
import { useDossier } from '../../dossiers/dossierQueries.ts'
import { ProblemReport } from '../../frame/ProblemReport.tsx'
import { Refused } from '../../frame/Refused.tsx'
import { useProcedure } from '../../procedures/procedureQueries.ts'
import { takenOver } from '../beginning.ts'
import classes from '../filing.module.css'
import { useCourse } from '../filingQueries.ts'
import { useTakeOver } from './useBegin.ts'

type TakeOverProps = { readonly id: string; readonly code: string; readonly outcome: Outcome | null }

/** A draft takes over the procedure that the questions led to, and the answers given on the way. */
export function TakeOver({ id, code, outcome }: TakeOverProps) {
  const say = useFilingWords()
  const { nameOf } = useWords()
  const navigate = useNavigate()
  const dossier = useDossier(id)
  const course = useCourse(id)
  const procedure = useProcedure(code)
  const taking = useTakeOver(course.data)
  const failed = [dossier, course, procedure].find(({ error }) => error !== null)
  if (failed?.error) return <ProblemReport problem={problemOf(failed.error)} onRetry={() => void failed.refetch()} />
  if (!dossier.data || !course.data || !procedure.data) return <Waiting lines={[32, 44, 44]} />
  const { project } = course.data
  const take = async () => {
    const taken = await taking.mutateAsync({ code, project: takenOver(code, project, outcome) }).catch(() => null) // shown below
    if (!taken) return
    const search = { step: dossier.data?.site ? ('project' as const) : ('site' as const) }
    void navigate({ to: '/dossiers/$id/depot', params: { id }, search, replace: true })
  }
  return (
    <section className={classes.step}>
      <p className={classes.muted}>{say('begin.titleDraft')}</p>
      <h1>{nameOf(procedure.data.definition)}</h1>
      <p>{say('begin.introDraft', { title: dossier.data.title })}</p>
      <Refused error={taking.error} />
      <Answers>
        <Button size="md" loading={taking.isPending} onClick={() => void take()}>
          {say('begin.submitDraft')}
        </Button>
      </Answers>
    </section>
  )
}
