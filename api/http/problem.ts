import type { Bilingual } from '../../spatial/bilingual.ts'
import type { ProblemAnswer } from '../contract/problems.ts'
import { PROBLEMS, type ProblemCode } from './problemCodes.ts'

export type ProblemDetails = {
  readonly field?: string
  readonly at?: readonly number[]
  readonly candidates?: readonly number[]
  readonly faults?: readonly { readonly path: string; readonly sentence: Bilingual }[]
  readonly data?: Readonly<Record<string, string | number>>
  /** Replaces the code's own sentence. */
  readonly detail?: Bilingual
  readonly retryAfterS?: number
}

/** A refusal on its way to the caller: `application/problem+json` (RFC 9457). */
export class Problem extends Error {
  readonly status: number
  readonly code: string
  readonly title: string
  readonly detail: Bilingual
  readonly more: ProblemDetails

  constructor(code: ProblemCode, more: ProblemDetails = {}) {
    super(code)
    const kind = PROBLEMS[code]
    this.status = kind.status
    this.code = code
    this.title = kind.title
    this.detail = more.detail ?? kind.detail
    this.more = more
  }

  /** A refusal whose code and sentence another table owns, such as the intake's. */
  static of(status: number, code: string, detail: Bilingual, more: ProblemDetails = {}): Problem {
    const problem = new Problem('INVALID_INPUT', more)
    return Object.assign(problem, { status, code, detail, title: code })
  }

  body(requestId: string): ProblemAnswer {
    const { field, at, candidates, faults, data } = this.more
    return {
      type: `urn:rokhas:problem:${this.code.toLowerCase().replaceAll('_', '-')}`,
      title: this.title,
      status: this.status,
      code: this.code,
      detail: this.detail,
      ...(field === undefined ? {} : { field }),
      ...(at === undefined ? {} : { at: [...at] }),
      ...(candidates === undefined ? {} : { candidates: [...candidates] }),
      ...(faults === undefined ? {} : { faults: [...faults] }),
      ...(data === undefined ? {} : { data }),
      requestId,
    }
  }
}
