import { Button, Textarea } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useDeferredValue, useState } from 'react'
import type { Proposal } from '../../../api/contract/avis/proposals.ts'
import type { ConsultedBody } from '../../../api/contract/avis.ts'
import type { CourseAnswer } from '../../../api/contract/filing.ts'
import { valueOrThrow } from '../../api/client.ts'
import { useClient } from '../../api/queries.ts'
import { useCourseWords } from '../../text/useCourseWords.ts'
import { useTradeWords } from '../../text/useTradeWords.ts'
import { useWords } from '../../text/words.ts'
import { Chooser } from '../../ui/Chooser.tsx'
import { Answers, Dialog } from '../../ui/Dialog.tsx'
import formClasses from '../../ui/form.module.css'
import { Refused } from '../frame/Refused.tsx'
import { usePause } from '../search/usePause.ts'
import { useConsultBody, useDismissBody } from './courseQueries.ts'

type Course = Pick<CourseAnswer, 'id'>
type Close = (said?: string) => void
type Chosen = { readonly id: string; readonly name: string }
const LEAST_REASON = 3

/** One more body, of those in charge of the place, and why. */
export function AddBodyDialog({
  course,
  communeCode,
  proposal,
  onClose,
}: {
  readonly course: Course
  readonly communeCode: string
  /** What the report proposed, when it is why a body is asked. */
  readonly proposal?: Proposal
  readonly onClose: Close
}) {
  const say = useCourseWords()
  const { say: inLanguage } = useWords()
  const consulting = useConsultBody(course.id)
  const [body, setBody] = useState<Chosen | null>(null)
  const [tried, setTried] = useState(false)
  return (
    <ReasonDialog
      title={say('addBody')}
      why={say('addBodyWhy')}
      submit={say('addSubmit')}
      label={say('whyBody')}
      asking={consulting}
      begun={proposal ? inLanguage(proposal.because) : ''}
      onTry={() => setTried(true)}
      onReason={(reason) =>
        body &&
        consulting.mutate(
          { bodyId: body.id, reason, ...(proposal && { finding: proposal.finding }) },
          { onSuccess: () => onClose(say('bodyAdded')) },
        )
      }
      onClose={onClose}
    >
      <BodyField
        communeCode={communeCode}
        chosen={body}
        error={tried && body === null ? say('bodyMissing') : undefined}
        onChoose={setBody}
      />
    </ReasonDialog>
  )
}

/** A body asked no more, and why. */
export function RemoveBodyDialog({
  course,
  consulted: { body },
  onClose,
}: {
  readonly course: Course
  readonly consulted: ConsultedBody
  readonly onClose: Close
}) {
  const say = useCourseWords()
  const { nameOf } = useWords()
  const dismissing = useDismissBody(course.id)
  return (
    <ReasonDialog
      title={say('removeOf', { body: nameOf(body) })}
      why={say('removeWhy')}
      submit={say('removeBody')}
      label={say('reason')}
      asking={dismissing}
      onReason={(reason) =>
        dismissing.mutate({ bodyId: body.id, reason }, { onSuccess: () => onClose(say('bodyRemoved')) })
      }
      onClose={onClose}
    />
  )
}

type ReasonDialogProps = {
  readonly title: string
  readonly why: string
  readonly submit: string
  readonly label: string
  readonly asking: { readonly isPending: boolean; readonly error: unknown }
  readonly children?: ReactNode
  /** A reason that is there already, to be put in one's own words. */
  readonly begun?: string
  readonly onTry?: () => void
  readonly onReason: (reason: string) => void
  readonly onClose: Close
}

/** A question that is answered with a reason. */
export function ReasonDialog({
  title,
  why,
  submit,
  label,
  asking,
  children,
  begun = '',
  onTry,
  onReason,
  onClose,
}: ReasonDialogProps) {
  const say = useCourseWords()
  const [reason, setReason] = useState(begun.slice(0, 1000))
  const [fault, setFault] = useState(false)
  const send = () => {
    const missing = reason.trim().length < LEAST_REASON
    setFault(missing)
    onTry?.()
    if (!missing) onReason(reason.trim())
  }
  return (
    <Dialog title={title} onClose={() => onClose()}>
      <form
        noValidate
        className={formClasses.form}
        onSubmit={(event) => {
          event.preventDefault()
          send()
        }}
      >
        <p>{why}</p>
        {children}
        <Textarea
          size="md"
          autosize
          minRows={2}
          maxRows={8}
          maxLength={1000}
          dir="auto"
          label={label}
          value={reason}
          error={fault ? say('reasonMissing') : undefined}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        <Refused error={asking.error} />
        <Answers>
          <Button type="submit" size="md" loading={asking.isPending}>
            {submit}
          </Button>
          <Button variant="default" size="md" onClick={() => onClose()}>
            {say('cancel')}
          </Button>
        </Answers>
      </form>
    </Dialog>
  )
}

type BodyFieldProps = {
  readonly communeCode: string
  readonly chosen: Chosen | null
  readonly error: string | undefined
  readonly onChoose: (body: Chosen | null) => void
}

function BodyField({ communeCode, chosen, error, onChoose }: BodyFieldProps) {
  const say = useCourseWords()
  const trade = useTradeWords()
  const { nameOf } = useWords()
  const client = useClient()
  const [typed, setTyped] = useState('')
  const q = useDeferredValue(usePause(typed.trim(), 200))
  const found = useQuery({
    queryKey: ['bodies', 'there', communeCode, q],
    queryFn: async ({ signal }) =>
      valueOrThrow(await client.call('listBodies', { query: { q, territory: communeCode, limit: 50 }, signal })),
    enabled: q.length >= 2,
    placeholderData: (former) => former,
  })
  const bodies = q.length < 2 ? [] : (found.data?.bodies ?? []).filter(({ official }) => official)
  return (
    <Chooser
      label={say('body')}
      hint={say('bodyHint')}
      error={error}
      chosen={chosen?.name ?? null}
      onType={setTyped}
      onChoose={onChoose}
      choices={bodies.map((body) => ({ id: body.id, name: nameOf(body), hint: trade(`bodyKinds.${body.kind}`) }))}
      state={found.isFetching ? say('searching') : q.length < 2 ? '' : say('nothingFound', { q })}
    />
  )
}
