import { Problem } from '../../http/problem.ts'
import { StoreFailed } from './blobStore.ts'

const FULL = new Set(['ENOSPC', 'EDQUOT', 'EFBIG'])

function* causesOf(error: unknown): Generator<NodeJS.ErrnoException> {
  for (let cause = error; cause instanceof Error; cause = cause.cause) yield cause
}

/**
 * Says what became of a disk or a store to the person whose file it was about.
 * @throws Problem STORAGE_FULL when the disk or the quota is, STORE_UNAVAILABLE when the store does not do its work; else
 * what it was given
 */
export function asStoreProblem(error: unknown): never {
  const causes = error instanceof Problem ? [] : [...causesOf(error)]
  if (causes.some(({ code }) => code !== undefined && FULL.has(code))) throw because('STORAGE_FULL', error)
  if (causes.some((cause) => cause instanceof StoreFailed)) throw because('STORE_UNAVAILABLE', error)
  throw error
}

/** The cause goes to our log. */
const because = (code: 'STORAGE_FULL' | 'STORE_UNAVAILABLE', cause: unknown) =>
  Object.assign(new Problem(code, { retryAfterS: 60 }), { cause })
