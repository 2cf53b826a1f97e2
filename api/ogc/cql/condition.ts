import { type RawBuilder, sql } from 'kysely'
import { fail, ok, type Result } from '../../../spatial/result.ts'
import type { Property } from '../kinds/kind.ts'
import type { Comparison, Cql, Scalar } from './parseCql.ts'

type Type = 'string' | 'number' | 'boolean' | 'date'
type Typed = { readonly type: Type; readonly value: RawBuilder<unknown> }

const CASTS: Readonly<Record<Type, string>> = { string: 'text', number: 'numeric', boolean: 'boolean', date: 'date' }
/** Written here one by one: nothing of what was typed is ever part of a statement but as a parameter. */
const SIGNS: Readonly<Record<Comparison, RawBuilder<unknown>>> = {
  '=': sql`=`,
  '<>': sql`<>`,
  '<': sql`<`,
  '>': sql`>`,
  '<=': sql`<=`,
  '>=': sql`>=`,
}

class Unfit extends Error {}

/** A filter as a condition on the bare row `t`; or why these properties cannot be asked that. */
export function conditionOf(cql: Cql, properties: readonly Property[]): Result<RawBuilder<unknown>, string> {
  try {
    return ok(conditionWith(cql, (scalar) => typed(scalar, properties)))
  } catch (error) {
    if (error instanceof Unfit) return fail(error.message)
    throw error
  }
}

function conditionWith(cql: Cql, read: (scalar: Scalar) => Typed): RawBuilder<unknown> {
  switch (cql.kind) {
    case 'and':
    case 'or': {
      const parts = cql.parts.map((part) => conditionWith(part, read))
      return sql`(${sql.join(parts, cql.kind === 'and' ? sql` and ` : sql` or `)})`
    }
    case 'not':
      return sql`(not ${conditionWith(cql.part, read)})`
    case 'isNull':
      return sql`(${read(cql.scalar).value} is null)`
    case 'compare': {
      const [left, right] = [read(cql.left), read(cql.right)]
      if (left.type !== right.type) throw new Unfit(`a ${left.type} is compared with a ${right.type}`)
      return sql`(${left.value} ${SIGNS[cql.op]} ${right.value})`
    }
  }
}

function typed(scalar: Scalar, properties: readonly Property[]): Typed {
  if (scalar.kind === 'literal') {
    if (scalar.value.includes('\u0000')) throw new Unfit('a character that no text may hold')
    if (scalar.type === 'number' && !Number.isFinite(Number(scalar.value)))
      throw new Unfit('a number beyond all figures')
    return { type: scalar.type, value: sql`${scalar.value}::${sql.raw(CASTS[scalar.type])}` }
  }
  const property = properties.find(({ name }) => name === scalar.name)
  if (!property?.asked) throw new Unfit(`no property to filter by: ${scalar.name}`)
  const type = property.type === 'integer' ? 'number' : property.type
  return { type, value: property.asked }
}
