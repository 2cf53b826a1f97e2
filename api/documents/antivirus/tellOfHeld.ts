import { type Kysely, sql } from 'kysely'
import { VISITOR } from '../../contract/policy/decide.ts'
import type { Database } from '../../db/tables.ts'
import type { WorkDeps } from '../../deps.ts'
import { record } from '../../journal/record.ts'
import { notify, notifyHolders } from '../../notifications/notify.ts'

type Held = {
  readonly id: string
  readonly dossierId: string
  readonly title: string
  readonly fileName: string
  readonly depositor: string
  readonly depositorName: string
  /** Offices taking part in the dossier for which the depositor works. */
  readonly offices: readonly string[]
}

/** Tells once, document by document: whoever deposited it, their office, and support; and the journal. */
export async function tellOfHeld({ db, clock }: WorkDeps, sha256: string, found: string): Promise<void> {
  const today = clock.today()
  for (const held of await heldDocuments(db, sha256)) {
    await db.transaction().execute(async (transaction) => {
      const at = clock.now()
      const data = { title: held.title, file: held.fileName, found }
      const telling = { kind: 'document_held', data, path: `/dossiers/${held.dossierId}`, onceKey: held.id } as const
      if (!(await notify(transaction, at, { personId: held.depositor, ...telling }))) return
      for (const bodyId of held.offices)
        await notifyHolders(transaction, at, { roles: ['administrator'], bodyId, today, ...telling })
      await notifyHolders(transaction, at, {
        roles: ['support'],
        today,
        kind: 'document_held_elsewhere',
        data: { name: held.depositorName, file: held.fileName, found },
        path: `/administration/personnes/${held.depositor}`,
        onceKey: held.id,
      })
      const subject = { kind: 'document', id: held.id }
      const event = { action: 'document.hold', subject, dossierId: held.dossierId, concernedId: held.depositor }
      await record(transaction, { actor: VISITOR, at }, { ...event, detail: { found } })
    })
  }
}

async function heldDocuments(db: Kysely<Database>, sha256: string): Promise<readonly Held[]> {
  const { rows } = await sql<Held>`
    select d.id, d.dossier_id as "dossierId", o.title, d.file_name as "fileName", d.deposited_by as depositor,
      p.given_name || ' ' || p.family_name as "depositorName",
      coalesce((select array_agg(distinct t.body_id) from dossier_participant t join mandate m on m.body_id = t.body_id
        where t.dossier_id = d.dossier_id and t.ended_at is null and m.person_id = d.deposited_by), '{}') as offices
    from document d join dossier o on o.id = d.dossier_id join person p on p.id = d.deposited_by
    where d.sha256 = ${sha256} order by d.deposited_at, d.id`.execute(db)
  return rows
}
