import type { z } from 'zod'
import { Problem } from './problem.ts'

/**
 * The value as its schema says.
 * @throws Problem INVALID_INPUT naming the first field at fault
 */
export function parse<S extends z.ZodType>(schema: S, value: unknown): z.output<S> {
  const parsed = schema.safeParse(value)
  if (parsed.success) return parsed.data
  const [issue] = parsed.error.issues
  throw new Problem('INVALID_INPUT', {
    field: issue?.path.join('.') || '(body)',
    data: { reason: issue?.message ?? 'invalid' },
  })
}
