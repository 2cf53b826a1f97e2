import { Button } from '@mantine/core'
import { printedTime } from '../../text/figures.ts'
import { useFilingWords } from '../../text/useFilingWords.ts'
import { useWords } from '../../text/words.ts'
import { Notice } from '../../ui/Notice.tsx'
import sides from './disputes.module.css'
import type { Dispute } from './saving.ts'
import { useFactWords } from './useFactWords.ts'
import type { SavingWork } from './useSaving.ts'

/** Two sayings of one fact, side by side; the person keeps one of them. */
export function Disputes({ work }: { readonly work: SavingWork }) {
  const say = useFilingWords()
  const { disputes } = work.saving
  if (disputes.length === 0) return null
  return (
    <Notice tone="warning" role="alert">
      <h2 id="disputes">{say('disputes.title')}</h2>
      <p>{say('disputes.intro')}</p>
      <ul className={sides.disputes}>
        {disputes.map((dispute) => (
          <DisputeLine key={dispute.fact} dispute={dispute} work={work} />
        ))}
      </ul>
    </Notice>
  )
}

type LineProps = { readonly dispute: Dispute; readonly work: SavingWork }

function DisputeLine({ dispute: { fact, author }, work: { saving, tell } }: LineProps) {
  const say = useFilingWords()
  const { language } = useWords()
  const { factName, valueText } = useFactWords()
  const name = factName(fact)
  const mine = saving.mine[fact] ?? null
  const other = author
    ? say('disputes.theirs', { name: language === 'ar' ? author.byAr : author.by, time: printedTime(author.at) })
    : say('disputes.other')
  return (
    <li>
      <b>{name}</b>
      <p>
        <span>
          <small>{say('disputes.mine')}</small> <bdi>{valueText(fact, mine)}</bdi>
        </span>
        <Button
          variant="default"
          aria-label={say('disputes.keepMineOf', { fact: name })}
          onClick={() => tell({ type: 'chose', fact, keep: 'mine' })}
        >
          {say('disputes.keepMine')}
        </Button>
      </p>
      <p>
        <span>
          <small>{other}</small> <bdi>{valueText(fact, saving.kept[fact])}</bdi>
        </span>
        <Button
          variant="default"
          aria-label={say('disputes.keepTheirsOf', { fact: name })}
          onClick={() => tell({ type: 'chose', fact, keep: 'theirs' })}
        >
          {say('disputes.keepTheirs')}
        </Button>
      </p>
    </li>
  )
}
