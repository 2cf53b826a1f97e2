import { consolidate, type Reserve } from '../../contract/avis/reserves.ts'
import { presentGiven } from './presentGiven.ts'
import type { ConsultedRow } from './queries.ts'

/** Every reserve and reason of a dossier as one list, of the round it is in. */
export const reservesIn = ({
  round,
  bodies,
}: {
  readonly round: number
  readonly bodies: readonly ConsultedRow[]
}): readonly Reserve[] =>
  consolidate(
    round,
    bodies.map((row) => ({ round: row.round, body: row.body, binding: row.binding, given: presentGiven(row, bodies) })),
  )
