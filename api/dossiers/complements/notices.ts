import type { Day } from '../../../spatial/day.ts'
import type { ActorTransaction } from '../../access/asActor.ts'
import { REQUESTS } from '../../contract/complements.ts'
import { leads } from '../../contract/policy/leads.ts'
import type { Transition } from '../../contract/procedures/transitions.ts'
import { notify, notifyHolders } from '../../notifications/notify.ts'
import type { Footing } from '../course/readFooting.ts'
import type { ParticipantRow } from '../queries.ts'
import { itemName } from './itemName.ts'
import { type StandingItem, standingItems } from './standing.ts'

type Telling = {
  readonly course: Footing
  readonly transition: Transition
  readonly reason: string | undefined
  readonly at: Date
  readonly today: Day
}

/** After a move: whoever is asked something is told what, and whoever asked is told that it was answered. */
export async function tellOfMove(transaction: ActorTransaction, telling: Telling): Promise<void> {
  if (telling.transition === 'give_complement' || telling.transition === 'file_modified')
    return tellWhoAsked(transaction, telling)
  if (!(REQUESTS as readonly Transition[]).includes(telling.transition)) return
  const items = await standingItems(transaction, telling.course.row.id)
  for (const participant of telling.course.dossier.participants)
    await tellParticipant(transaction, telling, { participant, items })
}

type Told = { readonly participant: ParticipantRow; readonly items: readonly StandingItem[] }

/** Whoever leads and the correspondent learn of everything, the others of what is theirs to answer. */
async function tellParticipant(
  transaction: ActorTransaction,
  { course, reason = '', at, today }: Telling,
  { participant: { part, person, body }, items }: Told,
): Promise<void> {
  const all = part === 'correspondent' || leads(part, course.dossier)
  const reads = all ? items : items.filter(({ to }) => to === part)
  // A request in one text alone concerns those who lead the dossier.
  const inOne = items.length === 0 && all
  if (reads.length === 0 && !inOne) return
  const { row, dossier } = course
  const said = inOne
    ? { itemsFr: reason, itemsAr: reason }
    : { itemsFr: listed(course, reads, 'fr'), itemsAr: listed(course, reads, 'ar') }
  const telling = {
    kind: 'complement_asked',
    data: { number: row.number ?? '', title: dossier.title, count: String(Math.max(1, reads.length)), ...said },
    path: `/dossiers/${row.id}/complement`,
    onceKey: `request ${row.id} ${row.moves + 1}`,
  } as const
  if (person) await notify(transaction, at, { personId: person.id, ...telling })
  if (body)
    await notifyHolders(transaction, at, { roles: ['administrator', 'employee'], bodyId: body.id, today, ...telling })
}

/** Written out in a message at most; the rest is on the page. */
const MOST_LISTED = 10

function listed({ row }: Footing, items: readonly StandingItem[], language: 'fr' | 'ar'): string {
  const shown = items.slice(0, MOST_LISTED).map((item) => {
    const name = itemName(item, row.definition)?.[language]
    return `${item.nth}. ${name ? `${name} : ` : ''}${item.text[language]}`
  })
  return items.length > MOST_LISTED ? `${shown.join(' ')} …` : shown.join(' ')
}

async function tellWhoAsked(transaction: ActorTransaction, { course, at }: Telling): Promise<void> {
  const { row, dossier, events } = course
  const asked = events.findLast(({ event }) => event === 'ask_complement' || event === 'ask_modification')
  if (!asked?.by) return
  await notify(transaction, at, {
    personId: asked.by.id,
    kind: 'complement_given',
    data: { number: row.number ?? '', title: dossier.title },
    path: `/dossiers/${row.id}/complement`,
    onceKey: `answer ${row.id} ${row.moves + 1}`,
  })
}
