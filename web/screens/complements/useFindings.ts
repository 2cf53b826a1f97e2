import { useReport } from '../../api/queries.ts'
import { useDossier } from '../dossiers/dossierQueries.ts'

/** What the dossier's report does not find compliant: what a request, a reserve or a reason may come from. */
export function useFindings(dossierId: string) {
  const dossier = useDossier(dossierId)
  const report = useReport(dossier.data?.reportId ?? undefined)
  return report.data?.checks.filter(({ verdict }) => verdict !== 'compliant') ?? []
}
