import { Button } from '@mantine/core'
import { useState } from 'react'
import type { BulletinDraft } from '../../../../api/contract/performance/bulletins.ts'
import { useAdministrationWords } from '../../../text/useAdministrationWords.ts'
import { useBulletinWords } from '../../../text/useBulletinWords.ts'
import { useWords } from '../../../text/words.ts'
import { Confirm } from '../../../ui/Confirm.tsx'
import { Refused } from '../../frame/Refused.tsx'
import classes from '../../statistics/statistics.module.css'
import { useQuarterName } from '../../statistics/useQuarterName.ts'
import { type Deed, useDeed } from './draftQueries.ts'

/** What one may do with a bulletin that is being prepared: read it, say so, publish it, give it up. */
export function DraftDeeds({ draft }: { readonly draft: BulletinDraft }) {
  const say = useBulletinWords()
  const [asking, setAsking] = useState<Deed | null>(null)
  const { may, state } = draft
  const open = (['review', 'publish', 'drop'] as const).filter((deed) => may[deed])
  return (
    <>
      <Files draft={draft} />
      {state === 'reviewed' && !may.publish && <p className={classes.small}>{say('making.waitsForOther')}</p>}
      <div className={classes.files}>
        {open.map((deed) => (
          <Button key={deed} size="md" variant={deed === 'drop' ? 'default' : 'filled'} onClick={() => setAsking(deed)}>
            {say(`making.${deed}`)}
          </Button>
        ))}
      </div>
      {asking && <Ask deed={asking} draft={draft} onClose={() => setAsking(null)} />}
    </>
  )
}

function Files({ draft: { id, quarter, files } }: { readonly draft: BulletinDraft }) {
  const say = useBulletinWords()
  const { language } = useWords()
  const quarterName = useQuarterName()
  if (files.length === 0) return null
  const shown = [`bulletin-${quarter}-${language}.html`, `bulletin-${quarter}-fr.pdf`, `bulletin-${quarter}-ar.pdf`]
  const labels = [say('making.files'), say('list.paper'), say('list.paperAr')]
  return (
    <p className={classes.files}>
      {shown.map((name, nth) => (
        <a key={name} href={`/api/bulletin-drafts/${id}/files/${name}`} target="_blank" rel="noreferrer">
          {labels[nth]}
          <span className="unseen"> – {quarterName(quarter)}</span>
        </a>
      ))}
    </p>
  )
}

type AskProps = { readonly deed: Deed; readonly draft: BulletinDraft; readonly onClose: () => void }

function Ask({ deed, draft, onClose }: AskProps) {
  const say = useBulletinWords()
  const cancel = useAdministrationWords()('administration.cancel')
  const doing = useDeed(deed)
  return (
    <Confirm
      title={say(`making.${deed}`)}
      why={say(`making.${deed}Why`)}
      yes={say(`making.${deed}`)}
      no={cancel}
      busy={doing.isPending}
      onYes={() => doing.mutate(draft, { onSuccess: onClose })}
      onNo={onClose}
    >
      <Refused error={doing.error} />
    </Confirm>
  )
}
