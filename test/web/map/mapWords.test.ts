// @vitest-environment node
import { describe, expect, test } from 'vitest'
import { mapAr } from '../../../web/text/map.ar.ts'
import { mapFr } from '../../../web/text/map.fr.ts'

type Tree = { readonly [key: string]: string | Tree }

const leaves = (tree: Tree, path = ''): (readonly [string, string])[] =>
  Object.entries(tree).flatMap(([key, value]) =>
    typeof value === 'string' ? [[`${path}${key}`, value] as const] : leaves(value, `${path}${key}.`),
  )
const holes = (text: string) => (text.match(/\{\{\w+\}\}/g) ?? []).sort()

describe('words of the map', () => {
  const [fr, ar] = [leaves(mapFr), new Map(leaves(mapAr))]

  test('Arabic says every word French says, with the same figures in it', () => {
    expect([...ar.keys()].sort()).toEqual(fr.map(([key]) => key).sort())
    for (const [key, text] of fr) expect([key, holes(ar.get(key) ?? '')]).toEqual([key, holes(text)])
  })

  test('Arabic is written in Arabic', () => {
    for (const [key, text] of ar) expect(`${key}: ${text}`).toMatch(/[\u0600-\u06ff]/)
  })
})
