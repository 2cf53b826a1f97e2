import { Button } from '@mantine/core'
import { avisPaperAddress, type ConsultedBody } from '../../../api/contract/avis.ts'
import { printedDay, printedInstant } from '../../text/figures.ts'
import { useAvisWords } from '../../text/useAvisWords.ts'
import { useCourseWords } from '../../text/useCourseWords.ts'
import { useTradeWords } from '../../text/useTradeWords.ts'
import { useWords } from '../../text/words.ts'
import { nameIn } from '../../ui/PersonName.tsx'
import { StatusBadge } from '../../ui/StatusBadge.tsx'
import { AvisItems } from './avis/AvisItems.tsx'
import { AVIS_TONES } from './avisTones.ts'
import classes from './course.module.css'
import type { Deadline } from './timeLeft.ts'
import { useTimeLeft } from './useTimeLeft.ts'

type AvisItemProps = {
  readonly dossierId: string
  readonly consulted: ConsultedBody
  /** The last day of the members, while it runs. */
  readonly due?: { readonly deadline: Deadline; readonly today: string } | undefined
  readonly onGive: (() => void) | undefined
  readonly onSign: (() => void) | undefined
  readonly onRemove: (() => void) | undefined
}

/** One body: what it answered, or its silence and since when. */
export function AvisItem({ dossierId, consulted, due, onGive, onSign, onRemove }: AvisItemProps) {
  const say = useCourseWords()
  const trade = useTradeWords()
  const { nameOf } = useWords()
  const sayAvis = useAvisWords()
  const { body, binding, added, removed, given } = consulted
  const name = nameOf(body)
  const last = given.at(-1)
  return (
    <li data-removed={removed ? true : undefined}>
      <div>
        <b>
          <bdi>{name}</bdi>
        </b>{' '}
        <small>
          {trade(`bodyKinds.${body.kind}`)}
          {binding && <> · {say('binding')}</>}
        </small>
      </div>
      {last ? <Avis avis={last} /> : !removed && <Silence consulted={consulted} due={due} />}
      {last && <Paper {...{ dossierId, consulted, avis: last }} />}
      {given.length > 1 && <Former {...{ dossierId, consulted, name }} />}
      {added && <p className={classes.quiet}>{say('added', { day: printedDay(added.at), reason: added.reason })}</p>}
      {removed && (
        <p className={classes.quiet}>{say('removed', { day: printedDay(removed.at), reason: removed.reason })}</p>
      )}
      {(onGive || onSign || onRemove) && (
        <div className={classes.moves}>
          {onSign && (
            <Button size="md" onClick={onSign} aria-label={sayAvis('signOf', { body: name })}>
              {sayAvis('sign')}
            </Button>
          )}
          {onGive && (
            <Button size="md" variant={last ? 'default' : 'filled'} onClick={onGive}>
              {say(last ? 'replace' : 'give')}
            </Button>
          )}
          {onRemove && (
            <Button size="md" variant="default" onClick={onRemove} aria-label={say('removeOf', { body: name })}>
              {say('removeBody')}
            </Button>
          )}
        </div>
      )}
    </li>
  )
}

type Given = ConsultedBody['given'][number]

function Avis({ avis: { opinion, items, until, at, by } }: { readonly avis: Given }) {
  const say = useCourseWords()
  const sayAvis = useAvisWords()
  const { language } = useWords()
  return (
    <>
      <p className={classes.answer}>
        <StatusBadge tone={AVIS_TONES[opinion]}>{say(`opinions.${opinion}`)}</StatusBadge>{' '}
        <small className="figures">
          {until && `${sayAvis('untilSaid', { day: printedDay(until) })} · `}
          {say('given', { at: printedInstant(at) })}
          {by && <>, {say('givenBy', { name: nameIn(language, by) })}</>}
        </small>
      </p>
      <AvisItems items={items} />
    </>
  )
}

/** Silence is silence: what it is worth is the rule's to say, when one does. */
function Silence({ consulted: { askedAt, rules }, due }: Pick<AvisItemProps, 'consulted' | 'due'>) {
  const say = useCourseWords()
  if (askedAt === null) return null
  const effects = new Set(rules.map(({ silence }) => silence?.effect ?? 'unknown'))
  const effect = effects.size === 1 && effects.has('favourable') ? 'favourable' : 'unknown'
  return (
    <p className={classes.answer}>
      <StatusBadge tone="waiting">{say('silent')}</StatusBadge>{' '}
      <small className="figures">
        {say('silentSince', { day: printedDay(askedAt) })} ·{' '}
        {due && (
          <>
            <LastDay {...due} /> ·{' '}
          </>
        )}
        {say('silentWorth')} {say(`silenceEffects.${effect}`)}
      </small>
    </p>
  )
}

/** By when the body has to answer; late, it is said. */
function LastDay({ deadline, today }: NonNullable<AvisItemProps['due']>) {
  const say = useCourseWords()
  const inWords = useTimeLeft(today)
  return <>{say('silentDue', { day: printedDay(deadline.due ?? ''), left: inWords(deadline) })}</>
}

type PaperProps = Pick<AvisItemProps, 'dossierId' | 'consulted'> & { readonly avis: Given }

/** Whether it is signed, by whom and when; and its paper, signed or not yet. */
function Paper({ dossierId, consulted: { body, round }, avis: { version, signature } }: PaperProps) {
  const say = useAvisWords()
  const { nameOf, language } = useWords()
  const name = signature?.by ? nameIn(language, signature.by) : ''
  return (
    <>
      <p className={classes.answer}>
        <StatusBadge tone={signature ? 'good' : 'attention'}>{say(signature ? 'signed' : 'toSign')}</StatusBadge>{' '}
        <small className="figures">
          {signature ? say('signedBy', { name, at: printedInstant(signature.at) }) : say('toSignText')}
          {signature?.level === 'B-B' && ` · ${say('unstamped')}`}
        </small>
      </p>
      <p>
        <a href={avisPaperAddress(dossierId, { bodyId: body.id, round, version })}>
          {say(signature ? 'paperSigned' : 'paper')} <span className="unseen">{nameOf(body)}</span>
        </a>
      </p>
    </>
  )
}

type FormerProps = Pick<AvisItemProps, 'dossierId' | 'consulted'> & { readonly name: string }

/** What it answered before: the paper of each stays as it was signed. */
function Former({ dossierId, consulted, name }: FormerProps) {
  const say = useCourseWords()
  return (
    <details className={classes.due}>
      <summary aria-label={say('formerOf', { body: name })}>{say('former')}</summary>
      {consulted.given
        .slice(0, -1)
        .toReversed()
        .map((avis) => (
          <div key={avis.version}>
            <Avis avis={avis} />
            {avis.signature && <Paper {...{ dossierId, consulted, avis }} />}
          </div>
        ))}
    </details>
  )
}
