import { type Kysely, sql } from 'kysely'
import type { Day } from '../../spatial/day.ts'
import type { ActorTransaction } from '../access/asActor.ts'
import { dayOf } from '../clock.ts'
import type { ActKind } from '../contract/actsDrafted.ts'
import { READERS } from '../contract/policy/policy.ts'
import type { BodyKind } from '../contract/policy/roles.ts'
import type { Rule } from '../contract/procedures/definition.ts'
import type { Database } from '../db/tables.ts'
import { countTerm } from '../deadlines/counting/countTerm.ts'
import { calendarNow } from '../deadlines/queries.ts'
import { bodiesThere } from '../dossiers/avis/bodiesFor.ts'
import { consultedBodies } from '../dossiers/avis/queries.ts'
import { type DossierRow, dossierById } from '../dossiers/queries.ts'
import { applicantsOf } from '../dossiers/tellApplicants.ts'
import { notify } from '../notifications/notify.ts'
import { referenceOf } from './facts.ts'

type Signed = { readonly actId: string; readonly personId: string; readonly at: Date }

type CopyRule = {
  readonly recipient: 'applicants' | 'members' | 'body'
  readonly bodyKind: BodyKind | null
  readonly workingDays: number
  readonly rule: Rule
}

type Recipient = {
  readonly recipient: CopyRule['recipient']
  readonly bodyId: string | null
  readonly nameFr: string
  readonly nameAr: string
  readonly due: Day | null
  readonly rule: Rule
  readonly people: readonly string[]
}

type Act = { readonly dossierId: string; readonly kind: ActKind; readonly number: number; readonly year: number }

const APPLICANT = { nameFr: 'Demandeur', nameAr: 'صاحب الطلب' }

/**
 * Sends a signed act to whom the law says, in the transaction of its signature: each is told where it is, and by which day it
 * had to be. One whom nobody answers for here stays to be sent on paper, and is shown so.
 */
export async function sendCopies(transaction: ActorTransaction, { actId, personId, at }: Signed): Promise<void> {
  const act = await signedAct(transaction, actId)
  const dossier = await dossierById(transaction, act.dossierId)
  if (!dossier) throw new Error(`the dossier of act ${actId} cannot be read by whoever signed it`)
  const today = dayOf(at)
  const recipients = await recipientsOf(transaction, { act, dossier, today })
  const data = { number: dossier.number ?? '', title: dossier.title, reference: referenceOf(act.number, act.year) }
  for (const [index, { recipient, people, due, rule, ...whose }] of recipients.entries()) {
    const kind = recipient === 'applicants' ? 'act_delivered' : 'act_copied'
    const telling = { kind, data: { ...data, kind: act.kind }, path: `/dossiers/${act.dossierId}` } as const
    for (const one of people)
      if (one !== personId) await notify(transaction, at, { personId: one, ...telling, onceKey: actId })
    await transaction
      .insertInto('act_copy')
      .values({
        ...{ act_id: actId, nth: index + 1, recipient, body_id: whose.bodyId, due_day: due ?? today },
        ...{ name_fr: whose.nameFr, name_ar: whose.nameAr, rule: JSON.stringify(rule) },
        sent_at: people.length > 0 ? at : null,
      })
      .execute()
  }
}

async function signedAct(db: Kysely<Database>, id: string): Promise<Act> {
  const row = await db
    .selectFrom('act')
    .select(['dossier_id', 'kind', 'number', 'year'])
    .where('id', '=', id)
    .where('state', '=', 'signed')
    .executeTakeFirstOrThrow()
  return { dossierId: row.dossier_id, kind: row.kind, number: row.number ?? 0, year: row.year ?? 0 }
}

type Sending = { readonly act: Act; readonly dossier: DossierRow; readonly today: Day }

async function recipientsOf(transaction: ActorTransaction, sending: Sending): Promise<Recipient[]> {
  const { act, dossier, today } = sending
  const calendar = await calendarNow(transaction)
  const found: Recipient[] = []
  for (const copy of await rulesOf(transaction, { ...act, today })) {
    const { due } = countTerm(today, { length: copy.workingDays, unit: 'working' }, { calendar })
    const common = { recipient: copy.recipient, due, rule: copy.rule }
    if (copy.recipient === 'applicants') {
      const people = [...(await applicantsOf(transaction, dossier, today))]
      found.push({ ...common, ...APPLICANT, bodyId: null, people })
      continue
    }
    for (const body of await bodiesOf(transaction, copy, sending))
      if (!found.some(({ bodyId }) => bodyId === body.id))
        found.push({
          ...{ ...common, bodyId: body.id, nameFr: body.nameFr, nameAr: body.nameAr },
          people: await readersOf(transaction, body.id, dossier.territory),
        })
  }
  return found
}

type Body = { readonly id: string; readonly nameFr: string; readonly nameAr: string }

/** The members that were asked in the last round, or the bodies of a kind that are in charge there. */
async function bodiesOf(db: Kysely<Database>, copy: CopyRule, { dossier, today }: Sending): Promise<readonly Body[]> {
  if (copy.recipient === 'body')
    return (await bodiesThere(db, dossier.territory, today)).filter(({ kind }) => kind === copy.bodyKind)
  const asked = (await consultedBodies(db, dossier.id)).filter(({ removed }) => removed === null)
  const last = Math.max(0, ...asked.map(({ round }) => round))
  return asked.filter(({ round }) => round === last).map(({ body }) => body)
}

async function rulesOf(
  db: Kysely<Database>,
  { dossierId, kind, today }: Act & { readonly today: Day },
): Promise<CopyRule[]> {
  const { rows } = await sql<CopyRule>`
    select r.recipient, r.body_kind as "bodyKind", r.working_days as "workingDays", r.rule
    from act_copy_rule r join dossier d on d.id = ${dossierId}::uuid
      join procedure_version v on v.id = d.procedure_version_id
    where ${kind} = any (r.kinds) and (r.procedures is null or v.code = any (r.procedures))
      and r.valid_from <= ${today}::date and (r.valid_to is null or r.valid_to >= ${today}::date)
    order by array_position(array['applicants', 'members', 'body'], r.recipient), r.code`.execute(db)
  return rows
}

async function readersOf(db: Kysely<Database>, bodyId: string, territory: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ personId: string }>`select holders_there(${READERS}::text[], ${bodyId}::uuid,
    ${territory}::text[], actor_day()) as "personId"`.execute(db)
  return rows.map(({ personId }) => personId)
}
