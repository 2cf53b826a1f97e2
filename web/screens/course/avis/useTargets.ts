import type { CourseAnswer } from '../../../../api/contract/filing.ts'
import { useAvisWords } from '../../../text/useAvisWords.ts'
import { useWords } from '../../../text/words.ts'
import { useFindings } from '../../complements/useFindings.ts'
import { isRuleCode } from '../../report/checkGroups.ts'
import type { NamedTarget } from './DraftedRemark.tsx'

/** What an item may point at: the documents given for the pieces, and what the report does not find compliant. */
export function useTargets({ id, pieces }: Pick<CourseAnswer, 'id' | 'pieces'>): readonly NamedTarget[] {
  const say = useAvisWords()
  const { t, say: inLanguage, nameOf } = useWords()
  const findings = useFindings(id)
  const documents = pieces.flatMap(({ piece, given }) =>
    given.map((document) => ({
      key: `document ${document.id}`,
      name: say('pointsPiece', { name: `${nameOf(piece)} (${document.fileName})` }),
      target: { documentId: document.id },
    })),
  )
  return [
    ...documents,
    ...findings.map(({ rule, subject = null, because }) => ({
      key: `finding ${rule} ${subject}`,
      name: say('pointsFinding', {
        name: `${isRuleCode(rule) ? t(`rules.${rule}`) : rule} — ${inLanguage(because)}`,
      }),
      target: { finding: { rule, subject } },
    })),
  ]
}
