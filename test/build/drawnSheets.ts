import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'

type Sheet = {
  /** What is written in its title block. */
  readonly title: string
  /** Written beside it, as on a plan: `Échelle : 1/200`. */
  readonly scale?: string
  readonly widthMm?: number
  readonly heightMm?: number
}

let compiler: NodeCompiler | null = null

/** A sheet as an office's software exports it: letters in it, and a drawing. A4 upright where no size is said. */
export function drawnSheet({ title, scale, widthMm = 210, heightMm = 297 }: Sheet): Buffer {
  compiler ??= NodeCompiler.create()
  const { result } = compiler.compile({
    mainFileContent: `#set page(width: ${widthMm}mm, height: ${heightMm}mm, margin: 10mm)
#rect(width: 80%, height: 60%, stroke: 1pt)
#text(size: 9pt)[${title} #h(1cm) ${scale ? `${scale} #h(1cm) 0 5 10 15 m` : ''}]`,
  })
  if (!result) throw new Error(`the sheet « ${title} » cannot be set`)
  return compiler.pdf(result)
}
