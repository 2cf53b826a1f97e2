import type { Actor } from '../../../api/contract/policy/decide.ts'
import type { Action } from '../../../api/contract/policy/policy.ts'
import { opens } from '../../session/opens.ts'

/** The parts of the administration in the order they are read; each shows to whoever one of the actions lets through. */
export const SECTIONS = [
  { to: '/administration/organismes', words: 'bodies', needs: ['mandate.consult'] },
  { to: '/administration/personnes', words: 'people', needs: ['person.consult'] },
  { to: '/administration/demarches', words: 'procedures', needs: ['procedure.propose'] },
  { to: '/administration/calendrier', words: 'calendar', needs: ['calendar.enter'] },
  { to: '/administration/contours', words: 'outlines', needs: ['outlines.import'] },
  { to: '/administration/tarifs', words: 'tariffs', needs: ['tariff.enter', 'fees.register'] },
  { to: '/administration/reprise', words: 'backlog', needs: ['backlog.import'] },
  { to: '/administration/bulletins', words: 'bulletins', needs: ['bulletin.make'] },
  { to: '/administration/exports', words: 'exports', needs: ['export.ask', 'export.decide'] },
  { to: '/administration/journal', words: 'journal', needs: ['journal.consult'] },
  { to: '/administration/taches', words: 'jobs', needs: ['jobs.watch'] },
  { to: '/administration/messages', words: 'messages', needs: ['messages.watch'] },
  { to: '/administration/etat', words: 'state', needs: ['state.consult'] },
] as const satisfies readonly {
  readonly to: string
  readonly words: string
  readonly needs: readonly Action[]
}[]

/** The parts that somebody's mandates open. */
export const openSections = (actor: Actor): readonly (typeof SECTIONS)[number][] =>
  SECTIONS.filter(({ needs }) => needs.some((action) => opens(actor, action)))
