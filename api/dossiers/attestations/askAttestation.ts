import type { Day } from '../../../spatial/day.ts'
import type { ActorTransaction } from '../../access/asActor.ts'
import type { Asker } from '../../access/asker.ts'
import { nameOf } from '../../access/nameOf.ts'
import { type AttestationAsked, type AttestationKind, PART_ATTESTING } from '../../contract/attestations.ts'
import { Problem } from '../../http/problem.ts'
import { notify, notifyHolders } from '../../notifications/notify.ts'
import type { DossierRow } from '../queries.ts'
import { journal, type Needs, subject, withDossierOnce } from '../withDossier.ts'
import { attestationsNow } from './attest.ts'

/**
 * Asks whoever holds the part for their attestation: one message for the draft as it stands, however often it is asked.
 * @throws Problem NOBODY_TO_ATTEST, NOTHING_TO_ATTEST, the policy's shut door
 */
export const askAttestation = (
  deps: Needs,
  asker: Asker,
  { id, kind }: { readonly id: string; readonly kind: AttestationKind },
): Promise<AttestationAsked[]> =>
  withDossierOnce(
    deps,
    { asker, id, action: 'attestation.ask', question: ['attestation.ask', id, kind] },
    {
      work: async (transaction, { row, at }) => {
        const now = await attestationsNow(transaction, asker, row)
        const sha256 = now.find((one) => one.kind === kind)?.sha256
        if (!sha256) throw new Problem('NOTHING_TO_ATTEST', { data: { kind } })
        const asking = { asker, at, today: deps.clock.today() }
        await tellHolders(transaction, asking, { row, kind, onceKey: `${id} ${sha256}` })
        const entry = { action: 'attestation.ask', subject: subject(id), dossierId: id, detail: { kind } }
        await journal(transaction, { asker, at }, entry)
      },
      answer: (transaction, row) => attestationsNow(transaction, asker, row),
    },
  )

type Asking = { readonly asker: Asker; readonly at: Date; readonly today: Day }
type Told = { readonly row: DossierRow; readonly kind: AttestationKind; readonly onceKey: string }

async function tellHolders(
  transaction: ActorTransaction,
  { asker, at, today }: Asking,
  { row, kind, onceKey }: Told,
): Promise<void> {
  const holders = row.participants.filter(
    ({ part, person }) => part === PART_ATTESTING[kind] && person?.id !== asker.actor.personId,
  )
  if (holders.length === 0) throw new Problem('NOBODY_TO_ATTEST', { data: { kind } })
  const by = await nameOf(transaction, asker.actor.personId)
  const data = { title: row.title, by, kind }
  const telling = { kind: 'attestation_asked', data, path: `/dossiers/${row.id}`, onceKey } as const
  const roles = ['administrator', 'employee'] as const
  for (const { person, body } of holders) {
    if (person) await notify(transaction, at, { personId: person.id, ...telling })
    if (body) await notifyHolders(transaction, at, { roles, bodyId: body.id, today, ...telling })
  }
}
