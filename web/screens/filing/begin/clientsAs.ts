import type { Leading } from '../../../../api/contract/policy/leads.ts'
import type { ProcedureDefinition } from '../../../../api/contract/procedures/definition.ts'
import type { SignedInSession } from '../../frame/SignedIn.tsx'

const TRADES = [
  { profession: 'architect', office: 'architect_office', part: 'designer' },
  { profession: 'surveyor', office: 'surveyor_office', part: 'surveyor' },
  { profession: 'engineer', office: 'engineering_office', part: 'engineer' },
] as const

type Who = Pick<SignedInSession, 'mandates'> & { readonly person: Pick<SignedInSession['person'], 'profession'> }

/**
 * The part in which somebody opens a draft for a client: that of their trade, in person or through an office, where it files
 * the procedure; an architect's whatever is filed, for she may design it. Null for whoever opens drafts of their own alone.
 */
export function clientsAs(
  { person, mandates }: Who,
  procedure: Pick<ProcedureDefinition, 'filers'> | undefined,
): Leading | null {
  const trade = TRADES.find(
    ({ profession, office }) =>
      (person.profession === profession || mandates.some(({ bodyKind }) => bodyKind === office)) &&
      (profession === 'architect' || !procedure || procedure.filers.includes(profession)),
  )
  return trade?.part ?? null
}
