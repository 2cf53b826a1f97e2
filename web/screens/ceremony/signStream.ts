import type { z } from 'zod'
import { problem } from '../../../api/contract/problems.ts'
import { browserProblem, ProblemError } from '../../api/problem.ts'

/** The line was cut before the last one was told of; what was consented to goes on at the service. */
export class LineCut extends Error {}

type Asked<S extends z.ZodType> = {
  readonly address: string
  readonly body: unknown
  /** Of one line of the answer. */
  readonly answer: S
  /** How many lines come when nothing stops in between. */
  readonly count: number
}

/**
 * Asks for signatures and tells of each as it comes.
 * @throws ProblemError when nothing was begun; LineCut when the rest is not known here
 */
export async function signStream<S extends z.ZodType>(
  { address, body, answer, count }: Asked<S>,
  tell: (outcome: z.output<S>) => void,
): Promise<void> {
  const response = await fetch(address, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  }).catch(() => {
    throw new ProblemError(browserProblem(navigator.onLine ? 'UNREACHABLE' : 'OFFLINE'))
  })
  if (!response.ok || !response.body) throw new ProblemError(await refusalOf(response))
  let told = 0
  try {
    for await (const line of linesOf(response.body)) {
      tell(answer.parse(JSON.parse(line)))
      told += 1
    }
  } catch (error) {
    throw new LineCut('the line was cut', { cause: error })
  }
  if (told < count) throw new LineCut('the service stopped in between')
}

async function refusalOf(response: Response) {
  const refused = problem.safeParse(await response.json().catch(() => null))
  return refused.success ? refused.data : browserProblem('ANSWER_UNREADABLE')
}

async function* linesOf(body: ReadableStream<Uint8Array<ArrayBuffer>>): AsyncGenerator<string> {
  const reader = body.pipeThrough(new TextDecoderStream()).getReader()
  let rest = ''
  for (;;) {
    const { done, value } = await reader.read()
    if (done) break
    const lines = (rest + value).split('\n')
    rest = lines.pop() ?? ''
    yield* lines
  }
  if (rest.trim() !== '') yield rest
}
