import { askedBefore, keepAsked } from '../../access/askedOnce.ts'
import type { Asker } from '../../access/asker.ts'
import { nameOf } from '../../access/nameOf.ts'
import { type AttestationAsked, type AttestationKind, PART_ATTESTING } from '../../contract/attestations.ts'
import { Problem } from '../../http/problem.ts'
import { notify, notifyHolders } from '../../notifications/notify.ts'
import { journal, type Needs, subject, withDossier } from '../withDossier.ts'
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
  withDossier(deps, { asker, id, action: 'attestation.ask' }, async (transaction, { row, at }) => {
    const question = ['attestation.ask', id, kind] as const
    if (await askedBefore(transaction, asker, question)) return attestationsNow(transaction, asker, row)
    const now = await attestationsNow(transaction, asker, row)
    const sha256 = now.find((one) => one.kind === kind)?.sha256
    if (!sha256) throw new Problem('NOTHING_TO_ATTEST', { data: { kind } })
    const holders = row.participants.filter(
      ({ part, person }) => part === PART_ATTESTING[kind] && person?.id !== asker.actor.personId,
    )
    if (holders.length === 0) throw new Problem('NOBODY_TO_ATTEST', { data: { kind } })
    const by = await nameOf(transaction, asker.actor.personId)
    const data = { title: row.title, by, kind }
    const telling = { kind: 'attestation_asked', data, path: `/dossiers/${id}`, onceKey: `${id} ${sha256}` } as const
    const today = deps.clock.today()
    for (const { person, body } of holders) {
      if (person) await notify(transaction, at, { personId: person.id, ...telling })
      if (body)
        await notifyHolders(transaction, at, {
          ...{ roles: ['administrator', 'employee'], bodyId: body.id, today },
          ...telling,
        })
    }
    await journal(
      transaction,
      { asker, at },
      {
        ...{ action: 'attestation.ask', subject: subject(id), dossierId: id, detail: { kind } },
      },
    )
    await keepAsked(transaction, asker, { question, id, at })
    return attestationsNow(transaction, asker, row)
  })
