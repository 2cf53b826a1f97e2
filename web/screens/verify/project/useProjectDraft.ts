import { useCallback, useState } from 'react'
import { useCourse } from '../../filing/filingQueries.ts'
import { keepDraft, recallDraft } from '../kept.ts'
import { draftFrom, EMPTY_DRAFT, type ProjectDraft } from './draft.ts'

/** The project as typed, kept as it is typed. Made for a dossier, it begins with what the dossier says of it already. */
export function useProjectDraft(dossier: string | undefined) {
  const [typed, setTyped] = useState(() => recallDraft(dossier))
  const course = useCourse(typed ? undefined : dossier)
  const setDraft = useCallback(
    (next: ProjectDraft) => {
      keepDraft(next, dossier)
      setTyped(next)
    },
    [dossier],
  )
  const draft = typed ?? (course.data ? draftFrom(course.data.project) : EMPTY_DRAFT)
  return { draft, setDraft, describing: typed === null && course.isLoading }
}
