import type { RegulationCell } from '../../../api/contract/regulation/cells.ts'
import type { LandUse } from '../../../spatial/conformity/types.ts'
import { useRegulationWords } from '../../text/useRegulationWords.ts'
import { useWords } from '../../text/words.ts'
import classes from './cell.module.css'
import { cellText } from './cellText.ts'
import regulation from './regulation.module.css'

/** The same to whoever only reads it. */
export function ReadCell({ cell }: { readonly cell: RegulationCell | null }) {
  const say = useRegulationWords()
  const { t, language, listed } = useWords()
  if (!cell) return <p className={regulation.hint}>{say('noRule')}</p>
  const article = cell.what === 'buildable' ? null : cell.article
  const printed = cell.what === 'figure' ? cell.printed : null
  const names = (uses: readonly LandUse[] | null) => listed((uses ?? []).map((use) => t(`uses.${use}`)))
  return (
    <dl className={classes.read}>
      {cell.what === 'uses' ? (
        <>
          <dt>{say('permitted')}</dt>
          <dd>{names(cell.permitted) || say('notSaid')}</dd>
          <dt>{say('forbidden')}</dt>
          <dd>{names(cell.forbidden) || say('notSaid')}</dd>
        </>
      ) : (
        <>
          <dt>{say('cell.value')}</dt>
          <dd>
            <bdi>{cellText(cell, say, language)}</bdi>
          </dd>
        </>
      )}
      {article && (
        <>
          <dt>{say('cell.article')}</dt>
          <dd>
            <bdi>{article}</bdi>
          </dd>
        </>
      )}
      {printed && (
        <>
          <dt>{say('cell.printed')}</dt>
          <dd>
            <bdi>{printed}</bdi>
          </dd>
        </>
      )}
    </dl>
  )
}
