import { type Answering, consolidate, type Reserve } from '../../contract/avis/reserves.ts'
import type { OutsideRow } from './outside/queries.ts'
import { presentGiven } from './presentGiven.ts'
import type { ConsultedRow } from './queries.ts'

type Asked = {
  readonly round: number
  readonly bodies: readonly ConsultedRow[]
  readonly outside: readonly OutsideRow[]
}

/** Every reserve and reason of a dossier as one list, of the round it is in. */
export const reservesIn = ({ round, bodies, outside }: Asked): readonly Reserve[] =>
  consolidate(round, [
    ...bodies.map((row) => ({
      ...{ round: row.round, body: row.body, binding: row.binding, given: presentGiven(row, bodies) },
    })),
    ...outside.map(outsideAnswer),
  ])

const outsideAnswer = ({ round, bodyName, answer }: OutsideRow): Answering => ({
  // Asked again by another link, it is the same body.
  body: { id: `outside ${bodyName}`, nameFr: bodyName, nameAr: bodyName },
  ...{ round, binding: false },
  given: answer ? [{ opinion: answer.opinion, at: answer.at.toISOString(), items: answer.items.map(outsideItem) }] : [],
})

const outsideItem = ({ text, article }: NonNullable<OutsideRow['answer']>['items'][number]) => ({
  ...{ code: null, text: { ...text }, article, document: null, finding: null, successive: false },
})
