/** How a session stands. One that is postponed waits for another day; one that is closed or cancelled is over. */
export const SESSION_STATES = ['planned', 'convened', 'open', 'closed', 'postponed', 'cancelled'] as const
export type SessionState = (typeof SESSION_STATES)[number]

export const SESSION_MOVES = ['convene', 'postpone', 'replan', 'cancel', 'open', 'close'] as const
export type SessionMove = (typeof SESSION_MOVES)[number]

type Moves = { readonly [S in SessionState]?: { readonly [M in SessionMove]?: SessionState } }

/** The one table of what a session can become; nothing that is not written here is possible. */
const MOVES: Moves = {
  planned: { convene: 'convened', postpone: 'postponed', cancel: 'cancelled' },
  convened: { open: 'open', postpone: 'postponed', cancel: 'cancelled' },
  postponed: { replan: 'planned', cancel: 'cancelled' },
  open: { close: 'closed' },
}

/** What a move makes of a session; null when it cannot be made from there. */
export const stateAfter = (state: SessionState, move: SessionMove): SessionState | null => MOVES[state]?.[move] ?? null

/** What happens in the life of a session, as its own record names it. */
export const SESSION_EVENTS = [
  'planned',
  'changed',
  'convened',
  'postponed',
  'cancelled',
  'opened',
  'closed',
  'arrived',
  'left',
  'quorum_lost',
  'quorum_regained',
  'called',
  'presented',
  'deliberated',
  'concluded',
  'put_off',
] as const
export type SessionEvent = (typeof SESSION_EVENTS)[number]

/** As what somebody is called or present: an observer is heard and counts for nothing (RGC13, article 24). */
export const CAPACITIES = ['member', 'designer', 'observer'] as const
export type Capacity = (typeof CAPACITIES)[number]

export const REPLY_ANSWERS = ['coming', 'absent', 'sends'] as const
export type ReplyAnswer = (typeof REPLY_ANSWERS)[number]

/** How an item left the agenda. */
export const ITEM_ENDS = ['removed', 'concluded', 'postponed'] as const
export type ItemEnd = (typeof ITEM_ENDS)[number]
