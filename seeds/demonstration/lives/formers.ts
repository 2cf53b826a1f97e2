import type { ProcedureDefinition } from '../../../api/contract/procedures/definition.ts'
import type { Transition } from '../../../api/contract/procedures/transitions.ts'
import type { Random } from '../random.ts'
import type { Life } from './life.ts'
import { isAskedOf } from './projects.ts'

const DELIVERS: readonly Transition[] = ['sign', 'attest_silence']
const MONTH_MS = 31 * 86_400_000
/** Of those that could: the others go on from what is only on paper. */
const LINKED = 0.8

type Delivered = { readonly life: Life; readonly at: number; readonly completedAt: number | null }

/** The lives that others of the same town may go on from: what was delivered, a chain to one of a kind. */
export class Formers {
  private readonly delivered = new Map<string, Delivered[]>()
  private readonly roots = new Map<number, number>()
  private readonly taken = new Set<string>()

  add(life: Life): void {
    this.roots.set(life.rank, this.rootOf(life.follows ?? life.rank))
    const at = instantOf(life, DELIVERS)
    if (at === null) return
    const place = placeOf(life.commune, life.procedure)
    const there = this.delivered.get(place) ?? []
    this.delivered.set(place, [...there, { life, at, completedAt: instantOf(life, ['declare_completion']) }])
  }

  /** The last of a chain that was delivered early enough, its works over where works are looked at; null when there is none. */
  find(definition: ProcedureDefinition, { commune, openedAt, random }: Wanted): Life | null {
    const { code, follows, filing, flow } = definition
    if (follows === null || !random.chance(LINKED)) return null
    const waits = (filing?.after?.term.length ?? 0) * MONTH_MS
    const found = follows.procedures
      .flatMap((procedure) => this.delivered.get(placeOf(commune, procedure)) ?? [])
      .filter(({ life, at }) => at + waits < openedAt.getTime() && isAskedOf(code, life.building))
      .filter(({ life }) => !this.taken.has(`${code} ${this.rootOf(life.rank)}`))
    const last = new Map(found.toSorted((a, b) => a.at - b.at).map((one) => [this.rootOf(one.life.rank), one]))
    const built = [...last.values()].filter(
      ({ completedAt }) => completedAt !== null && completedAt < openedAt.getTime(),
    )
    const [first, ...rest] = flow === 'reception' && built.length > 0 ? built : [...last.values()]
    if (!first) return null
    const { life } = random.pick([first, ...rest])
    this.taken.add(`${code} ${this.rootOf(life.rank)}`)
    return life
  }

  /** The first of the chain a life is of. */
  private readonly rootOf = (rank: number): number => this.roots.get(rank) ?? rank
}

type Wanted = { readonly commune: string; readonly openedAt: Date; readonly random: Random }

const placeOf = (commune: string, procedure: string) => `${commune} ${procedure}`

const instantOf = ({ moves }: Life, transitions: readonly Transition[]): number | null =>
  moves.find(({ transition }) => transitions.includes(transition))?.at.getTime() ?? null
