import { lazy, Suspense } from 'react'
import { Waiting } from '../../ui/Waiting.tsx'
import type { EnvelopePartProps } from './EnvelopeWork.tsx'

const EnvelopeWork = lazy(() => import('./EnvelopeWork.tsx').then(({ EnvelopeWork: part }) => ({ default: part })))

/** « Constructible au plus » of a parcel: its computing travels when it is shown, not with the first page. */
export const EnvelopePart = (props: EnvelopePartProps) => (
  <Suspense fallback={<Waiting lines={[32, 80]} />}>
    <EnvelopeWork {...props} />
  </Suspense>
)
