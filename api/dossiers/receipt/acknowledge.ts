import type { Day } from '../../../spatial/day.ts'
import type { ActorTransaction } from '../../access/asActor.ts'
import { leads } from '../../contract/policy/leads.ts'
import { notify, notifyHolders } from '../../notifications/notify.ts'
import { dossierById } from '../queries.ts'
import { keepReceipt } from './keepReceipt.ts'

type Filing = { readonly id: string; readonly move: number; readonly at: Date; readonly today: Day }

/** What a filing gives back, in its own transaction: its receipt is kept, and whoever leads the dossier is told of it. */
export async function acknowledge(transaction: ActorTransaction, { id, move, at, today }: Filing): Promise<void> {
  const facts = await keepReceipt(transaction, { id, move })
  const due = facts.deadlines.find(({ stage }) => stage === 'total')?.due ?? ''
  const data = { title: facts.title, number: facts.number, due }
  const telling = { kind: 'dossier_filed', data, path: `/dossiers/${id}`, onceKey: `${id} ${move}` } as const
  const dossier = await dossierById(transaction, id)
  const leading = dossier ? dossier.participants.filter(({ part }) => leads(part, dossier)) : []
  for (const { person, body } of leading) {
    if (person) await notify(transaction, at, { personId: person.id, ...telling })
    if (body)
      await notifyHolders(transaction, at, {
        roles: ['administrator', 'employee'],
        bodyId: body.id,
        today,
        ...telling,
      })
  }
}
