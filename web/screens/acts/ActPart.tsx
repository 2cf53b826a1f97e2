import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import type { ActsOfDossier } from '../../../api/contract/actsDrafted.ts'
import type { DossierAnswer } from '../../../api/contract/dossiers.ts'
import { problemOf } from '../../api/problem.ts'
import { useSession } from '../../session/session.ts'
import { useActWords } from '../../text/useActWords.ts'
import { useSaid } from '../../ui/useSaid.ts'
import { Waiting } from '../../ui/Waiting.tsx'
import { readsByMandate } from '../dossiers/reader.ts'
import { ProblemReport } from '../frame/ProblemReport.tsx'
import { JudgedPart } from '../workbench/JudgedPart.tsx'
import { ActCard } from './ActCard.tsx'
import { useActs } from './actQueries.ts'
import classes from './acts.module.css'
import { DraftDialog } from './DraftDialog.tsx'
import { StudyNotice } from './StudyNotice.tsx'

/** What was decided of a dossier: its signed act, or the one being prepared. */
export function ActPart({ dossier: { id, commune } }: { readonly dossier: DossierAnswer }) {
  const acts = useActs(id)
  if (acts.error && !acts.data)
    return <ProblemReport problem={problemOf(acts.error)} onRetry={() => void acts.refetch()} />
  if (!acts.data) return <Waiting lines={[24, 64, 40]} />
  return (
    <>
      <Acts id={id} answer={acts.data} />
      <JudgedPart dossierId={id} />
      <RegisterLink unit={commune.code} />
    </>
  )
}

/** For those who look after the place: what was numbered there this year. */
function RegisterLink({ unit }: { readonly unit: string }) {
  const say = useActWords()
  const session = useSession()
  if (!session.data || !readsByMandate(session.data.actor)) return null
  return (
    <p className={classes.aside}>
      <Link to="/actes/registre" search={{ unit, year: new Date().getFullYear() }}>
        {say('register.link')}
      </Link>
    </p>
  )
}

function Acts({ id, answer }: { readonly id: string; readonly answer: ActsOfDossier }) {
  const say = useActWords()
  const said = useSaid()
  const [preparing, setPreparing] = useState(false)
  const close = (text: string | null) => {
    setPreparing(false)
    if (text !== null) said.tell(text)
  }
  const { acts, possible } = answer
  const isPrepared = acts.some(({ state, kind }) => state === 'draft' && possible.includes(kind))
  return (
    <div className={classes.acts}>
      <h2 className="unseen">{say('heading')}</h2>
      <p ref={said.place} role="status" tabIndex={-1}>
        {said.text}
      </p>
      {answer.study && <StudyNotice study={answer.study} />}
      {acts.length === 0 && <p className={classes.quiet}>{say(possible.length > 0 ? 'none' : 'noneYet')}</p>}
      {acts.toReversed().map((act) => (
        <ActCard key={act.id} dossierId={id} act={act} onSaid={said.tell} />
      ))}
      {possible.length > 0 && (
        <p>
          <Button size="md" variant={isPrepared ? 'default' : 'filled'} onClick={() => setPreparing(true)}>
            {say(isPrepared ? 'again' : 'prepare')}
          </Button>
        </p>
      )}
      {preparing && <DraftDialog id={id} answer={answer} only={null} onClose={close} />}
    </div>
  )
}
