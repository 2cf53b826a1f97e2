import { Button, Progress } from '@mantine/core'
import type { ActToSign, SigningOutcome } from '../../../api/contract/actsSigning.ts'
import { KEY_FAULTS } from '../../../api/contract/keyFaults.ts'
import { printedInstant } from '../../text/figures.ts'
import { useCeremonyWords } from '../../text/useCeremonyWords.ts'
import { useKeyWords } from '../../text/useKeyWords.ts'
import { useWords } from '../../text/words.ts'
import { Notice } from '../../ui/Notice.tsx'
import { StatusBadge } from '../../ui/StatusBadge.tsx'
import { paperAddress } from './ActRow.tsx'
import classes from './ceremony.module.css'
import type { Ceremony } from './useCeremony.ts'

type OutcomesProps = {
  readonly ceremony: Ceremony
  readonly onRetry: (left: readonly ActToSign[]) => void
  readonly onDone: () => void
}

/** How the signing goes, act by act, and what can be begun again. */
export function Outcomes({ ceremony: { acts, outcomes, running, cut }, onRetry, onDone }: OutcomesProps) {
  const say = useCeremonyWords()
  const signed = acts.filter(({ actId }) => outcomes.get(actId)?.signed).length
  const left = acts.filter(({ actId }) => {
    const outcome = outcomes.get(actId)
    return !outcome?.signed && !outcome?.by
  })
  const counted = running
    ? say('signing', { done: outcomes.size, all: acts.length })
    : say('done', { signed, all: acts.length })
  return (
    <>
      <h1>{say('title')}</h1>
      <p role="status">{counted}</p>
      <Progress size="lg" value={(100 * outcomes.size) / acts.length} aria-label={counted} />
      {running && <p className={classes.intro}>{say('stay')}</p>}
      {cut && <Notice tone="warning">{say('cut')}</Notice>}
      <ul className={classes.acts}>
        {acts.map((act) => (
          <li key={act.actId} className={classes.act}>
            <div className={classes.words}>
              <p className={classes.what}>
                <b>{say(`kinds.${act.kind}`)}</b> <bdi className="figures">{act.dossierNumber}</bdi>
              </p>
              <Outcome outcome={outcomes.get(act.actId)} />
            </div>
            {outcomes.get(act.actId)?.signed && (
              <a className={classes.read} href={paperAddress(act)} target="_blank" rel="noreferrer">
                {say('open')}
              </a>
            )}
          </li>
        ))}
      </ul>
      {!running && (
        <div className={classes.bar}>
          {left.length > 0 && (
            <Button size="md" onClick={() => onRetry(left)}>
              {say('retry', { count: left.length })}
            </Button>
          )}
          <Button size="md" variant={left.length > 0 ? 'default' : 'filled'} onClick={onDone}>
            {say('ok')}
          </Button>
        </div>
      )}
    </>
  )
}

const keyFault = (code: string | null) => KEY_FAULTS.find((fault) => fault === code) ?? null

function Outcome({ outcome }: { readonly outcome: SigningOutcome | undefined }) {
  const say = useCeremonyWords()
  const key = useKeyWords()
  const { say: sentence, language } = useWords()
  if (!outcome) return <StatusBadge tone="waiting">…</StatusBadge>
  const { signed, reference, level, code, detail, by } = outcome
  if (signed)
    return (
      <>
        <StatusBadge tone="good">{say('outcomeSigned', { reference: reference ?? '' })}</StatusBadge>
        {level === 'B-B' && <p className={classes.intro}>{say('outcomeUnstamped')}</p>}
      </>
    )
  if (by)
    return (
      <StatusBadge tone="attention">
        {say('outcomeBy', {
          name: language === 'ar' ? (by.nameAr ?? by.nameFr) : by.nameFr,
          at: printedInstant(by.at),
        })}
      </StatusBadge>
    )
  const fault = keyFault(code)
  return (
    <>
      <StatusBadge tone="fault">{say('outcomeNot')}</StatusBadge>
      <p>{fault ? key(`faults.${fault}`) : detail ? sentence(detail) : say('later')}</p>
    </>
  )
}
