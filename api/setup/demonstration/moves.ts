import type { LifeMove } from '../../../seeds/demonstration/lives/life.ts'
import { asActor } from '../../access/asActor.ts'
import type { Asker } from '../../access/asker.ts'
import { dayOf } from '../../clock.ts'
import type { ItemAsked } from '../../contract/complements.ts'
import type { Transition } from '../../contract/procedures/transitions.ts'
import type { Deps } from '../../deps.ts'
import { answerItem } from '../../dossiers/complements/answer.ts'
import { consultComplements } from '../../dossiers/complements/consult.ts'
import { reasonsInForce } from '../../dossiers/complements/reasons.ts'
import { type MoveWanted, moveIn } from '../../dossiers/course/moveDossier.ts'
import { piecesGiven } from '../../dossiers/course/queries.ts'
import { dossierById } from '../../dossiers/queries.ts'
import { Problem } from '../../http/problem.ts'
import { depsAt, type Stage } from './stage.ts'

const DAY_MS = 86_400_000
const DAYS_TO_INSPECTION = 7

type Moving = { readonly id: string; readonly rank: number; readonly seen: number; readonly asker: Asker }

/** What asks something of the applicant, item by item; and what gives it back whole. */
const ASKING: readonly Transition[] = ['ask_complement', 'ask_modification']
const GIVING: readonly Transition[] = ['give_complement', 'file_modified']
const ANSWER = 'Pièce corrigée comme demandé.'

/** One move, made by whoever makes it, after the moves they had seen; what was asked is answered first. */
export async function makeMove(
  stage: Stage,
  { transition, at, reason, extension }: LifeMove,
  { id, rank, seen, asker }: Moving,
): Promise<void> {
  const deps = depsAt(stage, at)
  if (GIVING.includes(transition)) await answerEverything(deps, asker, id)
  const items = ASKING.includes(transition) ? await itemsFor(deps, asker, { id, rank, text: reason }) : []
  const asked = items.length > 0 ? { items } : reason !== null && { reason }
  const inspectionDay = dayOf(new Date(at.getTime() + DAYS_TO_INSPECTION * DAY_MS))
  const wanted = { id, transition, seen, ...asked, ...(extension && { extension }) }
  await moveUnread(deps, asker, transition === 'summon' ? { ...wanted, inspectionDay } : wanted)
}

/** The product's own move; nobody waits to read where the dossier stands after it. */
const moveUnread = (deps: Deps, asker: Asker, wanted: MoveWanted): Promise<void> =>
  asActor(deps, asker.actor, async (transaction) => {
    const row = await dossierById(transaction, wanted.id)
    if (!row) throw new Problem('NOT_FOUND')
    await moveIn(transaction, wanted, { row, asker, at: deps.clock.now(), today: deps.clock.today() })
  })

async function answerEverything(deps: Deps, asker: Asker, id: string): Promise<void> {
  const { items } = await consultComplements(deps, asker, id)
  for (const { id: itemId, answers } of items)
    if (answers.length === 0) await answerItem(deps, asker, { id, itemId, text: ANSWER })
}

/** One or two of the pieces that the asker sees, for a reason in force that day. */
async function itemsFor(
  deps: Deps,
  { actor }: Asker,
  { id, rank, text }: { readonly id: string; readonly rank: number; readonly text: string | null },
): Promise<ItemAsked[]> {
  const [known, given] = await asActor(deps, actor, async (transaction) => {
    return [await reasonsInForce(transaction, deps.clock.today()), await piecesGiven(transaction, id)] as const
  })
  const reasons = known.filter(({ about }) => about === 'piece')
  const pieces = given.map(({ piece }) => piece)
  const [reason, first, second] = [
    reasons[rank % reasons.length],
    pieces[rank % pieces.length],
    pieces[(rank + 1) % pieces.length],
  ]
  if (!reason || !first || !second) return []
  const asked = (piece: string) => ({
    about: 'piece' as const,
    piece,
    reasonCode: reason.code,
    ...(text !== null && { text }),
  })
  return first === second || rank % 3 > 0 ? [asked(first)] : [asked(first), asked(second)]
}
