import type { ProcedureDefinition, StageRule } from '../../contract/procedures/definition.ts'
import type { DelayChange, RuleToConfirm } from '../../contract/procedures/drafting.ts'
import type { Written } from './structure.ts'

/** Every rule of which nobody is sure, with its place. */
export function rulesToConfirm({ definition, tests }: Written): readonly RuleToConfirm[] {
  const { instructor, filing, stages, pieces, avis, fees, validity, silence, complements, extension } = definition
  const listed = { stages, pieces, avis, fees, validity, tests }
  const all: RuleToConfirm[] = [
    { path: 'instructor', rule: instructor.rule },
    ...(filing ? [{ path: 'filing', rule: filing.rule }] : []),
    ...Object.entries(listed).flatMap(([path, list]) =>
      list.map(({ rule }, rank) => ({ path: `${path}.${rank}`, rule })),
    ),
    { path: 'silence', rule: silence.rule },
    { path: 'complements', rule: complements.rule },
    ...(extension ? [{ path: 'extension', rule: extension }] : []),
  ]
  return all.filter(({ rule }) => rule.sureness !== 'sourced')
}

const nameOf = ({ code, track }: StageRule) => `${code}/${track}`

/** Stages whose length is not what it was, that were not, or are no more. */
export function delayChanges(before: ProcedureDefinition | null, after: ProcedureDefinition): readonly DelayChange[] {
  const [was, is] = [byName(before?.stages ?? []), byName(after.stages)]
  return [...new Set([...was.keys(), ...is.keys()])].flatMap((name) => {
    const [old, now] = [was.get(name), is.get(name)]
    const named = now ?? old
    if (!named || JSON.stringify(lengthOf(old)) === JSON.stringify(lengthOf(now))) return []
    const { code: stage, track } = named
    return [{ stage, track, ...(old && { before: old.term }), ...(now && { after: now.term }) }]
  })
}

const byName = (stages: readonly StageRule[]) => new Map(stages.map((stage) => [nameOf(stage), stage]))

const lengthOf = (stage: StageRule | undefined) => stage && [stage.term?.length ?? null, stage.term?.unit ?? null]
