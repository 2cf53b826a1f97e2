import type { Action } from '../../../api/contract/policy/policy.ts'

/** One way in the session menu. It shows to whoever is signed in, or only to those one of the actions lets through. */
export type NavigationEntry = {
  readonly to:
    | '/dossiers'
    | '/tableau'
    | '/avis'
    | '/instruction'
    | '/signatures'
    | '/guichet'
    | '/seances'
    | '/notes'
    | '/couches'
    | '/servitudes'
    | '/territoire'
    | '/plans'
    | '/administration'
  readonly words: `frame.navigation.${'dossiers' | 'board' | 'avis' | 'workbench' | 'signatures' | 'counter' | 'sessions' | 'notes' | 'servitudes' | 'layers' | 'territory' | 'plans' | 'administration'}`
  readonly needs: 'signed_in' | readonly Action[]
}

/** Entries of the session menu beside the account's own, in the order they are read. */
export const NAVIGATION: readonly NavigationEntry[] = [
  { to: '/dossiers', words: 'frame.navigation.dossiers', needs: 'signed_in' },
  { to: '/tableau', words: 'frame.navigation.board', needs: ['board.consult'] },
  { to: '/avis', words: 'frame.navigation.avis', needs: ['avis.give', 'avis.ask'] },
  { to: '/instruction', words: 'frame.navigation.workbench', needs: ['findings.decide'] },
  { to: '/signatures', words: 'frame.navigation.signatures', needs: ['dossier.decide', 'silence.attest', 'avis.sign'] },
  { to: '/guichet', words: 'frame.navigation.counter', needs: ['counter.open'] },
  {
    to: '/seances',
    words: 'frame.navigation.sessions',
    needs: ['commission.plan', 'commission.attend', 'commission.consult'],
  },
  { to: '/servitudes', words: 'frame.navigation.servitudes', needs: ['servitudes.edit'] },
  { to: '/notes', words: 'frame.navigation.notes', needs: ['notes.release'] },
  { to: '/plans', words: 'frame.navigation.plans', needs: ['plans.prepare'] },
  { to: '/couches', words: 'frame.navigation.layers', needs: ['layers.edit'] },
  { to: '/territoire', words: 'frame.navigation.territory', needs: 'signed_in' },
  {
    to: '/administration',
    words: 'frame.navigation.administration',
    needs: [
      ...(['account.lock', 'body.establish', 'export.ask', 'export.decide'] as const),
      ...(['journal.consult', 'jobs.watch', 'state.consult', 'backlog.import'] as const),
    ],
  },
]
