import type { Action } from '../policy/policy.ts'
import type { Transition } from './transitions.ts'

/** The right each transition asks for. */
export const DOOR_OF: Readonly<Record<Transition, Action>> = {
  file: 'dossier.file',
  refuse_admission: 'dossier.admit',
  dispatch: 'dossier.admit',
  ask_complement: 'dossier.complement',
  give_complement: 'dossier.answer',
  summon: 'dossier.examine',
  inspect: 'dossier.examine',
  hold_session: 'dossier.examine',
  sign_minutes: 'dossier.examine',
  ask_modification: 'dossier.decide',
  file_modified: 'dossier.answer',
  defer: 'dossier.decide',
  resume: 'dossier.decide',
  reopen: 'dossier.reopen',
  extend: 'dossier.decide',
  accept: 'dossier.decide',
  settle: 'dossier.settle',
  sign: 'dossier.decide',
  refuse: 'dossier.decide',
  attest_silence: 'silence.attest',
  acknowledge: 'dossier.admit',
  open_works: 'works.declare',
  declare_completion: 'works.declare',
  record_lapse: 'dossier.close',
  withdraw: 'dossier.withdraw',
  archive: 'dossier.close',
}
