import { Button } from '@mantine/core'
import { useState } from 'react'
import type { OutsideRequest } from '../../../../api/contract/avis/outside.ts'
import type { CourseAnswer } from '../../../../api/contract/filing.ts'
import { printedDay, printedInstant } from '../../../text/figures.ts'
import { useAvisWords } from '../../../text/useAvisWords.ts'
import { useCourseWords } from '../../../text/useCourseWords.ts'
import { useOutsideWords } from '../../../text/useOutsideWords.ts'
import { StatusBadge } from '../../../ui/StatusBadge.tsx'
import { AVIS_TONES } from '../avisTones.ts'
import { ReasonDialog } from '../BodyDialogs.tsx'
import courseClasses from '../course.module.css'
import { useRevokeOutside } from '../courseQueries.ts'
import classes from './avis.module.css'

type OutsideBodiesProps = { readonly course: CourseAnswer; readonly onDone: (said: string) => void }

/** The bodies without an account that were asked by a link, and what each answered. */
export function OutsideBodies({ course, onDone }: OutsideBodiesProps) {
  const say = useOutsideWords()
  const revoking = useRevokeOutside(course.id)
  const [taking, setTaking] = useState<OutsideRequest | null>(null)
  const { outside, mayConsult } = course.avis
  if (outside.length === 0) return null
  return (
    <section aria-label={say('outside')} className={courseClasses.section}>
      <h4>{say('outside')}</h4>
      <ul className={courseClasses.bodies}>
        {outside.map((one) => (
          <OutsideBody
            key={one.id}
            request={one}
            onRevoke={mayConsult && one.state === 'open' ? () => setTaking(one) : undefined}
          />
        ))}
      </ul>
      {taking && (
        <ReasonDialog
          title={say('revokeOf', { body: taking.bodyName })}
          why={say('revokeWhy')}
          submit={say('revoke')}
          label={say('whyRevoke')}
          asking={revoking}
          onReason={(reason) =>
            revoking.mutate(
              { requestId: taking.id, reason },
              {
                onSuccess: () => {
                  setTaking(null)
                  onDone(say('revokeDone'))
                },
              },
            )
          }
          onClose={() => setTaking(null)}
        />
      )}
    </section>
  )
}

type OutsideBodyProps = { readonly request: OutsideRequest; readonly onRevoke: (() => void) | undefined }

function OutsideBody({ request, onRevoke }: OutsideBodyProps) {
  const say = useOutsideWords()
  const { bodyName, email, reason, askedAt, expiresAt, openedAt, revoked, state, answer } = request
  return (
    <li>
      <div>
        <b>
          <bdi>{bodyName}</bdi>
        </b>{' '}
        <small>{say('consultative')}</small>
      </div>
      {answer ? (
        <Answer answer={answer} />
      ) : (
        <p className={courseClasses.answer}>
          <StatusBadge tone="waiting">{say(`states.${state}`, { day: printedDay(expiresAt) })}</StatusBadge>
          <small className="figures">
            {openedAt ? say('openedOn', { at: printedInstant(openedAt) }) : say('notOpened')}
          </small>
        </p>
      )}
      <p className={courseClasses.quiet}>
        {say('asked', { day: printedDay(askedAt), reason })} {email && <bdi>({email})</bdi>}
      </p>
      {revoked && (
        <p className={courseClasses.quiet}>
          {say('revokedOn', { day: printedDay(revoked.at), reason: revoked.reason })}
        </p>
      )}
      {onRevoke && (
        <div className={courseClasses.moves}>
          <Button variant="default" size="md" onClick={onRevoke} aria-label={say('revokeOf', { body: bodyName })}>
            {say('revoke')}
          </Button>
        </div>
      )}
    </li>
  )
}

function Answer({ answer }: { readonly answer: NonNullable<OutsideRequest['answer']> }) {
  const say = useOutsideWords()
  const sayAvis = useAvisWords()
  const sayCourse = useCourseWords()
  const { opinion, until, at, name, quality, items, document } = answer
  return (
    <>
      <p className={courseClasses.answer}>
        <StatusBadge tone={AVIS_TONES[opinion]}>{sayCourse(`opinions.${opinion}`)}</StatusBadge>
        <small className="figures">
          {until && `${sayAvis('untilSaid', { day: printedDay(until) })} · `}
          {sayCourse('given', { at: printedInstant(at) })}, <bdi>{say('by', { name, quality })}</bdi>
        </small>
      </p>
      {items.length > 0 && (
        <ol className={classes.items}>
          {items.map((item) => (
            <li key={item.nth}>
              <p dir="auto">{item.text.fr}</p>
              {item.article && (
                <small>
                  <bdi>{item.article}</bdi>
                </small>
              )}
            </li>
          ))}
        </ol>
      )}
      <p className={courseClasses.quiet}>{say(document ? 'unsigned' : 'unsignedAlone')}</p>
      {document && (
        <p className={courseClasses.quiet}>
          <a href={`/api/documents/${encodeURIComponent(document.id)}/content`}>
            <bdi>{say('document', { name: document.fileName })}</bdi>
          </a>
        </p>
      )}
    </>
  )
}
