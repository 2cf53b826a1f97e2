import type { AttestationKind } from '../../../../api/contract/attestations.ts'
import type { Fact } from '../../../../api/contract/procedures/project.ts'
import type { DraftWork } from '../Draft.tsx'
import type { FilingStep } from '../filingSearch.ts'
import { isSaved } from '../saving.ts'

/** One thing to mend before filing, and where. */
export type Obstacle = {
  readonly id: string
  readonly code: keyof typeof PLACES
  /** Facts, pieces or filers it names. */
  readonly facts: readonly Fact[]
  readonly pieces: readonly string[]
  readonly filers: readonly string[]
  readonly attestations: readonly AttestationKind[]
  readonly step: FilingStep
  readonly at: string | null
}

const PLACES = {
  SITE_MISSING: 'site',
  TRACK_UNDETERMINED: 'project',
  PIECES_MISSING: 'pieces',
  OWNER_MISSING: 'people',
  ATTESTATIONS_MISSING: 'people',
  AGREEMENT_MISSING: 'people',
  NOT_A_FILER: 'people',
  UNSAVED: 'review',
  DISPUTED: 'review',
  PROCEDURE: 'procedure',
} as const satisfies Record<string, FilingStep>

const plain = (code: Obstacle['code']): Obstacle => ({
  ...{ id: code, code, facts: [], pieces: [], filers: [], attestations: [] },
  ...{ step: PLACES[code], at: null },
})

/** What stands between a draft and its filing, each with the place to mend it: what the service says, and what it does not know yet. */
export function obstaclesOf({ course, work }: Pick<DraftWork, 'course' | 'work'>): readonly Obstacle[] {
  const { saving } = work
  return [
    ...(course.definition ? [] : [plain('PROCEDURE')]),
    ...(saving.disputes.length > 0 ? [plain('DISPUTED')] : isSaved(saving) ? [] : [plain('UNSAVED')]),
    ...course.blockers.flatMap(({ code, facts, pieces, filers, attestations }): readonly Obstacle[] => {
      if (code === 'TRACK_UNDETERMINED')
        return facts.map((fact) => ({ ...plain(code), id: `${code} ${fact}`, facts: [fact], at: fact }))
      if (code === 'PIECES_MISSING')
        return pieces.map((piece) => ({ ...plain(code), id: `${code} ${piece}`, pieces: [piece], at: piece }))
      return [{ ...plain(code), filers, attestations }]
    }),
  ]
}
