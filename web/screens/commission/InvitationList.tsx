import { Button, NativeSelect, Radio, TextInput } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useForm } from 'react-hook-form'
import type { InvitationAnswer } from '../../../api/contract/commission/attendance.ts'
import type { ReplyAnswer } from '../../../api/contract/commission/words.ts'
import { problemOf } from '../../api/problem.ts'
import { printedDay } from '../../text/figures.ts'
import { useCommissionWords } from '../../text/useCommissionWords.ts'
import { useWords } from '../../text/words.ts'
import { Answers, Dialog } from '../../ui/Dialog.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import formClasses from '../../ui/form.module.css'
import { nameIn } from '../../ui/PersonName.tsx'
import { useSaid } from '../../ui/useSaid.ts'
import { Waiting } from '../../ui/Waiting.tsx'
import { ProblemReport } from '../frame/ProblemReport.tsx'
import { Refused } from '../frame/Refused.tsx'
import classes from './commission.module.css'
import { useInvitations, useReply } from './commissionQueries.ts'
import { ReplyText } from './ReplyText.tsx'

/** Convocations with their answers. `quiet`: nothing at all where there is none. */
export function InvitationList({ quiet = false }: { readonly quiet?: boolean }) {
  const say = useCommissionWords()
  const found = useInvitations(true)
  const [answering, setAnswering] = useState<InvitationAnswer | null>(null)
  const said = useSaid()
  if (found.error && !quiet)
    return <ProblemReport problem={problemOf(found.error)} onRetry={() => void found.refetch()} />
  if (!found.data) return quiet ? null : <Waiting lines={[96, 96]} />
  if (found.data.length === 0)
    return quiet ? null : <EmptyState level={2} title={say('invitations.none')} text={say('invitations.noneText')} />
  return (
    <section className={classes.invitations} aria-label={say('invitations.title')}>
      {quiet && <h2>{say('invitations.title')}</h2>}
      <p ref={said.place} role="status" tabIndex={-1} className={classes.said}>
        {said.text}
      </p>
      <ul className={classes.sessions}>
        {found.data.map((one) => (
          <Invitation key={one.id} invitation={one} onAnswer={() => setAnswering(one)} />
        ))}
      </ul>
      {answering && (
        <ReplyDialog
          invitation={answering}
          onClose={(done) => {
            setAnswering(null)
            if (done) said.tell(say('invitations.said'))
          }}
        />
      )}
    </section>
  )
}

type InvitationProps = { readonly invitation: InvitationAnswer; readonly onAnswer: () => void }

function Invitation({ invitation: { session, capacity, body, reply, mayReply }, onAnswer }: InvitationProps) {
  const say = useCommissionWords()
  const { nameOf } = useWords()
  const { id, unit, day, hour, place, state } = session
  return (
    <li>
      <b>
        {say('commissionOf', { unit: nameOf(unit) })} ·{' '}
        <span className="figures">
          {printedDay(day)} {hour}
        </span>
      </b>
      <small>
        <bdi>{place}</bdi> · {body ? say('invitations.forBody', { body: nameOf(body) }) : say('invitations.asDesigner')}
      </small>
      <ReplyText reply={reply} />
      <span className={classes.actions}>
        {mayReply && (
          <Button size="md" variant={reply ? 'default' : 'filled'} onClick={onAnswer}>
            {say(reply ? 'invitations.again' : 'invitations.submit')}
          </Button>
        )}
        {capacity === 'member' && (
          <Link to="/seances/$id" params={{ id }} search={state === 'open' ? { tab: 'sitting' } : {}}>
            {say('invitations.see')}
          </Link>
        )}
      </span>
    </li>
  )
}

type Fields = { answer: ReplyAnswer | ''; sentPersonId: string; comment: string }

type ReplyProps = { readonly invitation: InvitationAnswer; readonly onClose: (done: boolean) => void }

function ReplyDialog({ invitation: { id, body, people }, onClose }: ReplyProps) {
  const say = useCommissionWords()
  const { language } = useWords()
  const reply = useReply(id)
  const form = useForm<Fields>({ defaultValues: { answer: '', sentPersonId: people[0]?.id ?? '', comment: '' } })
  const { errors } = form.formState
  const submit = form.handleSubmit(({ answer, sentPersonId, comment }) => {
    if (answer === '') return
    const said = { ...(answer === 'sends' && { sentPersonId }), ...(comment.trim() && { comment: comment.trim() }) }
    reply.mutate({ answer, ...said }, { onSuccess: () => onClose(true) })
  })
  const answers: readonly (readonly [ReplyAnswer, string])[] = [
    ['coming', say('invitations.coming')],
    ['absent', say(body ? 'invitations.absent' : 'invitations.absentOne')],
    ...(body && people.length > 0 ? [['sends', say('invitations.sends')] as const] : []),
  ]
  return (
    <Dialog title={say('invitations.answer')} onClose={() => onClose(false)}>
      <form noValidate className={formClasses.form} onSubmit={(event) => void submit(event)}>
        <fieldset className={formClasses.group}>
          <legend>{say('invitations.answer')}</legend>
          {answers.map(([answer, label]) => (
            <Radio
              key={answer}
              size="md"
              value={answer}
              label={label}
              {...form.register('answer', { required: say('invitations.answerMissing') })}
            />
          ))}
          {errors.answer && (
            <p role="alert" className={classes.fault}>
              {errors.answer.message}
            </p>
          )}
        </fieldset>
        {form.watch('answer') === 'sends' && (
          <NativeSelect
            size="md"
            label={say('invitations.whom')}
            data={people.map((person) => ({ value: person.id, label: nameIn(language, person) }))}
            {...form.register('sentPersonId')}
          />
        )}
        <TextInput size="md" label={say('invitations.comment')} {...form.register('comment')} />
        <Refused error={reply.error} />
        <Answers>
          <Button type="submit" size="md" loading={reply.isPending}>
            {say('invitations.submit')}
          </Button>
          <Button variant="default" size="md" onClick={() => onClose(false)}>
            {say('form.cancel')}
          </Button>
        </Answers>
      </form>
    </Dialog>
  )
}
