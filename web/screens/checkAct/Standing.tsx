import { useQuery } from '@tanstack/react-query'
import type { ActStanding, StandingOfAct } from '../../../api/contract/standing.ts'
import { useClient } from '../../api/queries.ts'
import { printedDay, printedInstant } from '../../text/figures.ts'
import { useActStandingWords } from '../../text/useActStandingWords.ts'
import { useWords } from '../../text/words.ts'
import { type Fact, FactList } from '../../ui/FactList.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { StatusBadge, type Tone } from '../../ui/StatusBadge.tsx'
import { Refused } from '../frame/Refused.tsx'
import classes from './checkAct.module.css'
import { FoundAvis } from './FoundAvis.tsx'
import { type Sought, standingQuery } from './standingQuery.ts'

const TONES: Readonly<Record<StandingOfAct, Tone>> = {
  stands: 'good',
  overdue: 'attention',
  lapsed: 'fault',
  withdrawn: 'fault',
  replaced: 'attention',
  void: 'fault',
}

/** What became of an act, beside what its file is worth. */
export function Standing({ sought }: { readonly sought: Sought }) {
  const say = useActStandingWords()
  const { data, error, isPending } = useQuery({ ...standingQuery(useClient(), sought), retry: false })
  if (isPending) return <p role="status">{say('looking')}</p>
  if (error) return <Refused error={error} />
  if (data.avis) return <FoundAvis avis={data.avis} />
  if (data.act === null) return <Notice tone="warning">{say('file' in sought ? 'notHere' : 'notFound')}</Notice>
  return <Found act={data.act} />
}

function Found({ act }: { readonly act: ActStanding }) {
  const say = useActStandingWords()
  const tone = TONES[act.standing]
  return (
    <section className={classes.verdict} data-tone={tone} role="status">
      <h2>
        <StatusBadge tone={tone}>{say(`standings.${act.standing}`)}</StatusBadge>
      </h2>
      <p>{say(`meaning.${act.standing}`)}</p>
      <FactList facts={useFacts(act)} />
    </section>
  )
}

function useFacts({ reference, kind, procedure, unit, signer, signedAt, since, until }: ActStanding): Fact[] {
  const say = useActStandingWords()
  const { nameOf, language } = useWords()
  const instant = (at: string) => <span className="figures">{printedInstant(at)}</span>
  const facts: readonly (Fact | null)[] = [
    { term: say('number'), value: <bdi className="figures">{reference}</bdi> },
    { term: say('kind'), value: say(`kinds.${kind}`) },
    procedure && { term: say('procedure'), value: nameOf(procedure) },
    { term: say('unit'), value: <bdi>{nameOf(unit)}</bdi> },
    signer && {
      term: say('signer'),
      value: <bdi>{language === 'ar' ? (signer.nameAr ?? signer.nameFr) : signer.nameFr}</bdi>,
    },
    signedAt === null ? null : { term: say('signedAt'), value: instant(signedAt) },
    since === null ? null : { term: say('since'), value: instant(since) },
    until === null ? null : { term: say('until'), value: <span className="figures">{printedDay(until)}</span> },
  ]
  return facts.filter((fact) => fact !== null)
}
