import { type FeesAnswer, fees } from '../../../api/contract/fees/statements.ts'
import { type CourseAnswer, course } from '../../../api/contract/filing.ts'
import { project } from '../../../api/contract/procedures/project.ts'
import type { Transition } from '../../../api/contract/procedures/transitions.ts'
import type { Line } from './line.ts'

/** Officials of the town at their desks. */
export type Desk = { readonly guichet: Line; readonly president: Line; readonly cashier: Line }

/** Acknowledged filings by dossier, with the number that was answered; and every move that was, as `dossier move event`. */
export type Filings = { readonly numbers: Map<string, string>; readonly moves: Set<string> }

/** Days on the public domain: two pieces, one commune that decides alone. */
const PROCEDURE = 'evenement'
export const PIECES = ['demande', 'plan_emprise'] as const
const PROJECT = project.parse({ works: 'event', applicantOwns: true, beginsOn: '2026-12-14', endsOn: '2026-12-16' })

/** Says the procedure and the project of a draft: the version says whether a change whose answer was lost had been made. */
export async function prepare(line: Line, id: string): Promise<void> {
  const described = { project: PROJECT }
  await change(line, id, {
    path: 'procedure',
    body: { code: PROCEDURE },
    isMade: ({ definition }) => definition?.code === PROCEDURE,
  })
  await change(line, id, {
    path: 'project',
    body: described,
    isMade: ({ project: said }) => said.works === PROJECT.works,
  })
}

type Change = {
  readonly path: string
  readonly body: object
  readonly isMade: (course: CourseAnswer) => boolean
}

async function change(line: Line, id: string, { path, body, isMade }: Change): Promise<void> {
  for (;;) {
    const now = await courseOf(line, id)
    if (isMade(now)) return
    const answer = await line.once('PUT', `/api/dossiers/${id}/${path}`, { body: { ...body, version: now.version } })
    if (answer?.status === 200 && !isMade(course.parse(await answer.json())))
      throw new Error(`${path} of ${id} was acknowledged and is not there`)
    if (answer?.status === 200) return
  }
}

const courseOf = async (line: Line, id: string): Promise<CourseAnswer> =>
  course.parse(await (await line.insist(200, 'GET', `/api/dossiers/${id}/course`)).json())

/** Files a dossier that is ready, and takes it from desk to desk until it waits for its signature, whose falls are tried apart. */
export async function fileAndFollow(
  own: Line,
  desk: Desk,
  { id, done }: { readonly id: string; readonly done: Filings },
) {
  const way: readonly (readonly [Transition, Line])[] = [
    ['file', own],
    ['accept', desk.president],
    ['settle', desk.cashier],
  ]
  for (const [seen, [transition, line]] of way.entries()) {
    const { number } = transition === 'settle' ? await settled(line, id) : await moved(line, id, transition, seen)
    if (number === null) throw new Error(`${id} was filed without a number`)
    const known = done.numbers.get(id) ?? number
    if (known !== number) throw new Error(`${id} was ${known} and is ${number}`)
    done.numbers.set(id, number)
    done.moves.add(`${id} ${seen + 1} ${transition}`)
  }
}

/** Nobody found what days on the public domain cost: the line is left to the régie, and the dossier goes on by itself. */
async function settled(line: Line, id: string): Promise<FeesAnswer> {
  const body = { statements: 0, seen: 0, setAside: [{ code: 'otdp', reason: 'Liquidée par la régie' }] }
  const asked = { body, key: `settle ${id}` }
  return fees.parse(await (await line.insist(201, 'POST', `/api/dossiers/${id}/fees/statements`, asked)).json())
}

/** The same key for the same move: asked again, it is the same one. */
export async function moved(line: Line, id: string, transition: Transition, seen: number): Promise<CourseAnswer> {
  const asked = { body: { transition, seen }, key: `${transition} ${id}` }
  return course.parse(await (await line.insist(201, 'POST', `/api/dossiers/${id}/moves`, asked)).json())
}
