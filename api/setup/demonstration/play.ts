import type { Life } from '../../../seeds/demonstration/lives/life.ts'
import { Problem } from '../../http/problem.ts'
import { type Act, actsOf, queuesOf } from './acts.ts'
import { answer } from './answers.ts'
import { Askers } from './askers.ts'
import { attestAt, type DraftDone, MINUTE_MS, open, prepare, share } from './commands.ts'
import { type Done, doneOf, requestOf } from './done.ts'
import { inOrder } from './inOrder.ts'
import { makeMove } from './moves.ts'
import { type KnownParcel, parcelsOf } from './parcels.ts'
import { Contents } from './pieces.ts'
import { AT_ONCE, type Stage } from './stage.ts'

export type Playing = {
  /** What the requests of these lives bear: see `requestOf`. */
  readonly plan: string
  /** The day on which people's mandates are looked up. */
  readonly day: string
  readonly lives: readonly Life[]
  readonly onAct?: (played: Played) => void
}

/** How far a play is: acts done of those there were to do, and lives that have begun. */
export type Played = { readonly acts: number; readonly of: number; readonly opened: number }

/**
 * Plays lives through the commands of the product, each event at its own instant and by its own person: numbers, last
 * days, rights and journal are the product's. What was played already is not played again.
 * @returns how many acts were played now
 * @throws Error naming the life and the act that the product refused
 */
export async function play(stage: Stage, { plan, day, lives, onAct }: Playing): Promise<number> {
  const done = await doneOf(stage, plan, lives)
  const acts = actsOf(lives).filter((act) => !isDone(act, done.get(act.life.rank)))
  if (acts.length === 0) return 0
  const player = await Player.on(stage, { plan, day, lives, done })
  let played = 0
  await inOrder(acts, { atOnce: AT_ONCE, queuesOf }, async (act) => {
    await player.act(act)
    played += 1
    onAct?.({ acts: played, of: acts.length, opened: player.opened })
  })
  return played
}

function isDone(act: Act, done: Done | undefined): boolean {
  if (!done) return false
  if (act.kind === 'move') return act.nth <= done.moves
  if (act.kind === 'open') return done.offices >= act.life.offices.length
  return done.hasPieces && (act.life.leader === act.life.owner || done.isAgreed)
}

type Known = {
  readonly plan: string
  readonly parcels: ReadonlyMap<string, readonly KnownParcel[]>
  readonly bodies: ReadonlyMap<string, string>
  readonly contents: Contents
  readonly askers: Askers
}

class Player {
  private readonly stage: Stage
  private readonly known: Known
  private readonly drafts: Map<number, DraftDone>

  private constructor(stage: Stage, known: Known, done: ReadonlyMap<number, Done>) {
    this.stage = stage
    this.known = known
    this.drafts = new Map(done)
  }

  static async on(
    stage: Stage,
    { plan, day, lives, done }: Playing & { readonly done: ReadonlyMap<number, Done> },
  ): Promise<Player> {
    const parcels = new Map<string, readonly KnownParcel[]>()
    for (const commune of new Set(lives.map((life) => life.commune)))
      parcels.set(commune, await parcelsOf(stage, commune))
    const bodies = await stage.owner
      .selectFrom('body')
      .select(['id', 'unit_code'])
      .where('demonstration', '=', true)
      .execute()
    const known = {
      plan,
      parcels,
      bodies: new Map(bodies.flatMap(({ id, unit_code }) => (unit_code === null ? [] : [[unit_code, id] as const]))),
      contents: new Contents(stage.store),
      askers: new Askers(stage, day),
    }
    return new Player(stage, known, done)
  }

  get opened(): number {
    return this.drafts.size
  }

  async act(act: Act): Promise<void> {
    try {
      if (act.kind === 'open') await this.open(act.life)
      else if (act.kind === 'prepare') await this.prepare(act.life, act.at)
      else await this.move(act)
    } catch (cause) {
      throw new Error(inWords(act, cause), { cause })
    }
  }

  private async open(life: Life): Promise<void> {
    const owner = await this.asker(life, life.owner)
    const { bodies } = this.known
    const there = this.drafts.get(life.rank)
    if (there) return share(this.stage, life, { id: there.id, owner, bodies })
    this.drafts.set(life.rank, await open(this.stage, life, { owner, bodies, parcel: this.parcelOf(life) }))
  }

  private async prepare(life: Life, at: Date): Promise<void> {
    const { contents } = this.known
    const [leader, owner] = [await this.asker(life, life.leader), await this.asker(life, life.owner)]
    const draft = this.draftOf(life)
    const former = life.follows === null ? null : this.draftOf({ rank: life.follows })
    await prepare(this.stage, life, { draft, leader, owner, former, parcel: this.parcelOf(life), contents, at })
    await this.stand(life, draft.id, at)
  }

  /** Surveyors stand for the outline; an owner agrees to what somebody else will file. */
  private async stand(life: Life, id: string, at: Date): Promise<void> {
    const minutesLater = (minutes: number) => new Date(at.getTime() + minutes * MINUTE_MS)
    for (const { who } of life.offices.filter(({ part }) => part === 'surveyor'))
      await attestAt(this.stage, minutesLater(11), { asker: await this.asker(life, who), id, kind: 'geometry' })
    if (life.leader === life.owner) return
    await attestAt(this.stage, minutesLater(13), { asker: await this.asker(life, life.owner), id, kind: 'agreement' })
  }

  private async move({ life, move, nth }: Extract<Act, { kind: 'move' }>): Promise<void> {
    const asker = await this.asker(life, move.by)
    const { id } = this.draftOf(life)
    const { transition, at } = move
    if (transition === 'hold_session')
      await answer(this.stage, life, { id, seen: nth, at, guichet: asker, who: (key) => this.asker(life, key) })
    await makeMove(this.stage, move, { id, rank: life.rank, seen: nth - 1, asker })
  }

  private asker({ rank }: Life, who: string) {
    return this.known.askers.who(who, requestOf(this.known.plan, rank))
  }

  private draftOf({ rank }: Pick<Life, 'rank'>): DraftDone {
    const draft = this.drafts.get(rank)
    if (!draft) throw new Error(`life ${rank} was never opened`)
    return draft
  }

  private parcelOf({ commune, parcel }: Life): KnownParcel {
    const parcels = this.known.parcels.get(commune) ?? []
    const found = parcels[parcel % parcels.length]
    if (!found) throw new Error(`${commune} has no parcel`)
    return found
  }
}

function inWords(act: Act, cause: unknown): string {
  const { rank, procedure, commune } = act.life
  const what = act.kind === 'move' ? `${act.move.transition} by ${act.move.by}` : act.kind
  const why = cause instanceof Problem ? `${cause.code} ${JSON.stringify(cause.more)}` : (cause as Error).message
  return `life ${rank} (${procedure}, ${commune}): ${what} on ${act.at.toISOString()} was refused: ${why}`
}
