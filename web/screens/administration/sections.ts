import type { Actor } from '../../../api/contract/policy/decide.ts'
import type { Action } from '../../../api/contract/policy/policy.ts'
import { opens } from '../../session/opens.ts'

/** One part of the administration; it shows to whoever one of the actions lets through. */
export type Section = {
  readonly to: '/administration/organismes'
  readonly words: 'bodies'
  readonly needs: readonly Action[]
}

/** In the order they are read. */
export const SECTIONS: readonly Section[] = [
  { to: '/administration/organismes', words: 'bodies', needs: ['mandate.consult'] },
]

/** The parts that somebody's mandates open. */
export const openSections = (actor: Actor): readonly Section[] =>
  SECTIONS.filter(({ needs }) => needs.some((action) => opens(actor, action)))
