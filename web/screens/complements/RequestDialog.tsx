import { Button, NativeSelect } from '@mantine/core'
import { useState } from 'react'
import type { ItemAsked, RequestMove } from '../../../api/contract/complements.ts'
import type { CourseAnswer } from '../../../api/contract/filing.ts'
import { problemOf } from '../../api/problem.ts'
import { useKeptWriting } from '../../session/useKeptWriting.ts'
import { printedDay } from '../../text/figures.ts'
import { useComplementWords } from '../../text/useComplementWords.ts'
import { useWords } from '../../text/words.ts'
import { Answers, Dialog } from '../../ui/Dialog.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { Refused } from '../frame/Refused.tsx'
import { useMove, useReasons } from './complementQueries.ts'
import classes from './complements.module.css'
import { DraftedItem } from './DraftedItem.tsx'
import { askedOf, asRequest, type Drafted, draftsOfReserves, newDraft, thingsOf } from './drafting.ts'
import { useFindings } from './useFindings.ts'

type RequestDialogProps = {
  readonly course: CourseAnswer
  /** The requests that may be made now, one of them at least. */
  readonly moves: readonly RequestMove[]
  /** Items that are begun already, as from remarks. */
  readonly from?: readonly Drafted[]
  readonly onClose: () => void
}

/** Builds a request item by item, shows it as the applicant will read it, and sends it. */
export function RequestDialog({ course, moves, from, onClose }: RequestDialogProps) {
  const say = useComplementWords()
  const move = useMove(course.id)
  const reasons = useReasons()
  const findings = useFindings(course.id)
  const [transition, setTransition] = useState<RequestMove>(moves[0] ?? 'ask_complement')
  const fresh = from ?? [newDraft(course)]
  const kept = useKeptWriting(course.id, slotOf(from), asRequest)
  const [drafts, show] = useState<readonly Drafted[]>(kept.begun?.drafts ?? fresh)
  const [resumed, setResumed] = useState(kept.begun !== null)
  const setDrafts = (next: readonly Drafted[]) => {
    show(next)
    kept.keep({ drafts: next })
  }
  const restart = () => {
    show(fresh)
    kept.keep(null)
    setResumed(false)
  }
  const items = drafts.map((draft) => askedOf(draft, reasons.data ?? []))
  const whole = items.filter((item): item is ItemAsked => item !== null)
  const sent = () => {
    kept.keep(null)
    onClose()
  }
  const send = () => move.mutate({ transition, seen: course.moves, items: whole }, { onSuccess: sent })
  const { say: inLanguage } = useWords()
  const reserved = draftsOfReserves(course, inLanguage)
  const takeReserves = () => setDrafts([...drafts.filter(({ reasonCode }) => reasonCode !== ''), ...reserved])
  const change = (key: string, next: Drafted) => setDrafts(drafts.map((one) => (one.key === key ? next : one)))
  return (
    <Dialog title={say('request.heading')} onClose={onClose}>
      <div className={classes.form}>
        {moves.length > 1 && (
          <NativeSelect
            size="md"
            label={say('request.kind')}
            value={transition}
            onChange={({ currentTarget }) => setTransition(currentTarget.value as RequestMove)} // its own options
            data={moves.map((one) => ({ value: one, label: say(`events.${one}`) }))}
          />
        )}
        {transition === 'ask_complement' && <Notice>{say('request.once')}</Notice>}
        {resumed && <Resumed onRestart={restart} />}
        {drafts.map((draft, index) => (
          <DraftedItem
            key={draft.key}
            nth={index + 1}
            draft={draft}
            things={thingsOf(course)}
            reasons={reasons.data ?? []}
            findings={findings}
            onChange={(next) => change(draft.key, next)}
            onRemove={drafts.length > 1 ? () => setDrafts(drafts.filter(({ key }) => key !== draft.key)) : null}
          />
        ))}
        <div className={classes.actions}>
          <Button variant="default" size="md" onClick={() => setDrafts([...drafts, newDraft(course)])}>
            {say('request.add')}
          </Button>
          {reserved.length > 0 && (
            <Button variant="default" size="md" onClick={takeReserves}>
              {say('request.takeReserves', { n: reserved.length })}
            </Button>
          )}
        </div>
        <Preview course={course} items={whole} />
        {move.error && <AskedAlready error={move.error} />}
      </div>
      <Answers>
        <Button variant="default" size="md" onClick={onClose}>
          {say('request.cancel')}
        </Button>
        <Button size="md" disabled={whole.length !== drafts.length} loading={move.isPending} onClick={send}>
          {say('request.submit')}
        </Button>
      </Answers>
    </Dialog>
  )
}

/** One request a choice of remarks, and one for what is asked without any. */
const slotOf = (from: readonly Drafted[] | undefined): string =>
  `request ${
    from
      ?.flatMap(({ remarks }) => remarks)
      .toSorted()
      .join(' ') ?? ''
  }`

/** What was written before and not sent is there again, and may be set aside. */
function Resumed({ onRestart }: { readonly onRestart: () => void }) {
  const say = useComplementWords()
  return (
    <Notice>
      <p>{say('request.resumed')}</p>
      <Button variant="default" size="md" onClick={onRestart}>
        {say('request.restart')}
      </Button>
    </Notice>
  )
}

/** A second request is refused with the first, so that both are read together. */
function AskedAlready({ error }: { readonly error: Error }) {
  const say = useComplementWords()
  const { code, data } = problemOf(error)
  return (
    <>
      <Refused error={error} />
      {code === 'COMPLEMENT_ALREADY_ASKED' && data && (
        <p className={classes.said}>
          {say('request.already', { date: printedDay(String(data.on ?? '')), asked: String(data.asked ?? '') })}
        </p>
      )}
    </>
  )
}

function Preview({ course, items }: { readonly course: CourseAnswer; readonly items: readonly ItemAsked[] }) {
  const say = useComplementWords()
  const { say: inLanguage } = useWords()
  const reasons = useReasons()
  const things = thingsOf(course)
  const nameOf = (item: ItemAsked): string => {
    if (item.about === 'parcel') return say('ground')
    if (item.about === 'fact') return say(`facts.${item.fact}`)
    const piece = things.find((one) => one.about === 'piece' && one.what === item.piece)
    return piece?.label ? inLanguage(piece.label) : item.piece
  }
  return (
    <section aria-label={say('request.preview')}>
      <h3>{say('request.preview')}</h3>
      {items.length === 0 ? (
        <p className={classes.line}>{say('request.empty')}</p>
      ) : (
        <ol className={classes.preview}>
          {items.map((item, index) => {
            const reason = reasons.data?.find(({ code }) => code === item.reasonCode)
            return (
              // biome-ignore lint/suspicious/noArrayIndexKey: the order is what the applicant reads
              <li key={index}>
                <strong>{nameOf(item)}</strong> : {item.text ?? (reason ? inLanguage(reason.sentence) : '')}
              </li>
            )
          })}
        </ol>
      )}
    </section>
  )
}
