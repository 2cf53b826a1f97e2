import { NativeSelect } from '@mantine/core'
import { useState } from 'react'
import { LAND_USES, type LandUse } from '../../../spatial/conformity/types.ts'
import { useRegulationWords } from '../../text/useRegulationWords.ts'
import { useWords } from '../../text/words.ts'
import { ArticleField, CellEntry } from './CellEntry.tsx'
import type { CellFormProps } from './CellPanel.tsx'
import classes from './cell.module.css'

const SAID = ['', 'permitted', 'forbidden'] as const
type Said = (typeof SAID)[number]

/** What each use is: permitted, forbidden, or not said. With none said, the uses are not published. */
export function UsesForm({ cell, onApply }: CellFormProps<'uses'>) {
  const say = useRegulationWords()
  const { t } = useWords()
  const [uses, setUses] = useState<Readonly<Record<string, Said>>>(() =>
    Object.fromEntries(LAND_USES.map((use) => [use, saidOf(use, cell)])),
  )
  const [article, setArticle] = useState(cell?.article ?? '')
  const listed = (said: Said) => LAND_USES.filter((use) => uses[use] === said)
  const apply = () => {
    const [permitted, forbidden] = [listed('permitted'), listed('forbidden')]
    if (permitted.length + forbidden.length === 0) return onApply(null)
    onApply({ what: 'uses', permitted, forbidden, article: article.trim() || null })
  }
  return (
    <CellEntry onApply={apply}>
      <div className={classes.uses}>
        {LAND_USES.map((use) => (
          <NativeSelect
            key={use}
            size="md"
            label={t(`uses.${use}`)}
            value={uses[use] ?? ''}
            data={SAID.map((one) => ({ value: one, label: say(one === '' ? 'notSaid' : one) }))}
            onChange={({ currentTarget: { value } }) =>
              setUses({ ...uses, [use]: SAID.find((one) => one === value) ?? '' })
            }
          />
        ))}
      </div>
      <ArticleField value={article} onChange={setArticle} />
    </CellEntry>
  )
}

function saidOf(use: LandUse, cell: CellFormProps<'uses'>['cell']): Said {
  if (cell?.permitted?.includes(use)) return 'permitted'
  return cell?.forbidden?.includes(use) ? 'forbidden' : ''
}
