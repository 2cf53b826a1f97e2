import { decide, VISITOR } from '../../../api/contract/policy/decide.ts'
import { useSession } from '../../session/session.ts'

/** Whether dossiers filed in a place are theirs to read, by a mandate over what it lies in: its path, widest first. */
export function useReadsThere(path: readonly string[] | undefined): boolean {
  const { data } = useSession()
  if (!path) return false
  return decide(data?.actor ?? VISITOR, 'dossier.consult', { state: 'filed', territory: path }).allowed
}
