import { useSession } from '../../session/session.ts'

/** Codes of the units that whoever is signed in examines for their agency; none for anybody else. */
export function useExaminerUnits(): readonly string[] {
  const mandates = useSession().data?.actor.mandates ?? []
  return mandates.filter(({ role }) => role === 'examiner').flatMap(({ territories }) => territories)
}
