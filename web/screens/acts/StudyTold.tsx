import { useActs } from './actQueries.ts'
import { StudyNotice } from './StudyNotice.tsx'

/** Beside what decides of a dossier: that a plan is at study over its land. What cannot be read is said where acts are. */
export function StudyTold({ id }: { readonly id: string }) {
  const { data } = useActs(id)
  return data?.study ? <StudyNotice study={data.study} /> : null
}
