import type { Step } from './steps.ts'

/**
 * How a procedure goes: before a commission; examined by the commune alone; a reception of works, with an inspection;
 * an information that is looked up and answered; a declaration that is acknowledged.
 */
export const FLOWS = ['commission', 'simple', 'reception', 'information', 'declaration'] as const
export type Flow = (typeof FLOWS)[number]

/** What may be done to a dossier after its draft, named by what it does; each is an event of its clock. */
export const TRANSITIONS = [
  'file',
  'refuse_admission',
  'dispatch',
  'ask_complement',
  'give_complement',
  'summon',
  'inspect',
  'hold_session',
  'sign_minutes',
  'ask_modification',
  'file_modified',
  'defer',
  'resume',
  'reopen',
  'extend',
  'accept',
  'settle',
  'sign',
  'refuse',
  'attest_silence',
  'acknowledge',
  'open_works',
  'declare_completion',
  'record_lapse',
  'withdraw',
  'archive',
] as const
export type Transition = (typeof TRANSITIONS)[number]

type Moves = { readonly [S in Step]?: { readonly [T in Transition]?: Step } }

const ADMISSION: Moves = {
  draft: { file: 'filed' },
  inadmissible: { file: 'filed', withdraw: 'withdrawn' },
}

/** After the decision, the same for every permit; what was refused, each flow decides again in its own place. */
const AFTERWARDS: Moves = {
  granted: { open_works: 'works', record_lapse: 'lapsed', archive: 'archived' },
  deemed_granted: { open_works: 'works', record_lapse: 'lapsed', archive: 'archived' },
  // Some permits lapse unless the works are done in time (decree 2-18-475).
  works: { declare_completion: 'completed', record_lapse: 'lapsed' },
  completed: { archive: 'archived' },
  lapsed: { archive: 'archived' },
  withdrawn: { archive: 'archived' },
}

const PAYING_AND_SIGNING: Moves = {
  to_settle: { settle: 'to_sign', withdraw: 'withdrawn' },
  to_sign: { sign: 'granted', attest_silence: 'deemed_granted' },
}

/** The commission: RGC13 articles 18 to 40. Whoever decides may defer (law 12-90, articles 22 and 45). */
const COMMISSION: Moves = {
  ...ADMISSION,
  filed: {
    dispatch: 'consulted',
    refuse_admission: 'inadmissible',
    extend: 'filed',
    withdraw: 'withdrawn',
    attest_silence: 'deemed_granted',
  },
  consulted: {
    ask_complement: 'completing',
    hold_session: 'deliberated',
    extend: 'consulted',
    withdraw: 'withdrawn',
    attest_silence: 'deemed_granted',
  },
  completing: { give_complement: 'consulted', withdraw: 'withdrawn' },
  deliberated: { sign_minutes: 'opined', extend: 'deliberated', attest_silence: 'deemed_granted' },
  opined: {
    ask_modification: 'modifying',
    accept: 'to_settle',
    refuse: 'refused',
    defer: 'deferred',
    extend: 'opined',
    attest_silence: 'deemed_granted',
  },
  modifying: { file_modified: 'filed', withdraw: 'withdrawn' },
  deferred: { resume: 'opined' },
  ...PAYING_AND_SIGNING,
  ...AFTERWARDS,
  refused: { reopen: 'opined', archive: 'archived' },
}

const SIMPLE: Moves = {
  ...ADMISSION,
  filed: {
    ask_complement: 'completing',
    refuse_admission: 'inadmissible',
    accept: 'to_settle',
    refuse: 'refused',
    extend: 'filed',
    withdraw: 'withdrawn',
    attest_silence: 'deemed_granted',
  },
  completing: { give_complement: 'filed', withdraw: 'withdrawn' },
  ...PAYING_AND_SIGNING,
  ...AFTERWARDS,
  refused: { reopen: 'filed', archive: 'archived' },
}

/** Permis d'habiter, certificate of conformity, receptions of a lotissement: what was built is looked at, or attested. */
const RECEPTION: Moves = {
  ...ADMISSION,
  filed: {
    ask_complement: 'completing',
    refuse_admission: 'inadmissible',
    // The day of the inspection is said, and said again when it is moved.
    summon: 'filed',
    inspect: 'inspected',
    extend: 'filed',
    withdraw: 'withdrawn',
    attest_silence: 'deemed_granted',
  },
  completing: { give_complement: 'filed', withdraw: 'withdrawn' },
  inspected: {
    ask_modification: 'modifying',
    sign_minutes: 'opined',
    extend: 'inspected',
    attest_silence: 'deemed_granted',
  },
  modifying: { file_modified: 'filed', withdraw: 'withdrawn' },
  opined: { accept: 'to_settle', refuse: 'refused', extend: 'opined', attest_silence: 'deemed_granted' },
  ...PAYING_AND_SIGNING,
  granted: { archive: 'archived' },
  deemed_granted: { archive: 'archived' },
  refused: { reopen: 'opined', archive: 'archived' },
  withdrawn: { archive: 'archived' },
}

const INFORMATION: Moves = {
  ...ADMISSION,
  filed: { refuse_admission: 'inadmissible', accept: 'to_sign', refuse: 'refused', withdraw: 'withdrawn' },
  to_sign: { sign: 'granted' },
  granted: { archive: 'archived' },
  refused: { reopen: 'filed', archive: 'archived' },
  withdrawn: { archive: 'archived' },
}

const DECLARATION: Moves = {
  ...ADMISSION,
  filed: { acknowledge: 'acknowledged', refuse_admission: 'inadmissible', withdraw: 'withdrawn' },
  acknowledged: { archive: 'archived' },
  withdrawn: { archive: 'archived' },
}

/** The one table of what can happen to a dossier; nothing that is not written here is possible. */
export const MOVES: Readonly<Record<Flow, Moves>> = {
  commission: COMMISSION,
  simple: SIMPLE,
  reception: RECEPTION,
  information: INFORMATION,
  declaration: DECLARATION,
}

/** The step a transition leads to; null when it cannot be made from there. */
export const stepAfter = (flow: Flow, step: Step, transition: Transition): Step | null =>
  MOVES[flow][step]?.[transition] ?? null

export const possibleFrom = (flow: Flow, step: Step): readonly Transition[] =>
  Object.keys(MOVES[flow][step] ?? {}) as Transition[]
