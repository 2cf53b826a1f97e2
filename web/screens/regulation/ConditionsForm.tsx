import { Textarea } from '@mantine/core'
import { useState } from 'react'
import { LONGEST } from '../../../api/contract/regulation/cells.ts'
import { useRegulationWords } from '../../text/useRegulationWords.ts'
import { ArticleField, CellEntry } from './CellEntry.tsx'
import type { CellFormProps } from './CellPanel.tsx'

/** What no figure says, in both languages, with its article. */
export function ConditionsForm({ cell, onApply }: CellFormProps<'conditions'>) {
  const say = useRegulationWords()
  const [fr, setFr] = useState(cell?.fr ?? '')
  const [ar, setAr] = useState(cell?.ar ?? '')
  const [article, setArticle] = useState(cell?.article ?? '')
  const apply = () => {
    const texts = { fr: fr.trim() || null, ar: ar.trim() || null }
    const isSaid = texts.fr !== null || texts.ar !== null
    onApply(isSaid ? { what: 'conditions', ...texts, article: article.trim() || null } : null)
  }
  const field = { size: 'md', autosize: true, minRows: 2, maxLength: LONGEST.conditions } as const
  return (
    <CellEntry onApply={apply}>
      <Textarea
        {...field}
        dir="ltr"
        lang="fr"
        label={say('cell.conditionsFr')}
        value={fr}
        onChange={({ currentTarget }) => setFr(currentTarget.value)}
      />
      <Textarea
        {...field}
        dir="rtl"
        lang="ar"
        label={say('cell.conditionsAr')}
        value={ar}
        onChange={({ currentTarget }) => setAr(currentTarget.value)}
      />
      <ArticleField value={article} onChange={setArticle} />
    </CellEntry>
  )
}
