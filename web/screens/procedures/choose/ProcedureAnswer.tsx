import { Link, useSearch } from '@tanstack/react-router'
import type { StageRule } from '../../../../api/contract/procedures/definition.ts'
import type { TrackFound } from '../../../../api/contract/procedures/trackTests.ts'
import type { ProcedureVersionAnswer } from '../../../../api/contract/procedures/versions.ts'
import { problemOf } from '../../../api/problem.ts'
import { printedDay } from '../../../text/figures.ts'
import { useFilingWords } from '../../../text/useFilingWords.ts'
import { useForecastWords } from '../../../text/useForecastWords.ts'
import { usePreCheckWords } from '../../../text/usePreCheckWords.ts'
import { useProcedureWords } from '../../../text/useProcedureWords.ts'
import { useWords } from '../../../text/words.ts'
import { ButtonLink } from '../../../ui/ButtonLink.tsx'
import { Notice } from '../../../ui/Notice.tsx'
import { Waiting } from '../../../ui/Waiting.tsx'
import { ForecastPart } from '../../forecast/ForecastPart.tsx'
import { ProblemReport } from '../../frame/ProblemReport.tsx'
import { useProcedure } from '../procedureQueries.ts'
import { RuleText, ToConfirm } from '../Rule.tsx'
import { SilenceEffect } from '../Silence.tsx'
import { mostCitedRule, PieceList } from '../sheet/PiecesPart.tsx'
import { useTerm } from '../useTerm.ts'
import classes from './choose.module.css'
import { usePlace } from './usePlace.ts'

type ProcedureAnswerProps = {
  readonly code: string
  readonly track: TrackFound['outcome'] | null
  readonly place: string | undefined
  /** The only one: its name stands above already. */
  readonly alone: boolean
  /** Says how long it takes in fact, which is said once. */
  readonly first: boolean
}

/** One procedure of the answer: how long, what a silence is worth, who files, what is asked. */
export function ProcedureAnswer({ code, ...shown }: ProcedureAnswerProps) {
  const { data, error, refetch } = useProcedure(code)
  if (error) return <ProblemReport problem={problemOf(error)} onRetry={() => void refetch()} />
  return data ? <Answered version={data} {...shown} /> : <Waiting lines={[24, 44, 44, 44]} />
}

type AnsweredProps = Omit<ProcedureAnswerProps, 'code'> & { readonly version: ProcedureVersionAnswer }

function Answered({ version, track, place, alone, first }: AnsweredProps) {
  const say = usePreCheckWords()
  const trade = useProcedureWords()
  const { nameOf, say: sentence } = useWords()
  const { definition, on } = version
  const closes = definition.filing?.closes ?? null
  return (
    <section className={classes.procedure}>
      {!alone && <h2>{nameOf(definition)}</h2>}
      <p className={classes.hint}>{sentence(definition.purpose)}</p>
      {definition.track === 'gp' && <p>{say('outcome.alwaysGp')}</p>}
      {closes !== null && closes < on && definition.filing && (
        <Notice tone="warning">
          {say('outcome.closedWindow', { day: printedDay(closes) })}{' '}
          <ToConfirm sureness={definition.filing.rule.sureness} />
        </Notice>
      )}
      <div className={classes.delays}>
        <LegalDelay stages={definition.stages} track={track} />
        {first && <InFact code={definition.code} track={track} place={place} />}
      </div>
      <dl className={classes.short}>
        <dt>{trade('silenceColumn')}</dt>
        <dd>
          <SilenceEffect effect={definition.silence.effect} />
        </dd>
        <dt>{say('outcome.whoFiles')}</dt>
        <dd>{definition.filers.map((filer) => trade(`filers.${filer}`)).join(' · ')}</dd>
      </dl>
      <Pieces version={version} track={track} open={alone} />
      <FileLink version={version} alone={alone} />
      <p>
        <Link to="/demarches/$code" params={{ code: definition.code }} search={{}} className={classes.back}>
          {say('outcome.sheet')}
        </Link>
      </p>
    </section>
  )
}

/** Where the questions led: the draft begins with every answer given, or the one being prepared takes them over. */
function FileLink({ version: { definition }, alone }: Pick<AnsweredProps, 'version' | 'alone'>) {
  const say = useFilingWords()
  const { nameOf } = useWords()
  const { at: _, ...search } = useSearch({ from: '/demarches/choisir' })
  return (
    <p>
      <ButtonLink
        to="/dossiers/deposer"
        search={{ ...search, code: definition.code }}
        size="md"
        variant={alone ? 'filled' : 'default'}
        aria-label={alone ? undefined : say('begin.fileFor', { name: nameOf(definition) })}
      >
        {say('begin.file')}
      </ButtonLink>
    </p>
  )
}

const concerns = ({ code, track: of }: StageRule, track: AnsweredProps['track']) =>
  code === 'total' && (of === null || track === null || track === 'undetermined' || of === track)

type LegalDelayProps = { readonly stages: readonly StageRule[]; readonly track: AnsweredProps['track'] }

function LegalDelay({ stages, track }: LegalDelayProps) {
  const say = usePreCheckWords()
  const trade = useProcedureWords()
  const inWords = useTerm()
  const whole = stages.filter((stage) => concerns(stage, track))
  return (
    <div>
      <h3>{say('outcome.legal')}</h3>
      {whole.length === 0 && <p>{trade('noDelay')}</p>}
      {whole.map(({ track: of, term, rule }) => (
        <div key={of ?? 'any'} className={classes.delay}>
          <p>
            <b className={classes.big}>{term ? inWords(term) : trade('toConfirmDelay')}</b>{' '}
            {of && whole.length > 1 && <small>{trade(`tracks.${of}`)}</small>}{' '}
            {term && <ToConfirm sureness={rule.sureness} />}
          </p>
          <RuleText rule={rule} />
        </div>
      ))}
    </div>
  )
}

type InFactProps = Pick<AnsweredProps, 'track' | 'place'> & { readonly code: string }

/** What happens in fact, beside what the law says. */
function InFact({ code, track, place }: InFactProps) {
  const say = useForecastWords()
  const { nameOf } = useWords()
  const commune = usePlace(place).data
  const known = track === 'gp' || track === 'pp' ? track : undefined
  return (
    <div>
      <h3>{commune ? say('titleIn', { commune: nameOf(commune) }) : say('title')}</h3>
      <ForecastPart procedure={code} commune={commune?.code} track={known} legalBeside />
    </div>
  )
}

type PiecesProps = Pick<AnsweredProps, 'version' | 'track'> & { readonly open: boolean }

function Pieces({ version: { definition }, track, open }: PiecesProps) {
  const say = usePreCheckWords()
  const pieces = definition.pieces.filter(({ condition }) => condition !== 'gp' || track !== 'pp')
  const shared = mostCitedRule(pieces)
  return (
    <details className={classes.tests} open={open}>
      <summary>{say('outcome.pieces')}</summary>
      {shared && (
        <div className={classes.shared}>
          <ToConfirm sureness={shared.sureness} />
          <RuleText rule={shared} />
        </div>
      )}
      <PieceList kind="principal" pieces={pieces.filter(({ kind }) => kind === 'principal')} shared={shared} />
      <PieceList kind="information" pieces={pieces.filter(({ kind }) => kind === 'information')} shared={shared} />
    </details>
  )
}
