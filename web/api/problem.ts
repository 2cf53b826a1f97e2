import type { Bilingual } from '../../spatial/bilingual.ts'

/** What the browser notices by itself, before or instead of an answer. */
export const BROWSER_CODES = ['OFFLINE', 'UNREACHABLE', 'TOOK_TOO_LONG', 'ANSWER_UNREADABLE', 'ABORTED'] as const
export type BrowserCode = (typeof BROWSER_CODES)[number]

/** Why there is no answer: the service's own problem (RFC 9457), or what the browser noticed. */
export type Problem = {
  readonly code: string
  readonly status: number | null
  /** Null for what the browser noticed: those sentences are in web/text. */
  readonly detail: Bilingual | null
  readonly at?: readonly number[] | undefined
  readonly field?: string | undefined
  readonly candidates?: readonly number[] | undefined
  /** Each place of what was sent that does not hold. */
  readonly faults?: readonly { readonly path: string; readonly sentence: Bilingual }[] | undefined
  /** What the sentence is about, such as the seconds to wait. */
  readonly data?: Readonly<Record<string, string | number>> | undefined
  readonly retryAfterS?: number | undefined
  readonly requestId?: string | undefined
}

export type Author = { readonly by: string; readonly byAr: string; readonly at: string }

/** Who made the change that a refusal found in its way, and when; null when it does not say. */
export const authorOf = ({ data }: Pick<Problem, 'data'>): Author | null => {
  const { by, byAr = by, at } = data ?? {}
  return by === undefined || at === undefined ? null : { by: String(by), byAr: String(byAr), at: String(at) }
}

export const isBrowserCode = (code: string): code is BrowserCode => BROWSER_CODES.some((known) => known === code)

export const browserProblem = (code: BrowserCode): Problem => ({ code, status: null, detail: null })

/** A problem where the language wants an exception: the query layer catches it and screens read `problem`. */
export class ProblemError extends Error {
  readonly problem: Problem

  constructor(problem: Problem) {
    super(problem.code)
    this.name = 'ProblemError'
    this.problem = problem
  }
}

export const problemOf = (error: unknown): Problem =>
  error instanceof ProblemError ? error.problem : browserProblem('ANSWER_UNREADABLE')

/** Asking again may help when nothing was answered or the service itself failed; a refusal stays a refusal. */
export const mayRetry = (failures: number, error: unknown): boolean => {
  const { code, status } = problemOf(error)
  return failures < 1 && code !== 'ABORTED' && (status === null || status >= 500)
}
