import type { RefusalCode } from '../../spatial/intake/codes.ts'
import { refusalSentence } from '../../spatial/intake/sentences.ts'
import type { IntakeRefusal } from '../../spatial/intake/types.ts'
import { Problem } from '../http/problem.ts'

/** A refusal of the intake on its way to the caller: 422 (413 for its weight), its own code, its place. */
export function intakeProblem(refusal: IntakeRefusal): Problem {
  const { code, at, data, candidates } = refusal
  return Problem.of(statusOf(code), code, refusalSentence(refusal), {
    ...(at && { at }),
    ...(data && { data }),
    ...(candidates && { candidates }),
  })
}

const statusOf = (code: RefusalCode) => (code === 'FILE_TOO_LARGE' ? 413 : 422)
