import { happen } from '../happened.ts'
import type { Found } from '../withSession.ts'
import { heldNow } from './state.ts'

/**
 * Of an open session the quorum is lost with the last who made it, or with one more who is called, and is there again with
 * the next who comes. Notes it in the same instant, by the body it comes from if it is one's.
 */
export async function followQuorum(found: Found, bodyId: string | null): Promise<void> {
  if (found.row.state !== 'open') return
  const { quorum, sitting } = await heldNow(found)
  if (quorum.met === sitting.quorate) return
  await happen(found, [{ event: quorum.met ? 'quorum_regained' : 'quorum_lost', bodyId }])
}
