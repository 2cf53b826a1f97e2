import type { Cell } from './cell.ts'
import type { Cast, World } from './world.ts'

/** Rows that are one person's own: nobody else's role reaches them. */
const OWN = [
  (of: string) => `delete from known_device where person_id = '${of}'`,
  (of: string) => `delete from federated_identity where person_id = '${of}'`,
  (of: string) => `update pending_proof set used_at = now() where person_id = '${of}'`,
  (of: string) => `update notice set read_at = now() where person_id = '${of}'`,
  (of: string) => `delete from notification_preference where person_id = '${of}'`,
  (of: string) => `delete from queue_filter where person_id = '${of}'`,
  (of: string) => `delete from commune_follow where person_id = '${of}'`,
  (of: string) => `select from bulk_run where person_id = '${of}'`,
  (of: string) => `select from asked_once where person_id = '${of}'`,
  (of: string) => `insert into journal_event (id, at, person_id, action, consultation, subject_kind, subject_id, detail)
    values (gen_random_uuid(), now(), '${of}', 'dossier.open', false, 'dossier', 'x', '{}')`,
]

/** What one may do with one's own rows, and nobody with somebody else's. */
export function ofOneself(world: World, cast: Cast): Cell[] {
  const { personId, state } = cast.actor
  return [personId, cast.colleague.person, world.stranger].flatMap((of) =>
    OWN.map((statement) => ({
      action: null,
      what: statement(of).slice(0, 40),
      statement: statement(of),
      allowed: of === personId && state === 'active',
    })),
  )
}
