import { SaxesParser } from 'saxes'
import { fail, ok, type Result } from '../../result.ts'
import type { IntakeRefusal } from '../types.ts'
import { type DecodedText, decodeBytes, decodeText, encodingNamed, isUtf8 } from './encoding.ts'

/** What a reader hears of an XML document; names come without their prefix. */
export type XmlListener = {
  readonly open: (name: string, attributes: Readonly<Record<string, string>>, parent: string) => void
  /** @param text the text of the element itself, when it holds no other */
  readonly close: (name: string, text: string, parent: string) => void
  /** Spaces at the ends of a text are part of it. */
  readonly keepsSpaces?: true
  /** True once nothing more is wanted: the walk ends there. */
  readonly stopped: () => boolean
}

const CHUNK = 64 * 1024
const DEEPEST = 100
const MOST_ATTRIBUTES = 200

const localName = (name: string): string => name.slice(name.indexOf(':') + 1)

/** The text of an XML file: byte order mark, else the encoding it declares, else UTF-8 or a guess. */
export function decodeXml(bytes: Uint8Array): DecodedText {
  const declaration = decodeBytes(bytes.subarray(0, 200), 'windows-1252')
  const named = /^\s*<\?xml[^>]*encoding\s*=\s*["']([^"']+)["']/.exec(declaration)?.[1]
  const declared = named === undefined ? null : encodingNamed(named)
  const usable = declared !== null && !declared.startsWith('utf-16') && (declared !== 'utf-8' || isUtf8(bytes))
  return usable
    ? { text: decodeBytes(bytes, declared).replace(/^\uFEFF/, ''), encoding: declared, guessed: false }
    : decodeText(bytes)
}

/**
 * Walks an XML document, without DTD nor entities of its own: a DOCTYPE is refused as such. The first fault stops the
 * walk, with its line and column.
 */
export function walkXml(text: string, listener: XmlListener): Result<null, IntakeRefusal> {
  const parser = new SaxesParser({ xmlns: false })
  let refusal: IntakeRefusal | null = null
  const refuse = (code: 'XML_INVALID' | 'XML_ENTITY', why: string): void => {
    refusal ??= { code, data: { line: parser.line, column: parser.column + 1, why: why.slice(0, 120) } }
  }
  const path: string[] = []
  let written: string[] = []
  let attributes = 0
  parser.on('error', (error) => refuse('XML_INVALID', error.message))
  parser.on('doctype', () => refuse('XML_ENTITY', 'doctype'))
  parser.on('opentagstart', () => {
    attributes = 0
  })
  parser.on('attribute', () => {
    attributes += 1
    if (attributes > MOST_ATTRIBUTES) refuse('XML_INVALID', 'attributes')
  })
  parser.on('opentag', (tag) => {
    if (path.length >= DEEPEST) refuse('XML_INVALID', 'depth')
    if (refusal) return
    const name = localName(tag.name)
    listener.open(name, tag.attributes, path.at(-1) ?? '')
    path.push(name)
    written = []
  })
  parser.on('text', (part) => written.push(part))
  parser.on('cdata', (part) => written.push(part))
  parser.on('closetag', () => {
    const name = path.pop()
    if (refusal || name === undefined) return
    const text = written.join('')
    listener.close(name, listener.keepsSpaces ? text : text.trim(), path.at(-1) ?? '')
    written = []
  })
  for (let at = 0; at < text.length && refusal === null && !listener.stopped(); at += CHUNK)
    parser.write(text.slice(at, at + CHUNK))
  if (refusal === null && !listener.stopped()) parser.close()
  return refusal === null ? ok(null) : fail(refusal)
}
