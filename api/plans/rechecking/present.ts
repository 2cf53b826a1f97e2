import type { RecheckAnswer, RecheckedAnswer, RecheckedDossierAnswer } from '../../contract/plans/rechecks.ts'
import { presentDifference } from '../../dossiers/site/present.ts'
import type { RecheckRow } from './queries.ts'
import type { RecheckedSeen, RecheckedWhole } from './read.ts'

export function presentRecheck({ askedAt, begunAt, finishedAt, subjects, ...row }: RecheckRow): RecheckAnswer {
  return {
    ...row,
    subjects: [...subjects],
    askedAt: askedAt.toISOString(),
    state: finishedAt ? 'done' : begunAt ? 'running' : 'planned',
    finishedAt: finishedAt?.toISOString() ?? null,
  }
}

export const presentRechecked = ({ checkedAt, seenAt, ...row }: RecheckedSeen): RecheckedAnswer => ({
  ...row,
  checkedAt: checkedAt?.toISOString() ?? null,
  seenAt: seenAt?.toISOString() ?? null,
})

export const presentWhole = ({ dossier, difference }: RecheckedWhole): RecheckedDossierAnswer => ({
  dossier: presentRechecked(dossier),
  difference: difference && presentDifference(difference),
})
