import type { ActorTransaction } from '../../access/asActor.ts'
import { Problem } from '../../http/problem.ts'

/** What is on the agenda of a session that is called is concluded in it, with its quorum. @throws Problem HELD_IN_SESSION */
export async function checkOnAgenda(transaction: ActorTransaction, dossierId: string): Promise<void> {
  const session = await transaction
    .selectFrom('session_item as i')
    .innerJoin('commission_session as s', 's.id', 'i.session_id')
    .select('s.id')
    .where('i.dossier_id', '=', dossierId)
    .where('i.ended', 'is', null)
    .where('s.state', 'in', ['convened', 'open'])
    .executeTakeFirst()
  if (session) throw new Problem('HELD_IN_SESSION', { data: { session: session.id } })
}
