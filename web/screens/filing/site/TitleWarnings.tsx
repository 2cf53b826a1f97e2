import { Link } from '@tanstack/react-router'
import type { Warning } from '../../../../api/contract/warnings.ts'
import { useFilingWords } from '../../../text/useFilingWords.ts'
import { Notice } from '../../../ui/Notice.tsx'

/** Another open dossier bears on the same title: said, and never in the way. */
export function TitleWarnings({ warnings }: { readonly warnings: readonly Warning[] }) {
  const say = useFilingWords()
  return warnings.map((warning) => (
    <Notice key={warning.code} tone="warning">
      <p>{say('site.titleInUse')}</p>
      {warning.dossiers.map(({ id, number, title }) => (
        <p key={id}>
          <Link to="/dossiers/$id" params={{ id }} search={{}}>
            <bdi>{number ?? title}</bdi>
          </Link>
        </p>
      ))}
      {warning.others && <p>{say('site.titleInUseOthers')}</p>}
    </Notice>
  ))
}
