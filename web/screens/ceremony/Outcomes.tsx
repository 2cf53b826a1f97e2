import { Button, Progress } from '@mantine/core'
import { KEY_FAULTS } from '../../../api/contract/keyFaults.ts'
import { printedInstant } from '../../text/figures.ts'
import { useCeremonyWords } from '../../text/useCeremonyWords.ts'
import { useKeyWords } from '../../text/useKeyWords.ts'
import { useWords } from '../../text/words.ts'
import { Notice } from '../../ui/Notice.tsx'
import { StatusBadge } from '../../ui/StatusBadge.tsx'
import classes from './ceremony.module.css'
import type { Outcome, Signable } from './signable.ts'
import type { Ceremony } from './useCeremony.ts'

type OutcomesProps<W> = {
  readonly ceremony: Ceremony<W>
  readonly onDone: () => void
}

/** How the signing goes, one after the other, and what can be begun again. */
export function Outcomes<W>({ ceremony: { things, outcomes, running, cut, ask }, onDone }: OutcomesProps<W>) {
  const say = useCeremonyWords()
  const signed = things.filter(({ key }) => outcomes.get(key)?.signed).length
  const left = things.filter(({ key }) => {
    const outcome = outcomes.get(key)
    return !outcome?.signed && !outcome?.by
  })
  const counted = running
    ? say('signing', { done: outcomes.size, all: things.length })
    : say('done', { signed, all: things.length })
  return (
    <div className={classes.list}>
      <p role="status">{counted}</p>
      <Progress size="lg" value={(100 * outcomes.size) / things.length} aria-label={counted} />
      {running && <p className={classes.intro}>{say('stay')}</p>}
      {cut && <Notice tone="warning">{say('cut')}</Notice>}
      <ul className={classes.acts}>
        {things.map((one) => (
          <OneOutcome key={one.key} thing={one} outcome={outcomes.get(one.key)} />
        ))}
      </ul>
      {!running && (
        <div className={classes.bar}>
          {left.length > 0 && (
            <Button size="md" onClick={() => ask(left)}>
              {say('retry', { count: left.length })}
            </Button>
          )}
          <Button size="md" variant={left.length > 0 ? 'default' : 'filled'} onClick={onDone}>
            {say('ok')}
          </Button>
        </div>
      )}
    </div>
  )
}

type OneOutcomeProps<W> = { readonly thing: Signable<W>; readonly outcome: Outcome | undefined }

function OneOutcome<W>({ thing: { what, number, paper }, outcome }: OneOutcomeProps<W>) {
  const say = useCeremonyWords()
  return (
    <li className={classes.act}>
      <div className={classes.words}>
        <p className={classes.what}>
          <b>{what}</b> <bdi className="figures">{number}</bdi>
        </p>
        <Became outcome={outcome} />
      </div>
      {outcome?.signed && (
        <a className={classes.read} href={paper} target="_blank" rel="noreferrer">
          {say('open')}
        </a>
      )}
    </li>
  )
}

const keyFault = (code: string | null) => KEY_FAULTS.find((fault) => fault === code) ?? null

function Became({ outcome }: { readonly outcome: Outcome | undefined }) {
  const say = useCeremonyWords()
  const key = useKeyWords()
  const { say: sentence, language } = useWords()
  if (!outcome) return <StatusBadge tone="waiting">…</StatusBadge>
  const { signed, reference, level, code, detail, by } = outcome
  if (signed)
    return (
      <>
        <StatusBadge tone="good">
          {reference === null ? say('outcomeSignedAvis') : say('outcomeSigned', { reference })}
        </StatusBadge>
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
