import type { Collection } from './collections.ts'
import { CRS84, legalUri, systemsOf } from './crs.ts'
import type { Property } from './kinds/kind.ts'
import { GEO_JSON, JSON_TYPE, type Link, OPEN_API, SCHEMA } from './links.ts'
import type { Bounds } from './readItems.ts'

const PART_1 = 'http://www.opengis.net/spec/ogcapi-features-1/1.0/conf'
const PART_2 = 'http://www.opengis.net/spec/ogcapi-features-2/1.0/conf'
const PART_3 = 'http://www.opengis.net/spec/ogcapi-features-3/1.0/conf'

const CQL2 = 'http://www.opengis.net/spec/cql2/1.0/conf'

export const CONFORMANCE = [
  `${PART_1}/core`,
  `${PART_1}/geojson`,
  `${PART_1}/oas30`,
  `${PART_2}/crs`,
  `${PART_3}/queryables`,
  `${PART_3}/queryables-query-parameters`,
  `${PART_3}/filter`,
  `${PART_3}/features-filter`,
  `${CQL2}/cql2-text`,
  `${CQL2}/basic-cql2`,
]

export const TITLE = 'Rokhas : plans, zones et servitudes'
export const DESCRIPTION =
  "Le droit du sol du jour : documents d'urbanisme, zones et chiffres de leur règlement, servitudes. Les coordonnées légales sont celles des quatre zones Lambert (Merchich) ; les degrés en sont déduits par la translation EPSG:1166 (+31, +146, +47 m), juste à 7 m près."

/** The landing page. */
export const landing = (root: string) => ({
  title: TITLE,
  description: DESCRIPTION,
  links: [
    { href: root, rel: 'self', type: JSON_TYPE, title: 'Cette page' },
    { href: `${root}?f=html`, rel: 'alternate', type: 'text/html', title: 'Cette page, à lire' },
    { href: `${root}/api`, rel: 'service-desc', type: OPEN_API, title: "Description de l'API" },
    { href: `${root}/conformance`, rel: 'conformance', type: JSON_TYPE, title: 'Classes de conformité' },
    { href: `${root}/collections`, rel: 'data', type: JSON_TYPE, title: 'Collections' },
  ] satisfies Link[],
})

/** A page is for a person; nothing on it is needed by a program. */
export const landingPage = (root: string) => `<!doctype html>
<html lang="fr"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${TITLE}</title>
<body style="font:15px/1.45 sans-serif;max-width:44rem;margin:3rem auto;padding:0 1rem;color:#14211B">
<h1 style="font-size:24px">${TITLE}</h1>
<p>${DESCRIPTION}</p>
<p>Dans QGIS : Couche, Ajouter une couche, WFS / OGC API – Features, puis l'adresse <code>${root}</code>.</p>
<p lang="ar" dir="rtl">في QGIS: طبقة، ثم إضافة طبقة، ثم WFS / OGC API – Features، ثم العنوان <code dir="ltr">${root}</code>.</p>
<p>Pour vos dossiers : un jeton créé dans Mon compte, Sécurité, comme mot de passe de l'authentification « De base ».</p>
<p lang="ar" dir="rtl">لملفاتكم: رمز ينشأ في حسابي، الأمان، يكتب ككلمة سر في المصادقة «الأساسية».</p>
<ul><li><a href="${root}/collections">Collections</a></li><li><a href="${root}/api">OpenAPI</a></li>
<li><a href="${root}/conformance">Conformité</a></li></ul></body></html>`

/** A collection's own description. */
export function described(root: string, collection: Collection, bounds: Bounds) {
  const { id, title, kind, srid } = collection
  const base = `${root}/collections/${id}`
  return {
    id,
    title,
    description: kind.description,
    extent: {
      spatial: { bbox: [bounds], crs: CRS84 },
      temporal: { interval: [[null, null]], trs: 'http://www.opengis.net/def/uom/ISO-8601/0/Gregorian' },
    },
    itemType: 'feature',
    crs: systemsOf(srid).map(({ uri }) => uri),
    ...(srid === null ? {} : { storageCrs: legalUri(srid) }),
    links: [
      { href: base, rel: 'self', type: JSON_TYPE, title },
      { href: `${base}/items`, rel: 'items', type: GEO_JSON, title: `${title}, GeoJSON` },
      {
        ...{ href: `${base}/queryables`, type: SCHEMA, title: 'Propriétés à filtrer' },
        rel: 'http://www.opengis.net/def/rel/ogc/1.0/queryables',
      },
      ...(kind.ofPerson ? [] : filesOf(base, { id, title })),
    ] satisfies Link[],
  }
}

const filesOf = (base: string, { id, title }: Pick<Collection, 'id' | 'title'>): readonly Link[] => [
  {
    ...{ href: `${base}/${id}.gpkg`, rel: 'enclosure', type: 'application/geopackage+sqlite3' },
    title: `${title}, GeoPackage`,
  },
  { href: `${base}/${id}.fgb`, rel: 'enclosure', type: 'application/flatgeobuf', title: `${title}, FlatGeobuf` },
]

/** The type of a property in JSON Schema. */
export const schemaOf = ({ title, type, values }: Property) => ({
  title,
  ...(type === 'date' ? { type: 'string', format: 'date' } : { type }),
  ...(values ? { enum: [...values] } : {}),
})

/** What a collection can be filtered by. */
export const queryables = (root: string, { id, title, kind }: Collection) => ({
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  $id: `${root}/collections/${id}/queryables`,
  type: 'object',
  title,
  properties: Object.fromEntries(
    kind.properties.filter(({ asked }) => asked).map((property) => [property.name, schemaOf(property)]),
  ),
  additionalProperties: false,
})
