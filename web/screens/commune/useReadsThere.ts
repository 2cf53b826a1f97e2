import { decide, VISITOR } from '../../../api/contract/policy/decide.ts'
import type { CommuneAnswer } from '../../../api/contract/territory.ts'
import { useSession } from '../../session/session.ts'

/** Whether the dossiers filed in a commune are theirs to read, by a mandate over it or over what contains it. */
export function useReadsThere({
  code,
  province,
  region,
}: Pick<CommuneAnswer, 'code' | 'province' | 'region'>): boolean {
  const { data } = useSession()
  const territory = ['MA', region.code, province.code, code]
  return decide(data?.actor ?? VISITOR, 'dossier.consult', { state: 'filed', territory }).allowed
}
