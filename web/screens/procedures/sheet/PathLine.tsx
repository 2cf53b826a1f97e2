import type { ProcedureDefinition, Track } from '../../../../api/contract/procedures/definition.ts'
import { HOLDER_OF } from '../../../../api/contract/procedures/steps.ts'
import { useProcedureWords } from '../../../text/useProcedureWords.ts'
import { ToConfirm } from '../Rule.tsx'
import { useTerm } from '../useTerm.ts'
import { type PathStep, stageAt, usualPath } from '../usualPath.ts'
import classes from './path.module.css'

type PathLineProps = {
  readonly definition: Pick<ProcedureDefinition, 'flow' | 'stages'>
  readonly track: Track | null
}

/** The ordinary way from the filing to the act: each step, in whose hands, and how long it may take. */
export function PathLine({ definition: { flow, stages }, track }: PathLineProps) {
  return (
    <ol className={classes.path}>
      {usualPath(flow).map((one) => (
        <PathPoint key={one.step} one={one} stages={stages} track={track} />
      ))}
    </ol>
  )
}

type PathPointProps = Pick<PathLineProps, 'track'> & {
  readonly one: PathStep
  readonly stages: ProcedureDefinition['stages']
}

function PathPoint({ one, stages, track }: PathPointProps) {
  const say = useProcedureWords()
  const inWords = useTerm()
  const stage = stageAt(one, stages, track)
  const holder = HOLDER_OF[one.step]
  return (
    <li>
      <b>{say(`steps.${one.step}`)}</b>
      {holder !== 'nobody' && <span>{say(`holders.${holder}`)}</span>}
      {stage?.term && (
        <span className="figures">
          {inWords(stage.term)}
          {stage.track && ` · ${say(`tracks.${stage.track}`)}`} <ToConfirm sureness={stage.rule.sureness} />
        </span>
      )}
    </li>
  )
}
