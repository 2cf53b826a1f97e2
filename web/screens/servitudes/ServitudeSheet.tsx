import { Button } from '@mantine/core'
import { useEffect, useRef, useState } from 'react'
import type { ServitudeAnswer } from '../../../api/contract/servitudes.ts'
import { problemOf } from '../../api/problem.ts'
import { fixed, plain, printedDay, printedInstant } from '../../text/figures.ts'
import { useServitudeWords } from '../../text/useServitudeWords.ts'
import { useWords } from '../../text/words.ts'
import { FactList } from '../../ui/FactList.tsx'
import { nameIn } from '../../ui/PersonName.tsx'
import { Waiting } from '../../ui/Waiting.tsx'
import { ProblemReport } from '../frame/ProblemReport.tsx'
import { RetireServitude } from './RetireServitude.tsx'
import type { useServitude } from './servitudeQueries.ts'
import classes from './servitudes.module.css'

type SheetProps = {
  readonly answer: ReturnType<typeof useServitude>
  readonly onBack: () => void
  readonly onWrite: () => void
}

/** One servitude: what it says, where it comes from, what became of it. */
export function ServitudeSheet({ answer, onBack, onWrite }: SheetProps) {
  const say = useServitudeWords()
  return (
    <>
      <div>
        <Button variant="default" size="md" onClick={onBack}>
          {say('back')}
        </Button>
      </div>
      {answer.isPending && <Waiting lines={[40, 120, 80]} />}
      {answer.error && <ProblemReport problem={problemOf(answer.error)} onRetry={() => void answer.refetch()} />}
      {answer.data && <Sheet key={answer.data.id} servitude={answer.data} onWrite={onWrite} />}
    </>
  )
}

function Sheet({ servitude, onWrite }: { readonly servitude: ServitudeAnswer; readonly onWrite: () => void }) {
  const say = useServitudeWords()
  const { nameOf } = useWords()
  const heading = useRef<HTMLHeadingElement>(null)
  const [isRetiring, setRetiring] = useState(false)
  useEffect(() => heading.current?.focus(), [])
  return (
    <>
      <h1 ref={heading} tabIndex={-1}>
        {nameOf(servitude)}
      </h1>
      <Facts servitude={servitude} />
      {servitude.mayEdit && (
        <div className={classes.deeds}>
          <Button size="md" onClick={onWrite}>
            {say('change')}
          </Button>
          <Button variant="default" size="md" onClick={() => setRetiring(true)}>
            {say('retire')}
          </Button>
        </div>
      )}
      <History revisions={servitude.revisions} />
      {isRetiring && <RetireServitude servitude={servitude} onClose={() => setRetiring(false)} />}
    </>
  )
}

function Facts({ servitude }: { readonly servitude: ServitudeAnswer }) {
  const say = useServitudeWords()
  const { t, listed } = useWords()
  const { kind, effect, act, manager, body, heightLimitM, forbiddenUses, source, dataDate } = servitude
  const { bufferM, bufferSource, areaM2, points, pieces, generator } = servitude
  const facts: readonly (readonly [string, string | null])[] = [
    [say('kind'), say(`kinds.${kind}`)],
    [say('effect'), say(`effects.${effect}`)],
    [say('heightLimit'), heightLimitM === null ? null : plain(heightLimitM)],
    [say('forbiddenUses'), forbiddenUses.length === 0 ? null : listed(forbiddenUses.map((use) => t(`uses.${use}`)))],
    [say('body'), body],
    [say('act'), act ?? say('noAct')],
    [say('manager'), manager],
    [say('standing'), useTerm(servitude)],
    [
      say('ground'),
      generator && bufferM !== null
        ? say('derived', { metres: plain(bufferM), source: bufferSource ?? say('noAct') })
        : say('drawn'),
    ],
    [say('size'), `${say('area', { hectares: fixed(areaM2 / 10_000, 2) })} · ${say('pieces', { points, pieces })}`],
    [say('source'), dataDate ? `${source} · ${say('dated', { day: printedDay(dataDate) })}` : source],
  ]
  return <FactList facts={facts.flatMap(([term, value]) => (value === null ? [] : [{ term, value }]))} />
}

function useTerm({ inForceFrom, inForceTo }: ServitudeAnswer): string {
  const say = useServitudeWords()
  const from = inForceFrom ? say('since', { day: printedDay(inForceFrom) }) : say('undated')
  return inForceTo ? `${from}, ${say('until', { day: printedDay(inForceTo) })}` : from
}

function History({ revisions }: Pick<ServitudeAnswer, 'revisions'>) {
  const say = useServitudeWords()
  const { language, listed } = useWords()
  const fieldName = (field: string) => say(`fields.${field as 'act'}`) // the names of a snapshot are those of the words
  return (
    <section>
      <h2>{say('history')}</h2>
      {revisions.length === 0 && <p className={classes.hint}>{say('noHistory')}</p>}
      <ol className={classes.history}>
        {revisions.map(({ number, kind, at, by, reason, changed }) => (
          <li key={number}>
            <b>{say('revision', { number })}</b> : {say(`revisionKinds.${kind}`)}
            <p className={classes.hint}>
              {by ? say('whenBy', { at: printedInstant(at), by: nameIn(language, by) }) : printedInstant(at)}
            </p>
            {reason && (
              <p>
                <bdi>{reason}</bdi>
              </p>
            )}
            {changed.length > 0 && <p>{say('changed', { fields: listed(changed.map(fieldName)) })}</p>}
          </li>
        ))}
      </ol>
    </section>
  )
}
