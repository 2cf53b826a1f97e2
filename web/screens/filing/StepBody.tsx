import { useSearch } from '@tanstack/react-router'
import type { Ref } from 'react'
import { useArrival } from '../frame/useArrival.ts'
import type { DraftWork } from './Draft.tsx'
import { PeopleStep } from './people/PeopleStep.tsx'
import { PiecesStep } from './pieces/PiecesStep.tsx'
import { ProcedureStep } from './procedure/ProcedureStep.tsx'
import { ProjectStep } from './project/ProjectStep.tsx'
import { ReviewStep } from './review/ReviewStep.tsx'
import { SiteStep } from './site/SiteStep.tsx'

/** What every step is given: the draft, and its heading, which takes the focus when the step takes the place of another. */
export type StepProps = { readonly draft: DraftWork; readonly heading: Ref<HTMLHeadingElement> }

export function StepBody({ draft }: { readonly draft: DraftWork }) {
  const { at = '' } = useSearch({ from: '/dossiers/$id/depot' })
  const heading = useArrival<HTMLHeadingElement>(`${draft.step} ${at}`)
  switch (draft.step) {
    case 'site':
      return <SiteStep draft={draft} heading={heading} />
    case 'project':
      return <ProjectStep draft={draft} heading={heading} />
    case 'pieces':
      return <PiecesStep draft={draft} heading={heading} />
    case 'people':
      return <PeopleStep draft={draft} heading={heading} />
    case 'review':
      return <ReviewStep draft={draft} heading={heading} />
    default:
      return <ProcedureStep draft={draft} heading={heading} />
  }
}
