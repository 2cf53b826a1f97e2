import type { ProcedureVersionAnswer } from '../../../../api/contract/procedures/versions.ts'
import { printedDay } from '../../../text/figures.ts'
import { useProcedureWords } from '../../../text/useProcedureWords.ts'
import { useTradeWords } from '../../../text/useTradeWords.ts'
import { FactList } from '../../../ui/FactList.tsx'
import { WholeDelay } from '../DelayText.tsx'
import { RuleText, ToConfirm } from '../Rule.tsx'
import { SilenceEffect } from '../Silence.tsx'

/** Who files, who examines, how long, and what a silence is worth: the answer most people came for. */
export function MainFacts({
  version: { definition, validFrom, validTo },
}: {
  readonly version: ProcedureVersionAnswer
}) {
  const say = useProcedureWords()
  const trade = useTradeWords()
  const { filers, instructor, geometry, track, stages, silence, number } = definition
  const delays = stages.map(({ track: of, code, term, rule }) => ({
    track: of,
    stage: code,
    term,
    sureness: rule.sureness,
  }))
  const days =
    validTo === null
      ? say('sheet.since', { from: printedDay(validFrom) })
      : say('sheet.between', { from: printedDay(validFrom), to: printedDay(validTo) })
  return (
    <FactList
      facts={[
        { term: say('whoFiles'), value: filers.map((filer) => say(`filers.${filer}`)).join(' · ') },
        { term: say('delay'), value: <WholeDelay delays={delays} /> },
        { term: say('silenceColumn'), value: <SilenceEffect effect={silence.effect} /> },
        ...(track ? [{ term: say('sheet.track'), value: say(`tracks.${track}`) }] : []),
        {
          term: say('sheet.examinedBy'),
          value: (
            <>
              {trade(`bodyKinds.${instructor.kind}`)} <ToConfirm sureness={instructor.rule.sureness} />
              <RuleText rule={instructor.rule} />
            </>
          ),
        },
        { term: say('sheet.place'), value: say(`geometries.${geometry}`) },
        { term: say('sheet.inForce'), value: <span className="figures">{days}</span> },
        { term: say('number'), value: <bdi>{number}</bdi> },
      ]}
    />
  )
}
