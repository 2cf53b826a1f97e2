import type { ProcedureDefinition, StageRule } from '../../../../api/contract/procedures/definition.ts'
import { useProcedureWords } from '../../../text/useProcedureWords.ts'
import { useWords } from '../../../text/words.ts'
import tables from '../../../ui/table.module.css'
import classes from '../procedures.module.css'
import { RuleText, ToConfirm } from '../Rule.tsx'
import { useTerm } from '../useTerm.ts'
import { Part, Ruled } from './Part.tsx'

/** Whole delays first; then each stage, from which event it runs, who is awaited, and its rule. */
export function DelaysPart({ definition }: { readonly definition: ProcedureDefinition }) {
  const say = useProcedureWords()
  const { stages, complements, extension } = definition
  const ordered = stages.toSorted((one, other) => Number(other.code === 'total') - Number(one.code === 'total'))
  return (
    <Part title={say('sheet.delays')} intro={say(stages.length > 0 ? 'sheet.delaysIntro' : 'sheet.noStages')}>
      {stages.length > 0 && <StageTable stages={ordered} />}
      <h3>{say('sheet.complements')}</h3>
      <Ruled>
        <p>
          <Complements atMost={complements.atMost} /> <ToConfirm sureness={complements.rule.sureness} />
        </p>
        <RuleText rule={complements.rule} />
      </Ruled>
      <Ruled>
        <p>
          {say(extension ? 'sheet.extension' : 'sheet.noExtension')}{' '}
          {extension && <ToConfirm sureness={extension.sureness} />}
        </p>
        {extension && <RuleText rule={extension} />}
      </Ruled>
    </Part>
  )
}

function Complements({ atMost }: { readonly atMost: number }) {
  const say = useProcedureWords()
  if (atMost === 0) return say('sheet.complementNever')
  return atMost === 1 ? say('sheet.complementOnce') : say('sheet.complementTimes', { n: atMost })
}

function StageTable({ stages }: { readonly stages: readonly StageRule[] }) {
  const say = useProcedureWords()
  return (
    <table className={`${tables.table} ${classes.stages}`} data-stacks aria-label={say('sheet.delays')}>
      <thead>
        <tr>
          <th scope="col">{say('delay')}</th>
          <th scope="col">{say('sheet.from')}</th>
          <th scope="col">{say('sheet.awaited')}</th>
          <th scope="col">{say('sheet.rule')}</th>
        </tr>
      </thead>
      <tbody>
        {stages.map((stage) => (
          <StageRow key={`${stage.code} ${stage.track ?? ''}`} stage={stage} />
        ))}
      </tbody>
    </table>
  )
}

function StageRow({ stage: { code, track, term, from, holder, rule } }: { readonly stage: StageRule }) {
  const say = useProcedureWords()
  const { say: sentence } = useWords()
  const inWords = useTerm()
  return (
    <tr data-total={code === 'total' || undefined}>
      <th scope="row">
        <span className={classes.stageName}>
          {say(`stages.${code}`)}
          {track && <small>{say(`tracks.${track}`)}</small>}
        </span>
        <span className={classes.term}>{term ? inWords(term) : ''}</span> <ToConfirm sureness={rule.sureness} />
      </th>
      <td data-label={say('sheet.from')}>{say(`events.${from}`)}</td>
      <td data-label={say('sheet.awaited')}>{say(`holders.${holder}`)}</td>
      <td data-label={say('sheet.rule')}>{sentence(rule)}</td>
    </tr>
  )
}
