import { Button } from '@mantine/core'
import { Link, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { type ComplementRequest, REQUESTS, type RequestMove } from '../../../api/contract/complements.ts'
import type { CourseAnswer } from '../../../api/contract/filing.ts'
import type { Transition } from '../../../api/contract/procedures/transitions.ts'
import { problemOf } from '../../api/problem.ts'
import { useSession } from '../../session/session.ts'
import { printedDay } from '../../text/figures.ts'
import { useComplementWords } from '../../text/useComplementWords.ts'
import { useWords } from '../../text/words.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { nameIn } from '../../ui/PersonName.tsx'
import { Waiting } from '../../ui/Waiting.tsx'
import { SignedOut } from '../dossiers/SignedOut.tsx'
import { ProblemReport } from '../frame/ProblemReport.tsx'
import { Refused } from '../frame/Refused.tsx'
import { useTitle } from '../frame/useTitle.ts'
import { useComplements, useCourseOf, useMove } from './complementQueries.ts'
import classes from './complements.module.css'
import { ItemPart } from './ItemPart.tsx'
import { RequestDialog } from './RequestDialog.tsx'

/** What is asked of the applicant of a dossier, item by item: answered by them, read beside the answers by whoever asked. */
export function ComplementScreen() {
  const say = useComplementWords()
  const { id } = useParams({ from: '/dossiers/$id/complement' })
  const session = useSession()
  const isIn = Boolean(session.data?.person)
  const asked = useComplements(id, isIn)
  const course = useCourseOf(id, isIn)
  const answers = asked.data?.requests.some(({ items }) => items.some(({ mayAnswer }) => mayAnswer))
  const title = say(answers ? 'titleApplicant' : 'title')
  useTitle(title)
  if (session.data && !session.data.person)
    return (
      <main id="content" className={classes.page} tabIndex={-1}>
        <SignedOut title={say('signIn')} text={say('signInText')} />
      </main>
    )
  return (
    <main id="content" className={classes.page} tabIndex={-1}>
      <p>
        <Link to="/dossiers/$id" params={{ id }}>
          {say('back')}
        </Link>
      </p>
      <h1>{title}</h1>
      {asked.error && <ProblemReport problem={problemOf(asked.error)} onRetry={() => void asked.refetch()} />}
      {!asked.data && !asked.error && <Waiting lines={[24, 120, 120]} />}
      {course.data && <Asking course={course.data} />}
      {asked.data?.requests.length === 0 && <EmptyState level={2} title={say('none')} text={say('noneText')} />}
      {asked.data?.requests.map((request) => (
        <RequestPart
          key={request.move}
          dossierId={id}
          request={request}
          version={asked.data.version}
          course={course.data ?? null}
        />
      ))}
    </main>
  )
}

const isRequest = (transition: Transition): transition is RequestMove =>
  (REQUESTS as readonly Transition[]).includes(transition)

/** For whoever may ask something now. */
function Asking({ course }: { readonly course: CourseAnswer }) {
  const say = useComplementWords()
  const [open, setOpen] = useState(false)
  const moves = course.may.filter(isRequest)
  if (moves.length === 0) return null
  return (
    <div className={classes.actions}>
      <Button size="md" onClick={() => setOpen(true)}>
        {say('ask')}
      </Button>
      {open && <RequestDialog course={course} moves={moves} onClose={() => setOpen(false)} />}
    </div>
  )
}

type RequestProps = {
  readonly dossierId: string
  readonly request: ComplementRequest
  readonly version: number
  readonly course: CourseAnswer | null
}

function RequestPart({ dossierId, request, version, course }: RequestProps) {
  const say = useComplementWords()
  const { language } = useWords()
  const { event, askedAt, askedBy, items, reason, standing } = request
  const answered = items.filter((item) => item.answered).length
  return (
    <section className={classes.request} aria-label={say(`events.${event}`)}>
      <div className={classes.head}>
        <h2>{say(`events.${event}`)}</h2>
        <span className={classes.state}>{say(standing ? 'standing' : 'over')}</span>
      </div>
      <p className={classes.line}>
        <span>{say('askedOn', { date: printedDay(askedAt), name: askedBy ? nameIn(language, askedBy) : '' })}</span>
        {items.length > 0 && <span className="figures">{say('progress', { answered, total: items.length })}</span>}
      </p>
      <FirstUnanswered items={items} />
      {items.length === 0 && reason && <p className={classes.said}>{reason}</p>}
      <ol className={classes.items}>
        {items.map((item) => (
          <ItemPart key={item.id} dossierId={dossierId} version={version} item={item} />
        ))}
      </ol>
      {standing && course && <Sending course={course} left={items.length - answered} />}
    </section>
  )
}

const MANY = 10

/** Of many things asked, the way to the first that whoever reads has to answer. */
function FirstUnanswered({ items }: Pick<ComplementRequest, 'items'>) {
  const say = useComplementWords()
  const first = items.find(({ answered, mayAnswer }) => mayAnswer && !answered)
  if (!first || items.length <= MANY) return null
  return (
    <p>
      <a href={`#${first.id}`}>{say('firstUnanswered', { nth: first.nth })}</a>
    </p>
  )
}

const SENDING: readonly Transition[] = ['give_complement', 'file_modified', 'file']

/** Gives the dossier back, once every item has its answer. */
function Sending({ course, left }: { readonly course: CourseAnswer; readonly left: number }) {
  const say = useComplementWords()
  const move = useMove(course.id)
  const transition = course.may.find((one) => SENDING.includes(one))
  if (!transition) return null
  return (
    <div className={classes.form}>
      <div className={classes.actions}>
        <Button
          size="md"
          disabled={left > 0}
          loading={move.isPending}
          onClick={() => move.mutate({ transition, seen: course.moves })}
        >
          {say('send')}
        </Button>
        <span role="status">{left > 0 ? `${say('left', { count: left })} ${say('sendWhy')}` : ''}</span>
      </div>
      {move.error && <Refused error={move.error} />}
    </div>
  )
}
