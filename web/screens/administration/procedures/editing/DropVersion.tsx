import { Button } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import type { VersionDraft } from '../../../../../api/contract/procedures/drafting.ts'
import { useAdministrationWords } from '../../../../text/useAdministrationWords.ts'
import { useVersionWords } from '../../../../text/useVersionWords.ts'
import { Confirm } from '../../../../ui/Confirm.tsx'
import { Refused } from '../../../frame/Refused.tsx'
import { useDrop } from '../versionQueries.ts'

export function DropVersion({ draft }: { readonly draft: VersionDraft }) {
  const say = useVersionWords()
  const cancel = useAdministrationWords()('administration.cancel')
  const navigate = useNavigate()
  const dropping = useDrop(draft.id)
  const [asking, setAsking] = useState(false)
  return (
    <>
      <Button variant="default" size="md" onClick={() => setAsking(true)}>
        {say('drop')}
      </Button>
      {asking && (
        <Confirm
          title={say('dropTitle')}
          why={say('dropWhy')}
          yes={say('drop')}
          no={cancel}
          busy={dropping.isPending}
          onYes={() =>
            dropping.mutate(undefined, { onSuccess: () => void navigate({ to: '/administration/demarches' }) })
          }
          onNo={() => setAsking(false)}
        >
          <Refused error={dropping.error} />
        </Confirm>
      )}
    </>
  )
}
