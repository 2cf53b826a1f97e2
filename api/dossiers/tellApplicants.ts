import type { Day } from '../../spatial/day.ts'
import type { ActorTransaction } from '../access/asActor.ts'
import type { NoticeData, NoticeKind } from '../contract/notifications.ts'
import { leads } from '../contract/policy/leads.ts'
import type { Role } from '../contract/policy/roles.ts'
import { holdersOf, notify } from '../notifications/notify.ts'
import type { DossierRow } from './queries.ts'

const OF_OFFICE: readonly Role[] = ['employee', 'administrator']

type About = Pick<DossierRow, 'id' | 'participants' | 'filers'>
type When = { readonly at: Date; readonly today: Day }

/** Everybody who leads a dossier, in person or as those who work in the office that does. */
export async function applicantsOf(db: ActorTransaction, about: About, today: Day): Promise<Set<string>> {
  const people = new Set<string>()
  for (const { part, person, body } of about.participants) {
    if (!leads(part, about)) continue
    if (person) people.add(person.id)
    if (body) for (const id of await holdersOf(db, { bodyId: body.id, roles: OF_OFFICE, today })) people.add(id)
  }
  return people
}

type Telling<K extends NoticeKind> = {
  readonly kind: K
  readonly data: NoticeData[K]
  /** Whoever did it knows. */
  readonly except: string | null
}

/** Tells whoever leads something about their dossier, each once. */
export async function tellApplicants<K extends NoticeKind>(
  transaction: ActorTransaction,
  about: About & When,
  { kind, data, except }: Telling<K>,
): Promise<void> {
  const people = await applicantsOf(transaction, about, about.today)
  if (except !== null) people.delete(except)
  for (const personId of people)
    await notify(transaction, about.at, { personId, kind, data, path: `/dossiers/${about.id}` })
}
