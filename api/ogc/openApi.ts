import { LIMIT } from './asked.ts'
import type { Collection } from './collections.ts'
import { systemsOf } from './crs.ts'
import { DESCRIPTION, schemaOf, TITLE } from './describe.ts'
import { GEO_JSON, JSON_TYPE, SCHEMA } from './links.ts'

const problem = { description: 'RFC 9457', content: { 'application/problem+json': { schema: { type: 'object' } } } }
const text = { type: 'string' } as const

const answer = (type: string, description: string) => ({
  '200': { description, content: { [type]: { schema: { type: 'object' } } } },
  '400': problem,
  '404': problem,
})

const get = (summary: string, type: string, parameters: readonly object[] = []) => ({
  get: { summary, ...(parameters.length > 0 ? { parameters } : {}), responses: answer(type, summary) },
})

const ref = (name: string) => ({ $ref: `#/components/parameters/${name}` })

const PARAMETERS = {
  f: { name: 'f', in: 'query', schema: { type: 'string', enum: ['json'] } },
  limit: {
    ...{ name: 'limit', in: 'query', style: 'form', explode: false },
    schema: { type: 'integer', minimum: LIMIT.least, maximum: LIMIT.most, default: LIMIT.usual },
  },
  bbox: {
    ...{ name: 'bbox', in: 'query', style: 'form', explode: false },
    schema: {
      type: 'array',
      oneOf: [
        { minItems: 4, maxItems: 4 },
        { minItems: 6, maxItems: 6 },
      ],
      items: { type: 'number' },
    },
  },
  datetime: { name: 'datetime', in: 'query', style: 'form', explode: false, schema: text },
  resultType: { name: 'resultType', in: 'query', schema: { type: 'string', enum: ['hits', 'results'] } },
  filter: { name: 'filter', in: 'query', schema: text },
  'filter-lang': { name: 'filter-lang', in: 'query', schema: { type: 'string', enum: ['cql2-text'] } },
  cursor: { name: 'cursor', in: 'query', description: "Pris du lien next d'une page", schema: text },
  featureId: { name: 'featureId', in: 'path', required: true, schema: { type: 'string', format: 'uuid' } },
}

function pathsOf({ id, title, kind, srid }: Collection) {
  const systems = { type: 'string', format: 'uri', enum: systemsOf(srid).map(({ uri }) => uri) }
  const crs = { name: 'crs', in: 'query', schema: systems }
  const boxCrs = { name: 'bbox-crs', in: 'query', schema: systems }
  const asked = kind.properties
    .filter((property) => property.asked)
    .map((property) => ({ name: property.name, in: 'query', schema: schemaOf(property) }))
  const base = `/collections/${id}`
  const page = [
    ref('f'),
    ref('limit'),
    ref('bbox'),
    boxCrs,
    ref('datetime'),
    crs,
    ref('resultType'),
    ref('cursor'),
    ref('filter'),
    ref('filter-lang'),
    { ...crs, name: 'filter-crs' },
  ]
  return {
    [base]: get(title, JSON_TYPE),
    [`${base}/queryables`]: get(`${title} : propriétés à filtrer`, SCHEMA),
    [`${base}/items`]: get(title, GEO_JSON, [...page, ...asked]),
    [`${base}/items/{featureId}`]: get(title, GEO_JSON, [ref('featureId'), ref('f'), ref('datetime'), crs]),
    ...(kind.ofPerson ? {} : filePathsOf(base, { id, title })),
  }
}

const filePathsOf = (base: string, { id, title }: Pick<Collection, 'id' | 'title'>) => ({
  [`${base}/${id}.gpkg`]: get(`${title}, GeoPackage`, 'application/geopackage+sqlite3', [ref('datetime')]),
  [`${base}/${id}.fgb`]: get(`${title}, FlatGeobuf`, 'application/flatgeobuf', [ref('datetime')]),
})

/** OpenAPI 3.0 of what is listed for the caller. */
export const openApi = (root: string, collections: readonly Collection[]) => ({
  openapi: '3.0.3',
  info: { title: TITLE, description: DESCRIPTION, version: '1.0.0' },
  servers: [{ url: root }],
  paths: {
    '/': get('Page d’accueil', JSON_TYPE),
    '/conformance': get('Classes de conformité', JSON_TYPE),
    '/api': get("Description de l'API", 'application/vnd.oai.openapi+json;version=3.0'),
    '/collections': get('Collections', JSON_TYPE),
    ...Object.assign({}, ...collections.map(pathsOf)),
  },
  components: { parameters: PARAMETERS },
})
