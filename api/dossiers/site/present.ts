import type { Difference } from '../../../spatial/conformity/difference.ts'
import type { Check } from '../../../spatial/conformity/types.ts'
import type { CheckAnswer } from '../../contract/conformity.ts'
import type { ConformityDifference, DossierReport } from '../../contract/site.ts'
import type { HistoryEntry } from './history.ts'

/** One check of a report, as it was sealed. */
export const presentCheck = (check: Check): CheckAnswer => ({ ...check, at: check.at && { ...check.at } })

/** What changed between two reports. */
export const presentDifference = ({ verdict, gained, lost, kept }: Difference): ConformityDifference => ({
  verdict,
  gained: gained.map(presentCheck),
  lost: lost.map(presentCheck),
  kept: kept.map((one) => ({ ...one, before: presentCheck(one.before), after: presentCheck(one.after) })),
})

export const presentReportOf = ({ attachedAt, difference, ...report }: HistoryEntry): DossierReport => ({
  ...report,
  attachedAt: attachedAt.toISOString(),
  difference: difference && presentDifference(difference),
})
