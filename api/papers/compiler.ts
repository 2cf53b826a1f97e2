import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'
import type { PaperJob } from './protocol.ts'

const TEMPLATES = fileURLToPath(new URL('./templates/', import.meta.url))
/** What a template reads, put there for each paper: were it an input of the compiler's, nothing would be remembered beside it. */
const DATA = `${TEMPLATES}paper.json`
/** No font of this machine: the same facts make the same paper on another. */
const NO_FONTS = fileURLToPath(new URL('./fonts.conf', import.meta.url))
/** Papers of a round. What no paper of so many rounds used is forgotten: the process keeps its size. */
const ROUND = 8
const KEPT_ROUNDS = 4
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

/**
 * Typst with our templates and our fonts, and nothing else of the machine. What papers have in common – laws, articles, the
 * words of a form – is set once and remembered.
 */
export class PaperCompiler {
  private readonly typst: NodeCompiler
  private made = 0

  constructor() {
    process.env.FONTCONFIG_FILE = NO_FONTS
    this.typst = NodeCompiler.create({ workspace: TEMPLATES, fontArgs: [{ fontBlobs: fontBlobs() }] })
  }

  /** One paper as PDF/A-2a, tagged. @throws Error with the compiler's words: a warning is a fault of a template too */
  compile({ template, data, madeAtS }: PaperJob): Uint8Array {
    this.made += 1
    if (this.made % ROUND === 0) this.typst.evictCache(KEPT_ROUNDS)
    this.typst.mapShadow(DATA, Buffer.from(data))
    const compiled = this.typst.compile({ mainFilePath: `${TEMPLATES}${template}.typ` })
    const fault = compiled.takeDiagnostics()
    if (fault) throw new Error(`${template}.typ: ${inWords(this.typst.fetchDiagnostics(fault))}`)
    if (!compiled.result) throw new Error(`${template}.typ made nothing`)
    return new Uint8Array(this.typst.pdf(compiled.result, { pdfStandard: STANDARD, creationTimestamp: madeAtS }))
  }
}

type Diagnostic = { readonly message?: string; readonly path?: string; readonly range?: unknown }

const inWords = (diagnostics: readonly Diagnostic[]): string =>
  diagnostics
    .map(({ message, path, range }) => `${message ?? '?'} (${path ?? '?'} ${JSON.stringify(range ?? null)})`)
    .join('; ')
