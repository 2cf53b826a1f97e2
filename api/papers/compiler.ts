import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'
import type { PaperJob } from './protocol.ts'

const TEMPLATES = fileURLToPath(new URL('./templates/', import.meta.url))
/** Results that no compilation used for so many rounds are forgotten: the process keeps its size. */
const KEPT_ROUNDS = 10
/** Archived for longer than any software lasts, and read aloud: PDF/A-2, level a (ISO 19005-2). */
const STANDARD = 'a-2a'

/**
 * Amiri draws one glyph a letter, lam and alef too, so its text is copied, searched and read aloud as it is written. Out
 * of a PDF set in Noto's Arabic, which draws letters and their dots apart, come letters twice and lines out of order.
 */
const FONTS = [
  ['noto-sans', '400Regular/NotoSans_400Regular.ttf'],
  ['noto-sans', '600SemiBold/NotoSans_600SemiBold.ttf'],
  ['amiri', '400Regular/Amiri_400Regular.ttf'],
  ['amiri', '700Bold/Amiri_700Bold.ttf'],
] as const

const fontBlobs = () =>
  FONTS.map(([family, file]) =>
    readFileSync(new URL(file, import.meta.resolve(`@expo-google-fonts/${family}/package.json`))),
  )

/** A compiler with our templates and our fonts, and nothing else of the machine. */
export const openCompiler = (): NodeCompiler =>
  NodeCompiler.create({ workspace: TEMPLATES, fontArgs: [{ fontBlobs: fontBlobs() }] })

/** One paper as PDF/A-2a, tagged. @throws Error with the compiler's words: a warning is a fault of a template too */
export function compilePaper(compiler: NodeCompiler, { template, data, madeAtS }: PaperJob): Uint8Array {
  const compiled = compiler.compile({ mainFilePath: `${TEMPLATES}${template}.typ`, inputs: { data } })
  const fault = compiled.takeDiagnostics()
  if (fault) throw new Error(`${template}.typ: ${inWords(compiler.fetchDiagnostics(fault))}`)
  if (!compiled.result) throw new Error(`${template}.typ made nothing`)
  const pdf = compiler.pdf(compiled.result, { pdfStandard: STANDARD, creationTimestamp: madeAtS })
  compiler.evictCache(KEPT_ROUNDS)
  return new Uint8Array(pdf)
}

type Diagnostic = { readonly message?: string; readonly path?: string; readonly range?: unknown }

const inWords = (diagnostics: readonly Diagnostic[]): string =>
  diagnostics
    .map(({ message, path, range }) => `${message ?? '?'} (${path ?? '?'} ${JSON.stringify(range ?? null)})`)
    .join('; ')
