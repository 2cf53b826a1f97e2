import type { DossierState } from '../policy/roles.ts'

/** Where a dossier stands, in the order it usually goes. */
export const STEPS = [
  'draft',
  'filed',
  'inadmissible',
  'consulted',
  'completing',
  'inspected',
  'deliberated',
  'opined',
  'modifying',
  'deferred',
  'to_settle',
  'to_sign',
  'granted',
  'deemed_granted',
  'refused',
  'acknowledged',
  'works',
  'completed',
  'lapsed',
  'withdrawn',
  'archived',
] as const
export type Step = (typeof STEPS)[number]

/** The state the policy and row-level security know, of each step. */
export const STATE_OF: Readonly<Record<Step, DossierState>> = {
  draft: 'draft',
  filed: 'filed',
  inadmissible: 'filed',
  consulted: 'filed',
  completing: 'filed',
  inspected: 'filed',
  deliberated: 'examined',
  opined: 'examined',
  modifying: 'examined',
  deferred: 'examined',
  to_settle: 'examined',
  to_sign: 'examined',
  granted: 'decided',
  deemed_granted: 'decided',
  refused: 'decided',
  acknowledged: 'decided',
  works: 'decided',
  completed: 'decided',
  lapsed: 'decided',
  withdrawn: 'decided',
  archived: 'archived',
}

/** Who has to act next; nobody once it is over. */
export const HOLDERS = ['applicant', 'guichet', 'members', 'president', 'cashier', 'governor', 'nobody'] as const
export type Holder = (typeof HOLDERS)[number]

export const HOLDER_OF: Readonly<Record<Step, Holder>> = {
  draft: 'applicant',
  filed: 'guichet',
  inadmissible: 'applicant',
  consulted: 'members',
  completing: 'applicant',
  inspected: 'guichet',
  deliberated: 'guichet',
  opined: 'president',
  modifying: 'applicant',
  deferred: 'president',
  to_settle: 'applicant',
  to_sign: 'president',
  granted: 'nobody',
  deemed_granted: 'nobody',
  refused: 'nobody',
  acknowledged: 'nobody',
  works: 'nobody',
  completed: 'nobody',
  lapsed: 'nobody',
  withdrawn: 'nobody',
  archived: 'nobody',
}
