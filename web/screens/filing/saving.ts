import type { Fact, Project } from '../../../api/contract/procedures/project.ts'
import type { Author } from '../../api/problem.ts'

export type Facts = Partial<Project>

/** A fact that two people said differently: each saying, until one is kept. */
export type Dispute = { readonly fact: Fact; readonly author: Author | null }

export type SavingState = 'calm' | 'sending' | 'offline' | 'refused'

/** A draft's project as it is typed, and how far the service has it. Nothing here is ever dropped but by a choice. */
export type Saving = {
  /** What the service has, at that version. */
  readonly version: number
  readonly kept: Project
  /** Said here and not confirmed by the service yet; of a fact said twice, the last. */
  readonly mine: Facts
  /** Typed texts that are no answer yet, such as « 12, ». */
  readonly texts: Readonly<Partial<Record<Fact, string>>>
  /** What travels. */
  readonly sent: Facts | null
  /** Sent without an answer: the service may have it or not. */
  readonly lost: readonly Facts[]
  readonly disputes: readonly Dispute[]
  readonly state: SavingState
  readonly savedAt: string | null
}

/** What the service answers about the project. */
export type Heard = { readonly version: number; readonly project: Project }

export type SavingEvent =
  | { readonly type: 'said'; readonly fact: Fact; readonly value: Project[Fact] }
  | { readonly type: 'wrote'; readonly fact: Fact; readonly text: string }
  | { readonly type: 'left' }
  | { readonly type: 'kept'; readonly heard: Heard; readonly at: string }
  | { readonly type: 'lost' }
  | { readonly type: 'refused' }
  /** Read again, after a refusal or another change: somebody else's words may be among them. */
  | { readonly type: 'came'; readonly heard: Heard; readonly author: Author | null }
  | { readonly type: 'chose'; readonly fact: Fact; readonly keep: 'mine' | 'theirs' }

/** What the browser keeps of a draft while the service does not have it. */
export type Waiting = Pick<Saving, 'version' | 'kept' | 'mine' | 'texts' | 'lost'>

const factsOf = (facts: Facts): Fact[] => Object.keys(facts) as Fact[]

/** Uses are a list; everything else is plain. */
export const sameAnswer = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other)

const without = <T extends object>(facts: T, gone: readonly string[]): T =>
  Object.fromEntries(Object.entries(facts).filter(([fact]) => !gone.includes(fact))) as T // only fewer keys

/** From what the service has, and what the browser kept of a former sitting. */
export function startSaving(heard: Heard, waiting: Waiting | null): Saving {
  const empty = { mine: {}, texts: {}, lost: [] }
  const { version, kept, mine, texts, lost } = waiting ?? { version: heard.version, kept: heard.project, ...empty }
  const before: Saving = {
    ...{ version, kept, mine, texts, lost },
    ...{ sent: null, disputes: [], state: 'calm', savedAt: null },
  }
  return waiting ? merged(before, heard, null) : before
}

/** The project as the person sees it: their own words over the service's. */
export const shownProject = ({ kept, mine }: Pick<Saving, 'kept' | 'mine'>): Project => ({ ...kept, ...mine })

const isDisputed = ({ disputes }: Saving, fact: Fact) => disputes.some((one) => one.fact === fact)

/** What may leave: everything said here but what is in dispute. */
export const outgoing = (saving: Saving): Facts =>
  without(
    saving.mine,
    saving.disputes.map(({ fact }) => fact),
  )

/** Whether something has to leave, and may. */
export const mustLeave = (saving: Saving): boolean => saving.sent === null && factsOf(outgoing(saving)).length > 0

/** Whether the service has everything that was said. */
export const isSaved = ({ mine, texts, sent }: Saving): boolean =>
  sent === null && factsOf(mine).length === 0 && Object.keys(texts).length === 0

export function afterSaving(saving: Saving, event: SavingEvent): Saving {
  switch (event.type) {
    case 'said':
      return said(saving, event.fact, event.value)
    case 'wrote':
      return { ...saving, texts: { ...saving.texts, [event.fact]: event.text } }
    case 'left':
      return mustLeave(saving) ? { ...saving, sent: outgoing(saving), state: 'sending' } : saving
    case 'kept':
      return { ...merged(saving, event.heard, null), state: 'calm', savedAt: event.at }
    case 'lost':
      return {
        ...saving,
        sent: null,
        lost: saving.sent ? [...saving.lost, saving.sent] : saving.lost,
        state: 'offline',
      }
    case 'refused':
      return { ...saving, sent: null, state: 'refused' }
    case 'came':
      return event.heard.version < saving.version
        ? saving
        : merged({ ...saving, state: 'calm' }, event.heard, event.author)
    case 'chose':
      return chosen(saving, event.fact, event.keep)
  }
}

function said(saving: Saving, fact: Fact, value: Project[Fact]): Saving {
  const mine = { ...saving.mine, [fact]: value }
  const state = saving.state === 'refused' ? 'calm' : saving.state
  return settled({ ...saving, mine, texts: without(saving.texts, [fact]), state })
}

function chosen(saving: Saving, fact: Fact, keep: 'mine' | 'theirs'): Saving {
  const disputes = saving.disputes.filter((one) => one.fact !== fact)
  if (keep === 'mine') return { ...saving, disputes }
  return { ...saving, disputes, mine: without(saving.mine, [fact]), texts: without(saving.texts, [fact]) }
}

/** What was said that the service now has is no longer waiting, unless an older word of it may still be on its way. */
function settled(saving: Saving): Saving {
  const pending = saving.sent === null ? [] : factsOf(saving.sent)
  const agreed = factsOf(saving.mine).filter(
    (fact) => !pending.includes(fact) && sameAnswer(saving.mine[fact], saving.kept[fact]),
  )
  return {
    ...saving,
    mine: without(saving.mine, agreed),
    disputes: saving.disputes.filter(({ fact }) => !agreed.includes(fact)),
  }
}

/** Three sides: what we started from, what was said here, what the service now has. Only a true difference is disputed. */
function merged(saving: Saving, { version, project }: Heard, author: Author | null): Saving {
  const ours = (fact: Fact): readonly unknown[] => [
    saving.kept[fact],
    ...[...saving.lost, saving.sent ?? {}].flatMap((facts) => (fact in facts ? [facts[fact]] : [])),
  ]
  const disputes = factsOf(saving.mine).flatMap((fact): Dispute[] => {
    const untouched = ours(fact).some((value) => sameAnswer(value, project[fact]))
    if (untouched && !isDisputed(saving, fact)) return []
    const before = saving.disputes.find((one) => one.fact === fact)
    return [untouched && before ? before : { fact, author }]
  })
  return settled({ ...saving, version, kept: project, sent: null, lost: [], disputes })
}
