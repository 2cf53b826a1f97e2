import { Button } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import type { ActKind } from '../../../api/contract/actsDrafted.ts'
import { useActWords } from '../../text/useActWords.ts'
import { Refused } from '../frame/Refused.tsx'
import { useActs } from './actQueries.ts'
import { DraftDialog } from './DraftDialog.tsx'

type PrepareDecisionProps = {
  readonly id: string
  readonly kind: ActKind
  readonly first: boolean
}

/** Prepares the act that decides something of a dossier, then leads to where it is read and signed. */
export function PrepareDecision({ id, kind, first }: PrepareDecisionProps) {
  const say = useActWords()
  const navigate = useNavigate({ from: '/dossiers/$id' })
  const [asked, setAsked] = useState(false)
  const acts = useActs(id, asked)
  const close = (text: string | null) => {
    setAsked(false)
    if (text !== null) void navigate({ search: (now) => ({ ...now, tab: 'act' }) })
  }
  return (
    <>
      <Button
        size="md"
        variant={first ? 'filled' : 'default'}
        loading={asked && acts.isLoading}
        onClick={() => setAsked(true)}
      >
        {say(`prepareKinds.${kind}`)}
      </Button>
      {asked && <Refused error={acts.error} />}
      {asked && acts.data && <DraftDialog id={id} answer={acts.data} only={kind} onClose={close} />}
    </>
  )
}
