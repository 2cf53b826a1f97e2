import { Button } from '@mantine/core'
import { useEffect, useRef, useState } from 'react'
import type { ServitudeAnswer } from '../../../api/contract/servitudes.ts'
import { problemOf } from '../../api/problem.ts'
import { fixed, plain, printedDay } from '../../text/figures.ts'
import { useServitudeWords } from '../../text/useServitudeWords.ts'
import { useWords } from '../../text/words.ts'
import { FactList } from '../../ui/FactList.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { Waiting } from '../../ui/Waiting.tsx'
import { ProblemReport } from '../frame/ProblemReport.tsx'
import { History } from './History.tsx'
import { RetireServitude } from './RetireServitude.tsx'
import type { useServitude } from './servitudeQueries.ts'
import classes from './servitudes.module.css'

type SheetProps = {
  readonly answer: ReturnType<typeof useServitude>
  readonly onBack: () => void
  readonly onWrite: () => void
  /** The revision whose ground is shown in dashes; null for none. */
  readonly former: number | null
  readonly onFormer: (revision: number | null) => void
}

/** One servitude: what it says, where it comes from, what became of it. */
export function ServitudeSheet({ answer, onBack, ...shown }: SheetProps) {
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
      {answer.data && <Sheet key={answer.data.id} servitude={answer.data} {...shown} />}
    </>
  )
}

type ShownProps = Omit<SheetProps, 'answer' | 'onBack'> & { readonly servitude: ServitudeAnswer }

function Sheet({ servitude, onWrite, former, onFormer }: ShownProps) {
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
      <Spills spills={servitude.spills} />
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
      <History revisions={servitude.revisions} {...{ former, onFormer }} />
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

/** Ground of other agencies under it: theirs to know of, and to judge by it. */
function Spills({ spills }: Pick<ServitudeAnswer, 'spills'>) {
  const say = useServitudeWords()
  const { nameOf } = useWords()
  if (spills.length === 0) return null
  return (
    <Notice tone="warning">
      <p>{say('spills')}</p>
      <ul>
        {spills.map((spill) => (
          <li key={spill.code}>
            {say('spill', { commune: nameOf(spill), area: plain(spill.areaM2) })}
            {spill.agency && ` · ${nameOf(spill.agency)}`}
            {spill.approximate && ` · ${say('approximate')}`}
          </li>
        ))}
      </ul>
    </Notice>
  )
}

function useTerm({ inForceFrom, inForceTo }: ServitudeAnswer): string {
  const say = useServitudeWords()
  const from = inForceFrom ? say('since', { day: printedDay(inForceFrom) }) : say('undated')
  return inForceTo ? `${from}, ${say('until', { day: printedDay(inForceTo) })}` : from
}
