import { readdirSync, readFileSync, statSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'

const ROOT = fileURLToPath(new URL('../', import.meta.url))
const TOP = ['spatial', 'api', 'web', 'migrations', 'seeds'] as const

/** What each part may import, as path prefixes; `spatial` is the centre. */
const MAY_IMPORT: Record<(typeof TOP)[number], readonly string[]> = {
  spatial: ['spatial/'],
  api: ['spatial/', 'api/', 'migrations/', 'seeds/'],
  web: ['spatial/', 'web/', 'api/contract/'],
  migrations: [],
  seeds: ['spatial/', 'seeds/', 'api/db/', 'api/contract/'],
}

/** Packages that would tie the pure core to a server, a browser or a database. */
const CLOSED_TO_SPATIAL = /^(node:|koa|@koa\/|pg|kysely|react|ol($|\/)|@mantine|pino)/

type Import = { readonly file: string; readonly target: string }

function sources(folder: string): string[] {
  return readdirSync(join(ROOT, folder)).flatMap((name) => {
    const path = `${folder}/${name}`
    if (statSync(join(ROOT, path)).isDirectory()) return name === 'node_modules' ? [] : sources(path)
    return /\.(ts|tsx|mjs)$/.test(name) ? [path] : []
  })
}

const withoutComments = (text: string) => text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/^\s*\/\/.*$/gm, '')

function importsOf(file: string): Import[] {
  const text = withoutComments(readFileSync(join(ROOT, file), 'utf8'))
  const specifiers = [...text.matchAll(/(?:from|import)\s*\(?\s*['"]([^'"\n]+)['"]/g)].map(
    ([, specifier = '']) => specifier,
  )
  return specifiers.map((specifier) => ({ file, target: targetOf(file, specifier) }))
}

const targetOf = (file: string, specifier: string) =>
  specifier.startsWith('.') ? relative(ROOT, resolve(ROOT, dirname(file), specifier)) : specifier

const isOurs = (target: string) => TOP.some((top) => target.startsWith(`${top}/`))

const every = TOP.flatMap((top) => sources(top).flatMap(importsOf))
const partOf = (file: string) => TOP.find((top) => file.startsWith(`${top}/`))
const inWords = ({ file, target }: Import) => `${file} imports ${target}`

describe('the architecture', () => {
  test('is read at all: every part has files and imports', () => {
    for (const top of TOP) expect(sources(top).length, top).toBeGreaterThan(0)
    expect(every.length).toBeGreaterThan(100)
  })

  test('imports only point inwards', () => {
    const strays = every.filter(({ file, target }) => {
      const part = partOf(file)
      return part && isOurs(target) && !MAY_IMPORT[part].some((prefix) => target.startsWith(prefix))
    })
    expect(strays.map(inWords)).toEqual([])
  })

  test('the spatial core knows no server, no browser and no database', () => {
    const strays = every.filter(({ file, target }) => file.startsWith('spatial/') && CLOSED_TO_SPATIAL.test(target))
    expect(strays.map(inWords)).toEqual([])
  })

  test('only setting up reads seeds and migrations', () => {
    const strays = every.filter(
      ({ file, target }) =>
        file.startsWith('api/') &&
        !/^api\/(setup|db|[a-z]+\/command-line)\//.test(file) &&
        /^(seeds|migrations)\//.test(target),
    )
    expect(strays.map(inWords)).toEqual([])
  })

  test('the contract knows only the spatial core', () => {
    const strays = every.filter(
      ({ file, target }) =>
        file.startsWith('api/contract/') && isOurs(target) && !/^(api\/contract|spatial)\//.test(target),
    )
    expect(strays.map(inWords)).toEqual([])
  })

  test('only the application mounts routes', () => {
    const strays = every.filter(({ file, target }) => file !== 'api/app.ts' && /^api\/.*[rR]outes\.ts$/.test(target))
    expect(strays.map(inWords)).toEqual([])
  })

  test('routes reach the database through queries and commands', () => {
    const strays = every.filter(
      ({ file, target }) => /^api\/(?!http)\w+\/routes\.ts$/.test(file) && target === 'kysely',
    )
    expect(strays.map(inWords)).toEqual([])
  })

  test('no folder is a drawer for odds and ends', () => {
    const names = TOP.flatMap(sources).filter((path) => /(^|\/)(utils?|helpers?|misc|common)(\/|\.)/i.test(path))
    expect(names).toEqual([])
  })
})
