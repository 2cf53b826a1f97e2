import { spawnSync } from 'node:child_process'

/** What each program is asked that it answers at once. */
const FLAGS = {
  openssl: 'version',
  pdfsig: '-v',
  pdftotext: '-v',
  certutil: '-H',
  qpdf: '--version',
} as const
export type Program = keyof typeof FLAGS

/** Which of these programs this machine lacks, said once for whoever reads the run. */
export function programsMissing(what: string, programs: readonly Program[]): readonly Program[] {
  const missing = programs.filter((program) => spawnSync(program, [FLAGS[program]]).error !== undefined)
  if (missing.length > 0) process.stdout.write(`${what}: no ${missing.join(', ')}\n`)
  return missing
}
