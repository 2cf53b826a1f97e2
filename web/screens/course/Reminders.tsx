import { useQuery } from '@tanstack/react-query'
import { valueOrThrow } from '../../api/client.ts'
import { problemOf } from '../../api/problem.ts'
import { useClient, useCommune } from '../../api/queries.ts'
import { useSession } from '../../session/session.ts'
import { useBoardWords } from '../../text/useBoardWords.ts'
import { NudgeLine } from '../board/NudgeLine.tsx'
import { useReadsThere } from '../commune/useReadsThere.ts'
import { readsByMandate } from '../dossiers/reader.ts'
import { ProblemReport } from '../frame/ProblemReport.tsx'
import classes from './course.module.css'

type RemindersProps = { readonly id: string; readonly communeCode: string }

/** Who reminded whom of the dossier, as officials of its territory read it; nothing while nobody did. */
export function Reminders({ id, communeCode }: RemindersProps) {
  const say = useBoardWords()
  const client = useClient()
  const { data: session } = useSession()
  const isOfficial = session?.person ? readsByMandate(session.actor) : false
  const commune = useCommune(isOfficial ? communeCode : undefined)
  const reads = useReadsThere(commune.data?.path)
  const sent = useQuery({
    queryKey: ['board', 'of dossier', id],
    queryFn: async ({ signal }) => valueOrThrow(await client.call('dossierNudges', { params: { id }, signal })),
    enabled: reads,
    // Whoever takes part in a dossier of elsewhere is not of its officials, and is told nothing.
    retry: false,
    throwOnError: false,
  })
  if (commune.error) return <ProblemReport problem={problemOf(commune.error)} onRetry={() => void commune.refetch()} />
  const problem = sent.error ? problemOf(sent.error) : null
  if (problem && problem.status !== 403) return <ProblemReport problem={problem} onRetry={() => void sent.refetch()} />
  const nudges = sent.data?.nudges ?? []
  if (nudges.length === 0) return null
  return (
    <section className={classes.section}>
      <h3>{say('reminders')}</h3>
      <ul className={classes.reminders}>
        {nudges.map((nudge) => (
          <li key={nudge.id}>
            <NudgeLine nudge={nudge} />
          </li>
        ))}
      </ul>
    </section>
  )
}
