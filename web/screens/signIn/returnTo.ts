const OWN_PATH = /^\/(?![/\\])[^\\]*$/

/** Where to go back after signing in: a path of this house, never another host. */
export const ownPath = (value: unknown): string | undefined =>
  typeof value === 'string' && OWN_PATH.test(value) && !value.startsWith('/connexion') ? value : undefined

export type SignInSearch = {
  readonly returnTo?: string | undefined
  readonly step?: 'forgotten' | undefined
  /** Why a visit to the identity provider failed. */
  readonly problem?: string | undefined
}

export const parseSignInSearch = ({ returnTo, step, problem }: Record<string, unknown>): SignInSearch => ({
  ...(ownPath(returnTo) !== undefined && { returnTo: ownPath(returnTo) }),
  ...(step === 'forgotten' && { step }),
  ...(typeof problem === 'string' && /^[A-Z_]{1,60}$/.test(problem) && { problem }),
})
