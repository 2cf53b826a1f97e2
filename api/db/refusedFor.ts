/** Why the database refuses a statement, by its own names (PostgreSQL, appendix A). */
const STATES = {
  foreign_key_violation: '23503',
  unique_violation: '23505',
  check_violation: '23514',
  exclusion_violation: '23P01',
  serialization_failure: '40001',
  insufficient_privilege: '42501',
  query_canceled: '57014',
} as const

/** Whether an error is the database's refusal for one of these reasons. */
export const refusedFor = (error: unknown, ...reasons: readonly (keyof typeof STATES)[]): boolean =>
  error instanceof Error && 'code' in error && reasons.some((reason) => STATES[reason] === error.code)
