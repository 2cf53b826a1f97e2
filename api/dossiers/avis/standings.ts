import type { Step } from '../../contract/procedures/steps.ts'
import type { Transition } from '../../contract/procedures/transitions.ts'
import type { Standing } from '../../deadlines/turns.ts'
import type { ConsultedRow } from './queries.ts'
import { roundOf } from './readAvis.ts'

type Happening = { readonly event: Transition; readonly step: Step; readonly at: Date }
type Asked = Pick<ConsultedRow, 'round' | 'askedAt' | 'given'> & {
  readonly body: { readonly id: string }
  readonly removed: { readonly at: Date } | null
}

/**
 * Where a dossier stood, stretch by stretch, and which bodies still owed their avis there: a stretch ends with each event,
 * and while the dossier is before the members whenever one is asked, answers or is removed.
 * @param events in the order they happened
 */
export function standingsOf(events: readonly Happening[], bodies: readonly Asked[]): Standing[] {
  return events.flatMap(({ at, step }, index) => {
    const until = events[index + 1]?.at ?? null
    const asked = bodies.filter(({ round }) => round === roundOf(events.slice(0, index + 1)))
    const turns = step === 'consulted' ? asked.flatMap(changesOf).filter((turn) => isWithin(turn, at, until)) : []
    const starts = [at, ...turns.toSorted((a, b) => a.getTime() - b.getTime())]
    return starts.map((start) => ({ at: start, step, silent: silentAt(asked, start) }))
  })
}

const changesOf = ({ askedAt, removed, given: [first] }: Asked): Date[] =>
  [askedAt, removed?.at, first?.at].filter((at) => at instanceof Date)

const isWithin = (instant: Date, from: Date, until: Date | null) =>
  instant > from && (until === null || instant < until)

const silentAt = (asked: readonly Asked[], instant: Date): string[] =>
  asked
    .filter(
      ({ askedAt, removed, given: [first] }) =>
        askedAt !== null &&
        askedAt <= instant &&
        (removed === null || removed.at > instant) &&
        (first === undefined || first.at > instant),
    )
    .map(({ body }) => body.id)
