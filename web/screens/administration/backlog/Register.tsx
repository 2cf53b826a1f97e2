import { Button } from '@mantine/core'
import type { BacklogAnswer } from '../../../../api/contract/backlog.ts'
import { VISITOR } from '../../../../api/contract/policy/decide.ts'
import { opens } from '../../../session/opens.ts'
import { useSession } from '../../../session/session.ts'
import { printedDay } from '../../../text/figures.ts'
import { useBacklogWords } from '../../../text/useBacklogWords.ts'
import { useWords } from '../../../text/words.ts'
import { Notice } from '../../../ui/Notice.tsx'
import { Refused } from '../../frame/Refused.tsx'
import classes from './backlog.module.css'
import { useStartImport } from './backlogQueries.ts'
import { ColumnsForm } from './ColumnsForm.tsx'
import { RegisterRows } from './RegisterRows.tsx'
import { Scans } from './Scans.tsx'

/** One register: what it holds, its columns, its rows, and what became of them. */
export function Register({ backlog }: { readonly backlog: BacklogAnswer }) {
  const say = useBacklogWords()
  const { language } = useWords()
  const { id, state, counts } = backlog
  const starting = useStartImport(id)
  // a commune's administrator brings dossiers in and reads none
  const { data } = useSession()
  const isClerk = opens(data?.actor ?? VISITOR, 'counter.open')
  const done = counts.imported + counts.refused
  return (
    <>
      <p>
        <bdi>{backlog.fileName}</bdi> · {say('readyOf', { ready: counts.ready + done, faulty: counts.faulty })}
      </p>
      {state === 'read' && (
        <div className={classes.start}>
          <Button
            size="md"
            disabled={counts.ready === 0}
            loading={starting.isPending}
            onClick={() => starting.mutate()}
          >
            {say('start', { count: counts.ready })}
          </Button>
          {(counts.ready === 0 || counts.faulty > 0) && (
            <p className={classes.hint}>{say(counts.ready === 0 ? 'nothingReady' : 'startHint')}</p>
          )}
          <Refused error={starting.error} />
        </div>
      )}
      {state !== 'read' && (
        <div className={classes.start}>
          <progress
            aria-label={say('progress')}
            className={classes.progress}
            max={Math.max(done + counts.ready, 1)}
            value={state === 'done' ? Math.max(done, 1) : done}
          />
          <p role="status">
            {say(state === 'done' ? 'done' : 'underWay', {
              imported: counts.imported,
              refused: counts.refused,
              left: counts.ready,
            })}
          </p>
          {state === 'done' && (
            <div>
              <Button
                component="a"
                size="md"
                variant="default"
                href={`/api/backlog/${id}/report?language=${language}`}
                download
              >
                {say('report')}
              </Button>
            </div>
          )}
        </div>
      )}
      {state === 'done' && counts.imported > 0 && (isClerk ? <Scans id={id} /> : <p>{say('scansNotYours')}</p>)}
      {backlog.forgottenAt && <Notice>{say('forgotten', { date: printedDay(backlog.forgottenAt) })}</Notice>}
      {state === 'read' && <ColumnsForm backlog={backlog} />}
      <RegisterRows backlog={backlog} />
    </>
  )
}
