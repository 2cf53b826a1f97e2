import { PDFiumLibrary } from '@hyzyla/pdfium'

export type ReadPage = {
  readonly text: string
  /** RGBA, so many dots an inch. */
  readonly picture: (dpi: number) => Promise<{ width: number; height: number; data: Uint8ClampedArray }>
}

/** A PDF as an engine that is not its maker's reads it: the text of each page, and its picture. */
export async function withPages<T>(pdf: Uint8Array, work: (pages: readonly ReadPage[]) => Promise<T> | T): Promise<T> {
  const engine = await PDFiumLibrary.init()
  const document = await engine.loadDocument(pdf)
  try {
    return await work([...document.pages()].map((page) => ({ text: page.getText(), picture: pictureOf(page) })))
  } finally {
    document.destroy()
    engine.destroy()
  }
}

type Drawn = {
  readonly render: (options: {
    scale: number
    render: 'bitmap'
    colorSpace: 'BGRA'
  }) => Promise<{ width: number; height: number; data: Uint8Array }>
}

/** Grey, so the order of the colours is nothing; paper is white where nothing was drawn. */
const pictureOf = (page: Drawn) => async (dpi: number) => {
  const { width, height, data } = await page.render({ scale: dpi / 72, render: 'bitmap', colorSpace: 'BGRA' })
  return { width, height, data: new Uint8ClampedArray(data) }
}
