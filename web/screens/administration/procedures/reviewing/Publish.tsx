import { Button } from '@mantine/core'
import { useState } from 'react'
import type { VersionDraft } from '../../../../../api/contract/procedures/drafting.ts'
import { printedDay } from '../../../../text/figures.ts'
import { useAdministrationWords } from '../../../../text/useAdministrationWords.ts'
import { useVersionWords } from '../../../../text/useVersionWords.ts'
import { useWords } from '../../../../text/words.ts'
import { Confirm } from '../../../../ui/Confirm.tsx'
import { Notice } from '../../../../ui/Notice.tsx'
import { Refused } from '../../../frame/Refused.tsx'
import { usePublish } from '../versionQueries.ts'

/** For whoever wrote nothing in it; to the others, that it waits for somebody else. */
export function Publish({ draft }: { readonly draft: VersionDraft }) {
  const say = useVersionWords()
  const cancel = useAdministrationWords()('administration.cancel')
  const { nameOf } = useWords()
  const publishing = usePublish(draft.id)
  const [asking, setAsking] = useState(false)
  if (!draft.may.publish) return <Notice>{say('notYours')}</Notice>
  return (
    <div>
      <Button size="md" onClick={() => setAsking(true)}>
        {say('publish')}
      </Button>
      {asking && (
        <Confirm
          title={say('publishTitle')}
          why={say('publishWhy', { name: nameOf(draft), from: printedDay(draft.validFrom) })}
          yes={say('publish')}
          no={cancel}
          busy={publishing.isPending}
          onYes={() => publishing.mutate(draft.version, { onSuccess: () => setAsking(false) })}
          onNo={() => setAsking(false)}
        >
          <Refused error={publishing.error} />
        </Confirm>
      )}
    </div>
  )
}
