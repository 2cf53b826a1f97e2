/** Points of a millimetre: a PDF counts seventy-two to the inch. */
const PT = 72 / 25.4

export type Sheet = { readonly widthMm: number; readonly heightMm: number; readonly draws: string }

/** One sheet as a PDF (ISO 32000-1, 7.5): Helvetica, lines and fills, nothing hidden. */
export function pdfOf({ widthMm, heightMm, draws }: Sheet): Buffer {
  const box = `[0 0 ${(widthMm * PT).toFixed(2)} ${(heightMm * PT).toFixed(2)}]`
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    `<< /Type /Page /Parent 2 0 R /MediaBox ${box} /Contents 4 0 R /Resources << /Font << /F 5 0 R >> >> >>`,
    `<< /Length ${draws.length} >>\nstream\n${draws}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>',
  ]
  let body = '%PDF-1.7\n%\xe2\xe3\xcf\xd3\n'
  const offsets = objects.map((content, index) => {
    const at = body.length
    body += `${index + 1} 0 obj\n${content}\nendobj\n`
    return at
  })
  const lines = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('')
  const table = `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${lines}`
  const end = `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${body.length}\n%%EOF\n`
  return Buffer.from(body + table + end, 'latin1')
}

const mm = (value: number) => (value * PT).toFixed(2)

/** A line of text; letters of Latin-1. */
export const text = (x: number, y: number, sizePt: number, words: string): string =>
  `BT /F ${sizePt} Tf ${mm(x)} ${mm(y)} Td (${words.replace(/[\\()]/g, '\\$&')}) Tj ET\n`

export const line = (points: readonly (readonly [number, number])[], widthMm = 0.25): string =>
  `${mm(widthMm)} w ${points.map(([x, y], index) => `${mm(x)} ${mm(y)} ${index === 0 ? 'm' : 'l'}`).join(' ')} S\n`

/** @param grey from 0, black, to 1, white */
export const fill = (x: number, y: number, width: number, height: number, grey: number): string =>
  `${grey} g ${mm(x)} ${mm(y)} ${mm(width)} ${mm(height)} re f 0 g\n`
