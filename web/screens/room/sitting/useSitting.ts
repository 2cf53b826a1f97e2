import { useEffect } from 'react'
import type { SessionAnswer } from '../../../../api/contract/commission/sessions.ts'
import { useCommissionSession } from '../../commission/commissionQueries.ts'
import { useLineState, useRoom } from '../roomContext.ts'

/**
 * The session as it is held: who is there, the quorum, where its agenda is. Read again as soon as the room hears that it
 * went on. Null for a designer, to whom none of it is open.
 */
export function useSitting(): SessionAnswer | null {
  const { sessionId, door } = useRoom()
  const { passage } = useLineState()
  const isOpen = door.you.seat !== 'designer'
  const { data, refetch } = useCommissionSession(sessionId, isOpen)
  // biome-ignore lint/correctness/useExhaustiveDependencies: read again for each passage
  useEffect(() => {
    if (isOpen) void refetch()
  }, [isOpen, refetch, passage])
  return data ?? null
}

/** How many dossiers of an agenda were examined, were put off, are left. */
export function progressOf({ items }: Pick<SessionAnswer, 'items'>) {
  const examined = items.filter(({ state }) => state === 'concluded').length
  const putOff = items.filter(({ state }) => state === 'put_off').length
  return { examined, putOff, left: items.length - examined - putOff, all: items.length }
}
