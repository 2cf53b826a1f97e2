import type { AvisItem } from '../../../../api/contract/avis/items.ts'
import { useAvisWords } from '../../../text/useAvisWords.ts'
import { useWords } from '../../../text/words.ts'
import { isRuleCode } from '../../report/checkGroups.ts'
import classes from './avis.module.css'

/** What an avis was given with, in its order: words, article, and what it points at. */
export function AvisItems({ items }: { readonly items: readonly AvisItem[] }) {
  const { say: inLanguage } = useWords()
  if (items.length === 0) return null
  return (
    <ol className={classes.items}>
      {items.map((item) => (
        <li key={item.nth}>
          <p dir="auto">{inLanguage(item.text)}</p>
          <Grounds item={item} />
          {item.successive && <Successive />}
        </li>
      ))}
    </ol>
  )
}

type Grounded = Pick<AvisItem, 'article' | 'rule' | 'document' | 'finding'>

/** Its article, « à confirmer » unless it was read in the text in force, and the piece or the finding it is about. */
function Grounds({ item: { article, rule, document, finding } }: { readonly item: Grounded }) {
  const say = useAvisWords()
  const { t } = useWords()
  const doubtful = rule !== null && rule.sureness !== 'sourced'
  const said = [
    article && (doubtful ? `${article} (${say('confirm')})` : article),
    document && say('pointsPiece', { name: document.fileName }),
    finding && say('pointsFinding', { name: isRuleCode(finding.rule) ? t(`rules.${finding.rule}`) : finding.rule }),
  ].filter((one) => one !== null)
  return said.length === 0 ? null : (
    <small>
      <bdi>{said.join(' · ')}</bdi>
    </small>
  )
}

export function Successive() {
  const say = useAvisWords()
  return (
    <small className={classes.successive}>
      ◆ {say('successive')} : {say('successiveWhy')}
    </small>
  )
}
