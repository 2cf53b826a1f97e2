import type { ParameterizedContext } from 'koa'
import { type Actor, VISITOR } from '../contract/policy/decide.ts'

/** Who makes this request, as the session's middleware found out. */
export const currentActor = (ctx: Pick<ParameterizedContext, 'state'>): Actor =>
  (ctx.state.actor as Actor | undefined) ?? VISITOR
