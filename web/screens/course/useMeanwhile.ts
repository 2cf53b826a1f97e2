import { TRANSITIONS, type Transition } from '../../../api/contract/procedures/transitions.ts'
import { problemOf } from '../../api/problem.ts'
import { printedInstant } from '../../text/figures.ts'
import { useCourseWords } from '../../text/useCourseWords.ts'
import { useProcedureWords } from '../../text/useProcedureWords.ts'

const isTransition = (word: string): word is Transition => TRANSITIONS.some((one) => one === word)

/** What happened since the page was read, when that is why a move was refused; null for any other refusal. */
export function useMeanwhile(error: unknown): string | null {
  const say = useCourseWords()
  const sayLaw = useProcedureWords()
  if (!error) return null
  const { code, data } = problemOf(error)
  if (code !== 'MOVED_MEANWHILE') return null
  const since = String(data?.since ?? '')
  const events = since.split(', ').flatMap((happened) => {
    const [event = '', at = ''] = happened.split(' ')
    return isTransition(event) ? [`${sayLaw(`events.${event}`)}, ${printedInstant(at)}`] : []
  })
  return say('meanwhile', { events: events.length > 0 ? events.join(' ; ') : '…' })
}
