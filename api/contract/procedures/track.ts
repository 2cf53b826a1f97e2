import type { Fact, Project } from './project.ts'
import type { Criterion, Figure, TestAnswer, TrackFound, TrackTest } from './trackTests.ts'

type Answer = Omit<TestAnswer, 'code'>

const YES: Answer = { met: true, figures: [], missing: [] }
const NO: Answer = { met: false, figures: [], missing: [] }
const unless = (...missing: Fact[]): Answer => ({ met: null, figures: [], missing })

/**
 * Whether a project is a grand or a petit projet, which test decided, and on which figures. One test that is met is
 * enough, whatever is not known yet; a petit projet is one that every test was put to and none is met by.
 */
export function trackOf(project: Project, tests: readonly TrackTest[]): TrackFound {
  const answers = tests.map(({ code, criterion }) => ({ code, ...put(project, criterion) }))
  const decidedBy = answers.find(({ met }) => met === true)?.code ?? null
  if (decidedBy !== null) return { outcome: 'gp', decidedBy, missing: [], answers }
  const missing = [...new Set(answers.flatMap((answer) => answer.missing))]
  // Without any test nothing was put to it: that does not make it a petit projet.
  const outcome = answers.length > 0 && answers.every(({ met }) => met === false) ? 'pp' : 'undetermined'
  return { outcome, decidedBy, missing, answers }
}

function put(project: Project, criterion: Criterion): Answer {
  switch (criterion.kind) {
    case 'works':
      return project.works === null ? unless('works') : criterion.works.includes(project.works) ? YES : NO
    case 'public_owner':
      return said(project, 'publicOwner')
    case 'open_to_public':
      return openToPublic(project, criterion.uses)
    case 'premises':
      return premises(project, criterion)
    case 'height':
      return height(project, criterion)
    case 'dwellings':
      return exceeds(project, 'dwellings', criterion.over)
  }
}

function said(project: Project, fact: 'publicOwner' | 'openToPublic' | 'inReceivedLotissement'): Answer {
  const value = project[fact]
  return value === null ? unless(fact) : value ? YES : NO
}

function openToPublic(project: Project, uses: readonly string[]): Answer {
  if (project.uses === null) return unless('uses')
  return project.uses.some((use) => uses.includes(use)) ? said(project, 'openToPublic') : NO
}

type Measured = 'heightM' | 'dwellings' | 'commerceFloorM2' | 'commerceHeightM' | 'industryFloorM2' | 'industryHeightM'

function exceeds(project: Project, fact: Measured, limit: number): Answer {
  const value = project[fact]
  return value === null ? unless(fact) : { met: value > limit, figures: [{ fact, value, limit }], missing: [] }
}

function height(project: Project, { overM, andAtOutsideLotissement }: Criterion & { kind: 'height' }): Answer {
  const over = exceeds(project, 'heightM', overM)
  if (project.heightM !== overM || !andAtOutsideLotissement) return over
  const { met, missing } = said(project, 'inReceivedLotissement')
  return { met: met === null ? null : !met, figures: over.figures, missing }
}

function premises(project: Project, criterion: Criterion & { kind: 'premises' }): Answer {
  const { use, excused, floorOverM2, heightOverM } = criterion
  if (project.uses === null) return unless('uses')
  if (!project.uses.includes(use)) return NO
  if (excused !== null && project.industryClass === null) return unless('industryClass')
  if (excused !== null && project.industryClass !== null && !excused.includes(project.industryClass)) return YES
  return either(exceeds(project, `${use}FloorM2`, floorOverM2), exceeds(project, `${use}HeightM`, heightOverM))
}

/** Met when one is; the figures that met it come first. */
function either(one: Answer, other: Answer): Answer {
  const figures: Figure[] = [one, other].toSorted(metFirst).flatMap((answer) => answer.figures)
  if (one.met || other.met) return { met: true, figures, missing: [] }
  const missing = [...one.missing, ...other.missing]
  return { met: missing.length > 0 ? null : false, figures, missing }
}

const metFirst = (one: Answer, other: Answer): number => Number(other.met === true) - Number(one.met === true)
