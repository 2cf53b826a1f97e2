import { READERS } from '../../../api/contract/policy/policy.ts'
import type { SessionAnswer } from '../../../api/contract/session.ts'

type Mandate = Pick<
  SessionAnswer['mandates'][number],
  'bodyId' | 'bodyKind' | 'role' | 'territories' | 'bodyNameFr' | 'bodyNameAr'
>
export type OwnUnit = { readonly code: string; readonly nameFr: string; readonly nameAr: string }

const KEEPS_A_REGISTER: readonly string[] = ['commune', 'arrondissement', 'province']

/** The unit whose register somebody keeps, or may read by their role: of their one commune, arrondissement or province; null for several, or none. */
export function ownUnit(mandates: readonly Mandate[]): OwnUnit | null {
  const bodies = new Map(
    mandates
      .filter(({ bodyKind, role }) => KEEPS_A_REGISTER.includes(bodyKind) && READERS.includes(role))
      .map((one) => [one.bodyId, one]),
  )
  const [own, another] = bodies.values()
  const [code, more] = own?.territories ?? []
  if (!own || another || code === undefined || more !== undefined) return null
  return { code, nameFr: own.bodyNameFr, nameAr: own.bodyNameAr }
}
