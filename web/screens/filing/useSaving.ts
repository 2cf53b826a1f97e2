import { useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useReducer, useRef, useState } from 'react'
import type { CourseAnswer } from '../../../api/contract/filing.ts'
import type { Client } from '../../api/client.ts'
import { authorOf, type Problem } from '../../api/problem.ts'
import { useClient } from '../../api/queries.ts'
import { keepCourse } from './filingQueries.ts'
import { keepWaiting, recallWaiting } from './keptDrafts.ts'
import { afterSaving, mustLeave, outgoing, type Saving, type SavingEvent, startSaving } from './saving.ts'

const PAUSE_MS = 800
const OFFLINE_PAUSE_MS = 15_000

type Whose = { readonly personId: string; readonly course: CourseAnswer }

/** The line, the service, or an ended session: the same may be kept later. Anything else is a refusal. */
const mayPass = ({ status }: Problem) => status === null || status >= 500 || status === 429 || status === 401

/** What became of one sending, as the draft hears it. */
async function send(client: Client, id: string, { version, kept, sent }: Saving) {
  const body = { version, project: { ...kept, ...sent } }
  const answer = await client.call('describeProject', { params: { id }, body })
  if (answer.ok) return { course: answer.value, author: null, problem: null }
  if (answer.error.code !== 'CHANGED_MEANWHILE') return { course: null, author: null, problem: answer.error }
  const again = await client.call('getCourse', { params: { id } })
  if (!again.ok) return { course: null, author: null, problem: again.error }
  return { course: again.value, author: authorOf(answer.error), problem: answer.error }
}

/** The state of the draft, and the same read at once by what began before the last drawing. */
function useMachine({ personId, course }: Whose) {
  const now = useRef<Saving | null>(null)
  now.current ??= startSaving(course, recallWaiting({ personId, dossierId: course.id }))
  const [, redraw] = useReducer((count: number) => count + 1, 0)
  const [kept, setKept] = useState(true)
  const tell = useCallback(
    (event: SavingEvent) => {
      if (!now.current) return
      now.current = afterSaving(now.current, event)
      setKept(keepWaiting({ personId, dossierId: course.id }, now.current))
      redraw()
    },
    [personId, course.id],
  )
  return { now, saving: now.current, tell, kept }
}

/**
 * Keeps what is said of a draft: in this browser at once, at the service after a short pause, and again when the line
 * returns. One sending at a time.
 */
export function useSaving(whose: Whose) {
  const { course } = whose
  const client = useClient()
  const answers = useQueryClient()
  const { now, saving, tell, kept } = useMachine(whose)
  const [problem, setProblem] = useState<Problem | null>(null)
  const flight = useRef<Promise<void> | null>(null)

  const leave = useCallback(async () => {
    if (!now.current || !mustLeave(now.current)) return
    tell({ type: 'left' })
    const { course: heard, author, problem: refused } = await send(client, course.id, now.current)
    setProblem(refused && !heard && !mayPass(refused) ? refused : null)
    if (heard) keepCourse(answers, heard)
    if (heard && !refused) tell({ type: 'kept', heard, at: new Date().toISOString() })
    else if (heard) tell({ type: 'came', heard, author })
    else tell({ type: refused && !mayPass(refused) ? 'refused' : 'lost' })
  }, [client, answers, course.id, tell, now])

  const flush = useCallback(async (): Promise<number> => {
    flight.current ??= leave().finally(() => {
      flight.current = null
    })
    await flight.current
    return now.current?.version ?? 0
  }, [leave, now])

  useLeaving(saving, flush)
  useEffect(() => {
    if (course.version > (now.current?.version ?? 0)) tell({ type: 'came', heard: course, author: null })
  }, [course, tell, now])

  return { saving, tell, kept, problem, flush }
}

/** When to send: after a pause of the hand, when the line returns, and when the screen is left. */
function useLeaving(saving: Saving, flush: () => Promise<number>): void {
  const waits = mustLeave(saving) && saving.state !== 'refused'
  const leaving = JSON.stringify(outgoing(saving))
  // biome-ignore lint/correctness/useExhaustiveDependencies: another word typed begins the pause anew
  useEffect(() => {
    if (!waits) return
    const timer = setTimeout(() => void flush(), saving.state === 'offline' ? OFFLINE_PAUSE_MS : PAUSE_MS)
    return () => clearTimeout(timer)
  }, [waits, leaving, saving.state, flush])
  useEffect(() => {
    const online = () => void flush()
    window.addEventListener('online', online)
    return () => {
      window.removeEventListener('online', online)
      void flush()
    }
  }, [flush])
}

export type SavingWork = ReturnType<typeof useSaving>
