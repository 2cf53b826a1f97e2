import { Button, Textarea } from '@mantine/core'
import { useState } from 'react'
import type {
  Board,
  BoardDossier,
  NudgeOutcome,
  NudgePreview,
  NudgeTarget,
} from '../../../api/contract/performance/board.ts'
import { problemOf } from '../../api/problem.ts'
import { fixed, printedDay } from '../../text/figures.ts'
import { useBoardWords } from '../../text/useBoardWords.ts'
import { useWords } from '../../text/words.ts'
import { Answers, Dialog } from '../../ui/Dialog.tsx'
import { StatusBadge } from '../../ui/StatusBadge.tsx'
import { Waiting } from '../../ui/Waiting.tsx'
import { ProblemReport } from '../frame/ProblemReport.tsx'
import { Refused } from '../frame/Refused.tsx'
import { usePause } from '../search/usePause.ts'
import screen from './board.module.css'
import { useNudge, useNudgePreview } from './boardQueries.ts'
import { useNudgedName } from './NudgeLine.tsx'
import classes from './nudges.module.css'

type NudgeDialogProps = {
  readonly targets: readonly NudgeTarget[]
  /** Those of the list, for their numbers. */
  readonly dossiers: readonly BoardDossier[]
  readonly nudging: Board['nudging']
  readonly onClose: () => void
  /** Something was sent. */
  readonly onDone: () => void
}

const PAUSE_MS = 400
const LONGEST_NOTE = 500

/** What would be sent and to whom, before it is; then what became of each. */
export function NudgeDialog({ targets, dossiers, nudging, onClose, onDone }: NudgeDialogProps) {
  const say = useBoardWords()
  const [typed, setTyped] = useState('')
  const [key] = useState(() => crypto.randomUUID())
  const note = typed.trim() || null
  const preview = useNudgePreview({ targets, note: usePause(note, PAUSE_MS) })
  const nudge = useNudge()
  if (nudge.data)
    return (
      <Dialog title={say('outcome')} onClose={onClose}>
        <Outcomes outcomes={nudge.data.outcomes} dossiers={dossiers} />
        <Answers>
          <Button size="md" onClick={onClose}>
            {say('close')}
          </Button>
        </Answers>
      </Dialog>
    )
  return (
    <Dialog title={say('dialog')} onClose={onClose}>
      <div className={classes.dialog}>
        <Rule nudging={nudging} />
        <Textarea
          size="md"
          label={say('note')}
          description={say('noteHint')}
          value={typed}
          maxLength={LONGEST_NOTE}
          autosize
          minRows={2}
          onChange={({ currentTarget }) => setTyped(currentTarget.value)}
        />
        {preview.isPending && <Waiting lines={[24, 64]} />}
        {preview.error && <ProblemReport problem={problemOf(preview.error)} onRetry={() => void preview.refetch()} />}
        {preview.data && <Preview preview={preview.data} dossiers={dossiers} />}
        <Refused error={nudge.error} />
        <Answers>
          <Button
            size="md"
            loading={nudge.isPending}
            disabled={!preview.data || preview.data.messages.length === 0}
            onClick={() => nudge.mutate({ targets, note, key }, { onSuccess: onDone })}
          >
            {say('send')}
          </Button>
          <Button size="md" variant="default" onClick={onClose}>
            {say('cancel')}
          </Button>
        </Answers>
      </div>
    </Dialog>
  )
}

function Rule({ nudging: { workingDays, rule } }: Pick<NudgeDialogProps, 'nudging'>) {
  const say = useBoardWords()
  const { language } = useWords()
  if (workingDays === null || rule === null) return null
  return (
    <p className={screen.quiet}>{say('dialogRule', { count: workingDays, n: workingDays, rule: rule[language] })}</p>
  )
}

type Shown = { readonly preview: NudgePreview; readonly dossiers: readonly BoardDossier[] }

function Preview({ preview: { messages, refused }, dossiers }: Shown) {
  const say = useBoardWords()
  const { say: sentence, language } = useWords()
  const nudgedName = useNudgedName()
  const other = language === 'ar' ? 'fr' : 'ar'
  return (
    <section className={classes.preview} aria-label={say('preview')}>
      <h3>{say('preview')}</h3>
      {messages.length === 0 && <p role="status">{say('nothing')}</p>}
      {messages.map((message) => (
        <article key={`${message.holder} ${message.body?.id}`}>
          <p className={screen.quiet}>
            {say('toWhom', {
              ...{ to: nudgedName(message), people: fixed(message.people, 0), dossiers: fixed(message.dossiers, 0) },
            })}
          </p>
          <p>
            <b>{sentence(message.title)}</b>
            <br />
            {sentence(message.text)}
          </p>
          <details>
            <summary>{say('otherLanguage')}</summary>
            <p lang={other} dir={other === 'ar' ? 'rtl' : 'ltr'}>
              <b>{message.title[other]}</b>
              <br />
              {message.text[other]}
            </p>
          </details>
        </article>
      ))}
      {refused.length > 0 && (
        <>
          <h3>{say('notSent')}</h3>
          <RefusedList refused={refused} dossiers={dossiers} />
        </>
      )}
    </section>
  )
}

type OutcomesProps = { readonly outcomes: readonly NudgeOutcome[]; readonly dossiers: readonly BoardDossier[] }

function Outcomes({ outcomes, dossiers }: OutcomesProps) {
  const say = useBoardWords()
  const refused = outcomes.filter(({ outcome }) => outcome === 'refused')
  return (
    <div role="status" className={classes.outcome}>
      <StatusBadge tone="good">{say('doneCount', { count: fixed(outcomes.length - refused.length, 0) })}</StatusBadge>
      {refused.length > 0 && (
        <>
          <StatusBadge tone="fault">{say('refusedCount', { count: fixed(refused.length, 0) })}</StatusBadge>
          <RefusedList refused={refused} dossiers={dossiers} />
        </>
      )}
    </div>
  )
}

type RefusedListProps = { readonly refused: readonly NudgeOutcome[]; readonly dossiers: readonly BoardDossier[] }

function RefusedList({ refused, dossiers }: RefusedListProps) {
  const say = useBoardWords()
  const { say: sentence, nameOf } = useWords()
  return (
    <ul className={classes.refused}>
      {refused.map(({ dossierId, bodyId, detail, code, againOn }) => {
        const dossier = dossiers.find(({ id }) => id === dossierId)
        const body = dossier?.silent.find(({ id }) => id === bodyId)
        return (
          <li key={`${dossierId} ${bodyId}`}>
            <b>
              <bdi className="figures">{dossier?.number}</bdi>
              {body && ` · ${nameOf(body)}`}
            </b>{' '}
            {detail ? sentence(detail) : code} {againOn && say('againOn', { day: printedDay(againOn) })}
          </li>
        )
      })}
    </ul>
  )
}
