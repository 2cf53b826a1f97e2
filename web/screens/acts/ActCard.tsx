import { Button, TextInput } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useForm } from 'react-hook-form'
import type { ActOfDossier } from '../../../api/contract/actsDrafted.ts'
import { printedDay, printedInstant } from '../../text/figures.ts'
import { useActWords } from '../../text/useActWords.ts'
import { useWords } from '../../text/words.ts'
import { Confirm } from '../../ui/Confirm.tsx'
import { type Fact, FactList } from '../../ui/FactList.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { StatusBadge, type Tone } from '../../ui/StatusBadge.tsx'
import { Refused } from '../frame/Refused.tsx'
import { useEndAct } from './actQueries.ts'
import classes from './acts.module.css'
import { PlansPart } from './PlansPart.tsx'

const TONES: Readonly<Record<ActOfDossier['state'], Tone>> = {
  draft: 'waiting',
  signing: 'attention',
  signed: 'good',
  void: 'fault',
}

type ActCardProps = {
  readonly dossierId: string
  readonly act: ActOfDossier
  readonly onSaid: (text: string) => void
}

/** One act: what it is, where it stands, where its paper is, to whom it went. */
export function ActCard({ dossierId, act, onSaid }: ActCardProps) {
  const say = useActWords()
  const { listed } = useWords()
  const isBack = act.withdrawn !== null
  const address = `/api/dossiers/${dossierId}/acts/${act.id}/paper`
  return (
    <section className={classes.act}>
      <h3 className={classes.line}>
        <span>{say(`kinds.${act.kind}`)}</span>
        <StatusBadge tone={isBack ? 'fault' : TONES[act.state]}>
          {say(isBack ? 'withdrawn' : `states.${act.state}`)}
        </StatusBadge>
      </h3>
      <FactList facts={useFacts(act)} />
      {act.changed.length > 0 && (
        <Notice tone="warning">
          {say('changed', { parts: listed(act.changed.map((part) => say(`parts.${part}`))) })}
        </Notice>
      )}
      {act.state === 'draft' && act.changed.length === 0 && <p className={classes.quiet}>{say('toSign')}</p>}
      <p className={classes.line}>
        {act.state !== 'void' && (
          <a href={address} download>
            {say(act.state === 'signed' ? 'download' : 'preview')}
          </a>
        )}
        {act.token && (
          <Link to="/actes/verifier/$token" params={{ token: act.token }}>
            {say('check')}
          </Link>
        )}
        {act.maySign && act.changed.length === 0 && <Link to="/signatures">{say('toSignatures')}</Link>}
        {act.mayVoid && <EndButton how="voidAct" {...{ dossierId, act, onSaid }} />}
        {act.mayWithdraw && <EndButton how="withdrawAct" {...{ dossierId, act, onSaid }} />}
      </p>
      {act.kind === 'permit' && act.state !== 'void' && <PlansPart dossierId={dossierId} act={act} />}
      {act.copies.length > 0 && <Copies copies={act.copies} />}
    </section>
  )
}

function useFacts({
  reference,
  version,
  signer,
  signedAt,
  level,
  void: given,
  withdrawn,
  state,
}: ActOfDossier): Fact[] {
  const say = useActWords()
  const { language } = useWords()
  const figures = (text: string) => <bdi className="figures">{text}</bdi>
  const why = given ?? withdrawn
  const facts: readonly (Fact | null)[] = [
    reference === null
      ? { term: say('version'), value: figures(String(version)) }
      : { term: say('number'), value: figures(reference) },
    signer && {
      term: say('signer'),
      value: (
        <bdi>
          {language === 'ar' ? (signer.nameAr ?? signer.nameFr) : signer.nameFr}
          {' – '}
          {language === 'ar' ? signer.bodyAr : signer.bodyFr}
        </bdi>
      ),
    },
    state === 'signed' && signedAt !== null
      ? { term: say('signedAt'), value: figures(printedInstant(signedAt)) }
      : null,
    level === null ? null : { term: say('level'), value: figures(level) },
    why && { term: say('reason'), value: <bdi>{why.reason}</bdi> },
  ]
  return facts.filter((fact) => fact !== null)
}

function Copies({ copies }: Pick<ActOfDossier, 'copies'>) {
  const say = useActWords()
  const { nameOf } = useWords()
  return (
    <>
      <h4>{say('copies')}</h4>
      <ul className={classes.copies}>
        {copies.map((copy) => (
          <li key={copy.nameFr}>
            <bdi>{nameOf(copy)}</bdi>
            <span className={`${classes.quiet} figures`}>{say('due', { day: printedDay(copy.due) })}</span>
            <span className="figures">
              {copy.sentAt === null ? say('notSent') : say('sentAt', { at: printedInstant(copy.sentAt) })}
            </span>
          </li>
        ))}
      </ul>
    </>
  )
}

type EndButtonProps = ActCardProps & { readonly how: 'voidAct' | 'withdrawAct' }
const END = {
  voidAct: { title: 'giveUp', why: 'giveUpWhy', done: 'givenUp' },
  withdrawAct: { title: 'withdraw', why: 'withdrawWhy', done: 'withdrawnNow' },
} as const

/** What cannot be taken back is asked for with its reason. */
function EndButton({ dossierId, act, how, onSaid }: EndButtonProps) {
  const say = useActWords()
  const [asking, setAsking] = useState(false)
  const ending = useEndAct(dossierId, how)
  const { register, handleSubmit, formState } = useForm<{ reason: string }>({ defaultValues: { reason: '' } })
  const words = END[how]
  const end = handleSubmit(({ reason }) =>
    ending.mutate({ actId: act.id, reason: reason.trim() }, { onSuccess: () => onSaid(say(words.done)) }),
  )
  return (
    <>
      <Button size="sm" variant="default" onClick={() => setAsking(true)}>
        {say(words.title)}
      </Button>
      {asking && (
        <Confirm
          {...{ title: say(words.title), why: say(words.why), yes: say(words.title), no: say('cancel') }}
          busy={ending.isPending}
          onYes={() => void end()}
          onNo={() => setAsking(false)}
        >
          <TextInput
            size="md"
            dir="auto"
            maxLength={1000}
            label={say('reason')}
            error={formState.errors.reason?.message}
            {...register('reason', { validate: (text) => text.trim().length >= 3 || say('required') })}
          />
          <Refused error={ending.error} />
        </Confirm>
      )}
    </>
  )
}
