import type { z } from 'zod'
import { type ActorTransaction, asActor } from '../../../access/asActor.ts'
import type { Asker } from '../../../access/asker.ts'
import type { NudgeOutcome, NudgePreview, NudgeTarget, nudgeBody } from '../../../contract/performance/board.ts'
import type { Deps } from '../../../deps.ts'
import { Problem } from '../../../http/problem.ts'
import { say } from '../../../notifications/sentences/say.ts'
import { authoriseSomewhere } from '../reach.ts'
import { type Judged, type Judging, judge, judgingOf } from './judge.ts'
import { reminderOf, senderOf } from './message.ts'
import { presentOutcome } from './outcomes.ts'

type Wanted = z.output<typeof nudgeBody>

/** What a press would send and what it would be refused: the same judgement, nothing written. */
export const previewNudge = (deps: Pick<Deps, 'db' | 'clock'>, asker: Asker, wanted: Wanted): Promise<NudgePreview> => {
  authoriseSomewhere(asker, 'board.nudge')
  return asActor(deps, asker.actor, async (transaction) => {
    const judging = await judgingOf(transaction, asker, { today: deps.clock.today(), sending: false })
    const refused: NudgeOutcome[] = []
    const sent: Judged[] = []
    for (const target of wanted.targets) {
      const found = await judgedOf(transaction, judging, target)
      if ('outcome' in found) refused.push(found)
      else sent.push(found)
    }
    const messages: NudgePreview['messages'] = []
    for (const group of Map.groupBy(sent, ({ holder, body }) => `${holder} ${body?.id}`).values())
      messages.push(await messageOf(transaction, group, wanted.note))
    return { messages, refused }
  })
}

async function judgedOf(
  transaction: ActorTransaction,
  judging: Judging,
  target: NudgeTarget,
): Promise<Judged | NudgeOutcome> {
  try {
    return await judge(transaction, judging, target)
  } catch (error) {
    if (!(error instanceof Problem) || error.status >= 500) throw error
    const againOn = error.more.data?.againOn
    return presentOutcome(target, error.code, againOn === undefined ? null : String(againOn))
  }
}

async function messageOf(
  transaction: ActorTransaction,
  group: readonly Judged[],
  note: string | null,
): Promise<NudgePreview['messages'][number]> {
  const [first] = group
  if (!first) throw new Error('a message about nothing')
  const { holder, body, mandateId } = first
  const data = reminderOf(await senderOf(transaction, mandateId), { holder, body, dossiers: group, note })
  const [fr, ar] = [say('fr', 'dossier_nudged', data), say('ar', 'dossier_nudged', data)]
  return {
    ...{ holder, body, dossiers: group.length },
    people: new Set(group.flatMap(({ people }) => people)).size,
    title: { fr: fr.title, ar: ar.title },
    text: { fr: fr.text, ar: ar.text },
  }
}
