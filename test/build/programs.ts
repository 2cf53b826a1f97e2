import { spawnSync } from 'node:child_process'

/** What each program is asked that it answers at once. */
const FLAGS = {
  openssl: 'version',
  pdfsig: '-v',
  pdftotext: '-v',
  certutil: '-H',
  qpdf: '--version',
  ogrinfo: '--version',
  ogr2ogr: '--version',
  cs2cs: '-lp',
} as const
export type Program = keyof typeof FLAGS

/** Which of these programs this machine lacks, said once for whoever reads the run. */
export function programsMissing(what: string, programs: readonly Program[]): readonly Program[] {
  const missing = programs.filter((program) => spawnSync(program, [FLAGS[program]]).error !== undefined)
  if (missing.length > 0) process.stdout.write(`${what}: no ${missing.join(', ')}\n`)
  return missing
}

const READER: Program = 'pdftotext'

/** What poppler reads of a PDF, without the marks of direction around what it reads. @throws Error when it cannot read it */
export function textOfPdf(pdf: Uint8Array): string {
  const { status, stdout, stderr } = spawnSync(READER, ['-', '-'], { input: pdf, encoding: 'utf8' })
  if (status !== 0) throw new Error(`${READER}: ${stderr}`)
  return stdout.replaceAll(/[\u2066-\u2069\u200e\u200f\u202a-\u202e]/g, '')
}
