import { z } from 'zod'
import type { Endpoint } from '../contract/endpoints/endpoint.ts'
import { ENDPOINTS } from '../contract/endpoints.ts'
import { problem } from '../contract/problems.ts'

const schema = (type: z.ZodType, io: 'input' | 'output') => {
  const { $schema: _, ...rest } = z.toJSONSchema(type, { io, unrepresentable: 'any' })
  return rest
}

const pathParameters = (path: string) =>
  [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({ name, in: 'path', required: true, schema: { type: 'string' } }))

function queryParameters(query: z.ZodType | undefined) {
  if (!query) return []
  const { properties = {}, required = [] } = schema(query, 'input') as {
    properties?: Record<string, object>
    required?: string[]
  }
  return Object.entries(properties).map(([name, type]) => ({
    name,
    in: 'query',
    required: required.includes(name),
    schema: type,
  }))
}

function requestBody({ body, multipart }: Endpoint) {
  if (!body && !multipart) return {}
  const file = {
    type: 'object',
    required: ['file'],
    properties: { file: { type: 'string', format: 'binary' }, ...(body ? { srid: { type: 'integer' } } : {}) },
  }
  const content = {
    ...(body ? { 'application/json': { schema: schema(body, 'input') } } : {}),
    ...(multipart ? { 'multipart/form-data': { schema: file } } : {}),
  }
  return { requestBody: { required: true, content } }
}

const ONCE_HEADER = {
  name: 'Idempotency-Key',
  in: 'header',
  required: false,
  description: 'Any text of the caller’s own; asked again under it within two days, nothing is made twice',
  schema: { type: 'string' },
}

const operation = (id: string, endpoint: Endpoint) => ({
  operationId: id,
  summary: endpoint.summary,
  parameters: [
    ...pathParameters(endpoint.path),
    ...queryParameters(endpoint.query),
    ...(endpoint.once ? [ONCE_HEADER] : []),
  ],
  ...requestBody(endpoint),
  responses: {
    [endpoint.status]: {
      description: endpoint.summary,
      content: { 'application/json': { schema: schema(endpoint.answer, 'output') } },
    },
    default: {
      description: 'A problem, in French and Arabic, with its code and its place',
      content: { 'application/problem+json': { schema: schema(problem, 'output') } },
    },
  },
})

/** The OpenAPI 3.1 document of the endpoint table. */
export function openApi() {
  const paths: Record<string, Record<string, unknown>> = {}
  for (const [id, endpoint] of Object.entries<Endpoint>(ENDPOINTS)) {
    const path = paths[endpoint.path] ?? {}
    path[endpoint.method.toLowerCase()] = operation(id, endpoint)
    paths[endpoint.path] = path
  }
  return { openapi: '3.1.0', info: { title: 'Rokhas', version: '1' }, paths }
}
