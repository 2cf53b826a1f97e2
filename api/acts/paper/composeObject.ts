import { figure } from '../../../spatial/conformity/figures.ts'
import { landSection, WORDS } from '../../dossiers/receipt/composePlace.ts'
import type { Fact } from '../../papers/receiptPaper.ts'
import { people, printed, procedureOf, type Writing } from './writing.ts'

/** What the act is about: the request, whose it is, the land, the project. */
export function objectOf(writing: Writing): Fact[] {
  const { facts, language, say } = writing
  const { dossier, applicants, designers } = facts
  const receipt = WORDS[language]
  const land = landSection({ facts, language, say: receipt })
  return [
    { term: receipt.procedure, value: [{ strong: procedureOf(writing) }] },
    { term: say.request, value: say.filed(dossier.number, printed(dossier.filedOn)) },
    { term: receipt.subject, value: [dossier.title] },
    { term: receipt.applicants(applicants.length), value: [people(applicants, language)] },
    ...(designers.length > 0
      ? [{ term: receipt.designers(designers.length), value: [people(designers, language)] }]
      : []),
    ...(land.kind === 'facts' ? land.facts : []),
    ...projectOf(writing),
  ]
}

/** What was said of the project, and nothing for what was not. */
function projectOf({ facts: { project }, language, say }: Writing): Fact[] {
  const squareMetres = (m2: number) => WORDS[language].squareMetres(figure(m2))
  const said: (readonly [string, string | null])[] = [
    [say.levels, project.levels === null ? null : `R+${project.levels}`],
    [say.height, project.heightM === null ? null : say.metres(figure(project.heightM))],
    [say.floorArea, project.floorAreaM2 === null ? null : squareMetres(project.floorAreaM2)],
    [say.footprint, project.footprintM2 === null ? null : squareMetres(project.footprintM2)],
    [say.dwellings, project.dwellings === null ? null : String(project.dwellings)],
    [say.lots, project.lots === null ? null : String(project.lots)],
  ]
  return said.flatMap(([term, value]) => {
    if (value === null) return []
    return [{ term, value: term === say.levels ? [{ figures: value }] : [value] }]
  })
}
