import { type Project, project } from '../project.ts'
import { trackOf } from '../track.ts'
import type { TrackFound, TrackTest } from '../trackTests.ts'
import type { Question } from './questionNames.ts'
import { type Answers, isFigureQuestion, UNKNOWN, usesOf } from './questions.ts'

type Works = NonNullable<Project['works']>
const FACTS = [
  'publicOwner',
  'uses',
  'openToPublic',
  'commerceFloorM2',
  'commerceHeightM',
  'industryClass',
  'industryFloorM2',
  'industryHeightM',
  'heightM',
  'inReceivedLotissement',
  'dwellings',
] as const satisfies readonly Question[]
type AskedFact = (typeof FACTS)[number]
const isAskedFact = (fact: string): fact is AskedFact => FACTS.some((one) => one === fact)

const CLASSES = { 1: 1, 2: 2, 3: 3 } as const

/** A fact of the project, as it was answered. */
function said(fact: AskedFact, text: string): Partial<Project> {
  if (isFigureQuestion(fact)) return { [fact]: Number(text) }
  if (fact === 'uses') return { uses: usesOf(text) }
  if (fact === 'industryClass') return { industryClass: CLASSES[Number(text) as keyof typeof CLASSES] ?? null }
  return { [fact]: text === 'yes' }
}

export type TrackAsked = {
  /** In the order they were asked; the last one may be without answer. */
  readonly questions: readonly AskedFact[]
  readonly project: Project
  readonly found: TrackFound
}

/** The works as an undetermined track leaves them: asks nothing twice, and nothing once a test has decided. */
export function askTrack(works: Works, answers: Answers, tests: readonly TrackTest[]): TrackAsked {
  let told: Project = project.parse({ works })
  const questions: AskedFact[] = []
  for (;;) {
    const found = trackOf(told, tests)
    const next = found.missing.filter(isAskedFact).find((fact) => !questions.includes(fact))
    if (!next) return { questions, project: told, found }
    questions.push(next)
    const answer = answers[next]
    if (answer === undefined) return { questions, project: told, found }
    if (answer !== UNKNOWN) told = { ...told, ...said(next, answer) }
  }
}
