import type { Subject } from '../../../api/contract/policy/decide.ts'
import type { Action } from '../../../api/contract/policy/policy.ts'
import type { Cast, World } from './world.ts'

/** One operation in the actor's name, and the doors any of which opens it. */
export type Cell = {
  /** Null for what is nobody's to give: one's own, whatever the table says. */
  readonly action: Action | null
  readonly what: string
  readonly statement: string
  readonly allowed: boolean
}

/** A right, and what it is asked over. */
export type Door = readonly [Action, Subject]

/** Whose operations are made, in which world, and what makes a cell of them. */
export type Making = {
  readonly cast: Cast
  readonly world: World
  readonly cell: (what: string, doors: readonly [Door, ...Door[]], statement: string) => Cell
}
