import { problem } from '../../api/contract/problems.ts'
import { browserProblem, ProblemError } from './problem.ts'

/**
 * A file that is asked for with a body, and so cannot be a link.
 * @throws ProblemError the service's own, or what the browser noticed
 */
export async function fileAnswered(address: string, body: unknown): Promise<Blob> {
  const response = await fetch(address, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  }).catch(() => {
    throw new ProblemError(browserProblem(navigator.onLine ? 'UNREACHABLE' : 'OFFLINE'))
  })
  if (response.ok) return response.blob()
  const refused = problem.safeParse(await response.json().catch(() => null)) // what is no problem is said below
  throw new ProblemError(
    refused.success ? refused.data : { ...browserProblem('ANSWER_UNREADABLE'), status: response.status },
  )
}
