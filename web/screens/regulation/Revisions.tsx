import { Button } from '@mantine/core'
import { useState } from 'react'
import type { RevisionAnswer } from '../../../api/contract/regulation/regulation.ts'
import { problemOf } from '../../api/problem.ts'
import { printedInstant } from '../../text/figures.ts'
import { useRegulationWords } from '../../text/useRegulationWords.ts'
import { useWords } from '../../text/words.ts'
import { nameIn } from '../../ui/PersonName.tsx'
import { Waiting } from '../../ui/Waiting.tsx'
import { ProblemReport } from '../frame/ProblemReport.tsx'
import { ReasonDialog } from './ReasonDialog.tsx'
import { RevisionDifferences } from './RevisionDifferences.tsx'
import classes from './regulation.module.css'
import { useRestore, useRevisions } from './regulationQueries.ts'

type RevisionsProps = { readonly id: string; readonly last: number; readonly mayEdit: boolean }

/** Every change of the règlement, the last first: what it changed, and the way back. */
export function Revisions(props: RevisionsProps) {
  const say = useRegulationWords()
  const revisions = useRevisions(props.id)
  return (
    <section className={classes.part}>
      <h2>{say('revisions')}</h2>
      {revisions.isPending && <Waiting lines={[44, 44]} />}
      {revisions.error && (
        <ProblemReport problem={problemOf(revisions.error)} onRetry={() => void revisions.refetch()} />
      )}
      {revisions.data?.length === 0 && <p className={classes.hint}>{say('revisionsNone')}</p>}
      <ol className={classes.revisions}>
        {revisions.data?.map((revision) => (
          <Revision key={revision.number} {...props} revision={revision} />
        ))}
      </ol>
    </section>
  )
}

function Revision({ id, last, mayEdit, revision }: RevisionsProps & { readonly revision: RevisionAnswer }) {
  const say = useRegulationWords()
  const { language } = useWords()
  const [isOpen, setOpen] = useState(false)
  const [isAsked, setAsked] = useState(false)
  const { number, kind, at, by, reason, act } = revision
  const when = printedInstant(at)
  return (
    <li>
      <p>
        <b>{say('revision', { number })}</b> : {say(`kinds.${kind}`, { restored: revision.restored ?? '' })}
      </p>
      <p className={classes.hint}>{by ? say('whenBy', { at: when, by: nameIn(language, by) }) : when}</p>
      {reason && (
        <p>
          <bdi>{reason}</bdi>
        </p>
      )}
      {act && (
        <p className={classes.hint}>
          <bdi>{say('actCited', { act })}</bdi>
        </p>
      )}
      <div className={classes.bar}>
        {number > 1 && (
          <Button variant="default" size="md" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
            {say(isOpen ? 'hideDifferences' : 'showDifferences')}
            <span className="unseen"> {say('revision', { number })}</span>
          </Button>
        )}
        {mayEdit && number !== last && (
          <Button variant="default" size="md" onClick={() => setAsked(true)}>
            {say('restore')}
            <span className="unseen"> {say('revision', { number })}</span>
          </Button>
        )}
      </div>
      {isOpen && <Compared id={id} number={number} />}
      {isAsked && <Restore id={id} last={last} number={number} onClose={() => setAsked(false)} />}
    </li>
  )
}

/** What a revision changed: of the one before it, or of any other. */
function Compared({ id, number }: { readonly id: string; readonly number: number }) {
  const say = useRegulationWords()
  const [from, setFrom] = useState(number - 1)
  return (
    <div>
      <label className={classes.bar}>
        {say('compare')}
        <select
          className={classes.choice}
          value={from}
          onChange={({ currentTarget }) => setFrom(Number(currentTarget.value))}
        >
          {Array.from({ length: number - 1 }, (_, nth) => number - 1 - nth).map((one) => (
            <option key={one}>{one}</option>
          ))}
        </select>
      </label>
      <RevisionDifferences id={id} from={from} to={number} />
    </div>
  )
}

type RestoreProps = {
  readonly id: string
  readonly last: number
  readonly number: number
  readonly onClose: () => void
}

function Restore({ id, last, number, onClose }: RestoreProps) {
  const say = useRegulationWords()
  const restoring = useRestore(id)
  return (
    <ReasonDialog
      title={say('restoreTitle', { number })}
      why={say('restoreText')}
      yes={say('restoreYes', { number })}
      busy={restoring.isPending}
      error={restoring.error}
      onNo={onClose}
      onYes={(reason) => restoring.mutate({ ...reason, revision: last, number }, { onSuccess: onClose })}
    />
  )
}
