import { isOver, planState } from '../../../spatial/conformity/planState.ts'
import type { Day } from '../../../spatial/day.ts'
import { type Actor, decide } from '../../contract/policy/decide.ts'
import type { RegulationRow } from '../../contract/regulation/cells.ts'
import type { RegulationAnswer, RevisionAnswer } from '../../contract/regulation/regulation.ts'
import type { HeldVersion, RevisionRow } from './queries.ts'

/** A version whose law has ended is read, never changed. */
export function isClosed({ events }: HeldVersion, today: Day): boolean {
  const standing = planState(events, today)
  return standing !== null && isOver(standing.state)
}

export const mayEdit = (actor: Actor, { territory }: HeldVersion): boolean =>
  decide(actor, 'regulations.edit', { territory }).allowed

type Shown = {
  readonly version: HeldVersion
  readonly rows: readonly RegulationRow[]
  readonly lines: RegulationAnswer['lines']
}

/** The règlement of a version as anybody reads it, and whether the actor may change it today. */
export function presentRegulation({ version, rows, lines }: Shown, actor: Actor, today: Day): RegulationAnswer {
  const { events, territory, revision, ...named } = version
  const standing = planState(events, today)
  return {
    version: { ...named, state: standing?.state ?? null, since: standing?.since ?? null },
    revision,
    mayEdit: mayEdit(actor, version) && !isClosed(version, today),
    lines,
    rows: [...rows],
  }
}

/** Who made it is for those who may make one. */
export const presentRevision = ({ content, at, by, ...revision }: RevisionRow, named: boolean): RevisionAnswer => ({
  ...revision,
  at: at.toISOString(),
  by: named ? by : null,
})
