import { Button } from '@mantine/core'
import type { AttestationAsked, AttestationGiven } from '../../../api/contract/attestations.ts'
import type { CourseAnswer } from '../../../api/contract/filing.ts'
import { printedDay } from '../../text/figures.ts'
import { useAttestationWords } from '../../text/useAttestationWords.ts'
import { useWords } from '../../text/words.ts'
import { PersonName } from '../../ui/PersonName.tsx'
import { StatusBadge } from '../../ui/StatusBadge.tsx'
import { Refused } from '../frame/Refused.tsx'
import { useAskAttestation } from './attestationQueries.ts'
import classes from './attestations.module.css'
import { standingOf, TONES } from './standing.ts'
import { useThings } from './useThings.ts'

export type Done = 'attested' | 'asked' | 'withdrawn'

type LineProps = {
  readonly dossierId: string
  readonly asked: AttestationAsked
  readonly definition: CourseAnswer['definition']
  readonly onAttest: () => void
  readonly onWithdraw: (attestationId: string) => void
  readonly onDone: (done: Done) => void
}

/** One attestation: how it stands, why it is asked, who gave it, and what the reader may do about it. */
export function AttestationLine({ dossierId, asked, definition, onAttest, onWithdraw, onDone }: LineProps) {
  const say = useAttestationWords()
  const { say: inLanguage } = useWords()
  const asking = useAskAttestation(dossierId)
  const { kind, level, rule, stands, mayAttest, mayAsk, askedAt, given } = asked
  const standing = standingOf(asked)
  const mayBeAsked = mayAsk && !stands && !mayAttest && level !== 'none'
  return (
    <li>
      <div className={classes.head}>
        <h3>
          {say(`kinds.${kind}`)} <small>{say(`who.${kind}`)}</small>
        </h3>
        <StatusBadge tone={TONES[standing]}>{say(`states.${standing}`)}</StatusBadge>
      </div>
      <p className={classes.level}>{say(`levels.${level}`)}</p>
      {given.length > 0 && (
        <ul className={classes.given}>
          {given.map((one) => (
            <Given key={one.id} given={one} definition={definition} onWithdraw={() => onWithdraw(one.id)} kind={kind} />
          ))}
        </ul>
      )}
      {rule && (
        <details className={classes.rule}>
          <summary>
            {say('ruleOf')}
            {rule.sureness !== 'sourced' && <small> · {say('unsure')}</small>}
          </summary>
          <p>{inLanguage(rule)}</p>
        </details>
      )}
      {askedAt && !stands && <p className={classes.level}>{say('askedOn', { date: printedDay(askedAt) })}</p>}
      <Refused error={asking.error} />
      {(mayAttest || mayBeAsked) && !stands && (
        <p className={classes.acts}>
          {mayAttest && (
            <Button size="md" onClick={onAttest}>
              {say(`acts.attest.${kind}`)}
            </Button>
          )}
          {mayBeAsked && (
            <Button
              variant="default"
              size="md"
              loading={asking.isPending}
              aria-label={say('acts.askOf', { kind: say(`kinds.${kind}`) })}
              onClick={() => asking.mutate(kind, { onSuccess: () => onDone('asked') })}
            >
              {say('acts.ask')}
            </Button>
          )}
        </p>
      )}
    </li>
  )
}

type GivenProps = {
  readonly given: AttestationGiven
  readonly kind: AttestationAsked['kind']
  readonly definition: CourseAnswer['definition']
  readonly onWithdraw: () => void
}

function Given({ given: { by, office, at, state, changes, mayWithdraw }, kind, definition, onWithdraw }: GivenProps) {
  const say = useAttestationWords()
  const { nameOf } = useWords()
  const thing = useThings(definition)
  return (
    <li data-state={state}>
      <span>
        {by && <PersonName person={by} both />} {office && say('forOffice', { office: nameOf(office) })}{' '}
        <span className="figures">{say('givenOn', { date: printedDay(at) })}</span>
        {state !== 'stands' && <> · {say(`states.${state}`)}</>}
      </span>
      {state === 'lapsed' && (
        <ul className={classes.changes}>
          {changes.map((change) => (
            <li key={`${change.what} ${change.piece}`}>
              {change.at
                ? say('changedOn', { date: printedDay(change.at), thing: thing(change) })
                : say('changed', { thing: thing(change) })}
            </li>
          ))}
        </ul>
      )}
      {mayWithdraw && state === 'stands' && (
        <Button
          variant="default"
          size="compact-md"
          aria-label={say('acts.withdrawOf', { kind: say(`kinds.${kind}`) })}
          onClick={onWithdraw}
        >
          {say('acts.withdraw')}
        </Button>
      )}
    </li>
  )
}
