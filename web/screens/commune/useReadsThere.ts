import { type Actor, decide, VISITOR } from '../../../api/contract/policy/decide.ts'
import { useSession } from '../../session/session.ts'

/** Whether dossiers filed in a place are somebody's to read, by a mandate over what it lies in: its path, widest first. */
export const readsThere = (actor: Actor, path: readonly string[]): boolean =>
  decide(actor, 'dossier.consult', { state: 'filed', territory: path }).allowed

export function useReadsThere(path: readonly string[] | undefined): boolean {
  const { data } = useSession()
  return path !== undefined && readsThere(data?.actor ?? VISITOR, path)
}
