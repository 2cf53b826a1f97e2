import { z } from 'zod'
import { bilingual } from '../shapes.ts'
import { avisItem } from './items.ts'

const instant = z.iso.datetime()

/**
 * Where a remark stands in the present round: raised for the first time; raised again; not answered on again yet; no
 * longer raised by any body that raised it.
 */
export const RESERVE_STATES = ['raised', 'kept', 'pending', 'lifted'] as const
export type ReserveState = (typeof RESERVE_STATES)[number]

export const reserve = z.object({
  /** The code of the phrase, or the words themselves: what is the same is one. */
  key: z.string(),
  code: z.string().nullable(),
  /** Of a favourable avis with reserves; of an unfavourable one. */
  kind: z.enum(['reserve', 'reason']),
  state: z.enum(RESERVE_STATES),
  /** Each way it was put, the newest first. */
  texts: z.array(bilingual).min(1),
  articles: z.array(z.string()),
  documents: z.array(avisItem.shape.document.unwrap()),
  findings: z.array(avisItem.shape.finding.unwrap()),
  successive: z.boolean(),
  by: z.array(
    z.object({
      bodyId: z.string(),
      nameFr: z.string(),
      nameAr: z.string(),
      binding: z.boolean(),
      round: z.int(),
      at: instant,
      state: z.enum(RESERVE_STATES),
    }),
  ),
})
export type Reserve = z.infer<typeof reserve>

type Item = Pick<z.infer<typeof avisItem>, 'code' | 'text' | 'article' | 'document' | 'finding' | 'successive'>
type Given = {
  readonly opinion: 'favourable' | 'reserved' | 'unfavourable' | 'postponed'
  readonly at: string
  readonly items: readonly Item[]
}
/** What one body was asked in one round, and answered. */
export type Answering = {
  readonly round: number
  readonly body: { readonly id: string; readonly nameFr: string; readonly nameAr: string }
  readonly binding: boolean
  readonly given: readonly Given[]
}

type Raised = { readonly item: Item; readonly kind: Reserve['kind']; readonly at: string; readonly from: Answering }

/** The same in whatever spacing and case it was written. */
export const keyOf = ({ code, text }: Pick<Item, 'code' | 'text'>): string =>
  code ?? `= ${text.fr.normalize('NFC').toLocaleLowerCase('fr').replace(/\s+/gu, ' ').trim()}`

/**
 * What the bodies asked of a project, as one list: what several ask, or one asks again, is one entry. Of each round the
 * last avis of a body counts; a remark of a former round stays until that body has spoken again without it.
 */
export function consolidate(round: number, answers: readonly Answering[]): readonly Reserve[] {
  const raised = answers.flatMap(raisedIn)
  const entries = Map.groupBy(raised, ({ item }) => keyOf(item))
  return [...entries].map(([key, same]) => entryOf(key, same, { round, answers })).toSorted(byState)
}

const RAISES = { reserved: 'reserve', unfavourable: 'reason' } as const

function raisedIn(from: Answering): Raised[] {
  const last = from.given.at(-1)
  if (last?.opinion !== 'reserved' && last?.opinion !== 'unfavourable') return []
  const kind = RAISES[last.opinion]
  return last.items.map((item) => ({ item, kind, at: last.at, from }))
}

type Asked = { readonly round: number; readonly answers: readonly Answering[] }

function entryOf(key: string, same: readonly Raised[], asked: Asked): Reserve {
  const newest = same.toSorted((a, b) => b.at.localeCompare(a.at))
  const by = [...Map.groupBy(newest, ({ from }) => from.body.id).values()].map((of) => askedBy(of, asked))
  const states = by.map(({ state }) => state)
  const items = newest.map(({ item }) => item)
  const latest = newest.filter(({ from }) => from.round === newest[0]?.from.round)
  return {
    ...{ key, code: items[0]?.code ?? null, kind: latest.some((one) => one.kind === 'reason') ? 'reason' : 'reserve' },
    state: STANDING.find((state) => states.includes(state)) ?? 'lifted',
    texts: distinct(items.map(({ text }) => ({ ...text }))),
    articles: distinct(items.flatMap(({ article }) => article ?? [])),
    documents: distinct(items.flatMap(({ document }) => document ?? [])),
    findings: distinct(items.flatMap(({ finding }) => finding ?? [])),
    successive: items.some(({ successive }) => successive),
    by,
  }
}

const STANDING: readonly ReserveState[] = ['kept', 'raised', 'pending', 'lifted']

function askedBy(of: readonly Raised[], { round, answers }: Asked): Reserve['by'][number] {
  const [last] = of
  if (!last) throw new Error('a remark is somebody’s')
  const { body, binding } = last.from
  const now = of.some(({ from }) => from.round === round)
  const before = of.some(({ from }) => from.round < round)
  const spoke = answers.some(
    (one) => one.body.id === body.id && one.round === round && isSpoken(one.given.at(-1)?.opinion),
  )
  const state = now ? (before ? 'kept' : 'raised') : spoke ? 'lifted' : 'pending'
  return {
    bodyId: body.id,
    nameFr: body.nameFr,
    nameAr: body.nameAr,
    binding,
    round: last.from.round,
    at: last.at,
    state,
  }
}

/** To put off is not to speak. */
const isSpoken = (opinion: Given['opinion'] | undefined) => opinion !== undefined && opinion !== 'postponed'

const distinct = <T>(values: readonly T[]): T[] => [
  ...new Map(values.map((value) => [JSON.stringify(value), value])).values(),
]

/** What stands before what was lifted; a reason against before a reserve; then as it was first asked. */
const byState = (a: Reserve, b: Reserve) =>
  Number(a.state === 'lifted') - Number(b.state === 'lifted') ||
  a.kind.localeCompare(b.kind) ||
  firstAt(a).localeCompare(firstAt(b)) ||
  a.key.localeCompare(b.key)
const firstAt = ({ by }: Reserve) => by.map(({ at }) => at).toSorted()[0] ?? ''
