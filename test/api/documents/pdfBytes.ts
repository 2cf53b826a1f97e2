/** Objects of a PDF by number; 1 is the catalogue, 2 the pages, 3 the page, 4 what it draws: a blue rectangle. */
const PLAIN: Readonly<Record<number, string>> = {
  1: '<< /Type /Catalog /Pages 2 0 R >>',
  2: '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
  3: '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 900] /Contents 4 0 R >>',
  4: '<< /Length 31 >>\nstream\n0 0 1 rg 100 100 200 300 re f \n\nendstream',
}

/** A PDF of one page written by hand (ISO 32000-1, 7.5), with objects of a test added or put in place of its own. */
export function pdfBytes(objects: Readonly<Record<number, string>> = {}): Buffer {
  const all = Object.entries({ ...PLAIN, ...objects })
  const parts = ['%PDF-1.7\n%\xe2\xe3\xcf\xd3\n']
  const offsets: number[] = []
  for (const [number, content] of all) {
    offsets.push(parts.join('').length)
    parts.push(`${number} 0 obj\n${content}\nendobj\n`)
  }
  const table = parts.join('').length
  const lines = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`)
  parts.push(`xref\n0 ${all.length + 1}\n0000000000 65535 f \n${lines.join('')}`)
  parts.push(`trailer\n<< /Size ${all.length + 1} /Root 1 0 R >>\nstartxref\n${table}\n%%EOF\n`)
  return Buffer.from(parts.join(''), 'latin1')
}
