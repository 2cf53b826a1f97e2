import type { ProcedureDefinition } from '../../../api/contract/procedures/definition.ts'
import type { Transition } from '../../../api/contract/procedures/transitions.ts'
import type { Random } from '../random.ts'
import type { Life } from './life.ts'

const DELIVERS: readonly Transition[] = ['sign', 'attest_silence']
const MONTH_MS = 31 * 86_400_000
/** Of those that could: the others go on from what is only on paper. */
const LINKED = 0.8

type Delivered = { readonly life: Life; readonly at: number; readonly completedAt: number | null }

/** The lives that others of the same town may go on from: what was delivered, each to one of a kind. */
export class Formers {
  private readonly delivered = new Map<string, Delivered[]>()
  private readonly taken = new Set<string>()

  add(life: Life): void {
    const at = instantOf(life, DELIVERS)
    if (at === null) return
    const place = placeOf(life.commune, life.procedure)
    const there = this.delivered.get(place) ?? []
    this.delivered.set(place, [...there, { life, at, completedAt: instantOf(life, ['declare_completion']) }])
  }

  /** One that was delivered early enough, and whose works are over where works are looked at; null when there is none. */
  find(definition: ProcedureDefinition, { commune, openedAt, random }: Wanted): Life | null {
    const { code, follows, filing, flow } = definition
    if (follows === null || !random.chance(LINKED)) return null
    const waits = (filing?.after?.term.length ?? 0) * MONTH_MS
    const found = follows.procedures
      .flatMap((procedure) => this.delivered.get(placeOf(commune, procedure)) ?? [])
      .filter(({ life, at }) => at + waits < openedAt.getTime() && !this.taken.has(`${code} ${life.rank}`))
    const built = found.filter(({ completedAt }) => completedAt !== null && completedAt < openedAt.getTime())
    const [first, ...rest] = flow === 'reception' && built.length > 0 ? built : found
    if (!first) return null
    const { life } = random.pick([first, ...rest])
    this.taken.add(`${code} ${life.rank}`)
    return life
  }
}

type Wanted = { readonly commune: string; readonly openedAt: Date; readonly random: Random }

const placeOf = (commune: string, procedure: string) => `${commune} ${procedure}`

const instantOf = ({ moves }: Life, transitions: readonly Transition[]): number | null =>
  moves.find(({ transition }) => transitions.includes(transition))?.at.getTime() ?? null
