import { Button } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { lazy, Suspense, useState } from 'react'
import { REQUESTS, type RequestMove } from '../../../api/contract/complements.ts'
import type { CourseAnswer } from '../../../api/contract/filing.ts'
import type { Transition } from '../../../api/contract/procedures/transitions.ts'
import type { RemarkAnswer } from '../../../api/contract/remarks.ts'
import { useSheetWords } from '../../text/useSheetWords.ts'
import { Answers, Dialog } from '../../ui/Dialog.tsx'
import { useCourseOf } from '../complements/complementQueries.ts'
import { draftsFromRemarks } from './draftsFromRemarks.ts'

const RequestDialog = lazy(async () => ({
  default: (await import('../complements/RequestDialog.tsx')).RequestDialog,
}))

type AskFromRemarksProps = {
  readonly dossierId: string
  readonly chosen: readonly RemarkAnswer[]
  readonly onClose: () => void
}

const isRequest = (transition: Transition): transition is RequestMove =>
  (REQUESTS as readonly Transition[]).includes(transition)

/** The request that the chosen remarks make, an item for each piece they are about; nothing is sent before it was read. */
export function AskFromRemarks({ dossierId, ...asking }: AskFromRemarksProps) {
  const course = useCourseOf(dossierId, true)
  return course.data ? <Asking course={course.data} {...asking} /> : null
}

type AskingProps = Omit<AskFromRemarksProps, 'dossierId'> & { readonly course: CourseAnswer }

function Asking({ course: now, chosen, onClose }: AskingProps) {
  const say = useSheetWords()
  const answers = useQueryClient()
  // As it was when it was opened: the request, once made, is no more among what may be done, and still has to be answered.
  const [course] = useState(now)
  const moves = course.may.filter(isRequest)
  if (moves.length === 0)
    return (
      <Dialog title={say('ask.heading')} onClose={onClose}>
        <p>{say('ask.notNow')}</p>
        <Answers>
          <Button size="md" onClick={onClose}>
            {say('ask.close')}
          </Button>
        </Answers>
      </Dialog>
    )
  const from = draftsFromRemarks(course, chosen, {
    onSheet: ({ nth, text }, page) => say('draft.line', { nth, page, text }),
    onMap: ({ nth, text }) => say('draft.lineMap', { nth, text }),
  })
  const close = () => {
    void answers.invalidateQueries({ queryKey: ['remarks', course.id] })
    onClose()
  }
  return (
    <Suspense fallback={null}>
      <RequestDialog course={course} moves={moves} from={from} onClose={close} />
    </Suspense>
  )
}
