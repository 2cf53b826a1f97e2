import type { Words } from '../fr/fr.ts'
import { frame, units, verdicts } from './frame.ts'
import { commune, home } from './home.ts'
import { problems } from './problems.ts'
import { project, uses } from './project.ts'
import { report, rules } from './report.ts'
import { confirm, locate, verify } from './verify.ts'

export const ar: Words = {
  frame,
  units,
  verdicts,
  home,
  commune,
  verify,
  locate,
  confirm,
  project,
  uses,
  report,
  rules,
  problems,
}
