/**
 * The one JSON text of a value: keys sorted, undefined fields left out, -0 written 0, and the numbers JSON lacks
 * (NaN, Infinity) written as `{"number":"NaN"}` so that they never pass for null. Two equal values seal alike.
 */
export function canonical(value: unknown): string {
  if (typeof value === 'number') return canonicalNumber(value)
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`
  if (typeof value === 'object' && value !== null) return canonicalObject(value)
  return JSON.stringify(value) ?? 'null'
}

const canonicalNumber = (value: number): string =>
  Number.isFinite(value) ? JSON.stringify(value === 0 ? 0 : value) : `{"number":"${value}"}`

function canonicalObject(value: object): string {
  const fields = Object.entries(value)
    .filter(([, field]) => field !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, field]) => `${JSON.stringify(key)}:${canonical(field)}`)
  return `{${fields.join(',')}}`
}
