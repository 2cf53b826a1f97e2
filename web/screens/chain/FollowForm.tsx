import { Button, NativeSelect } from '@mantine/core'
import { useState } from 'react'
import type { ChainAnswer, LinkedDossier } from '../../../api/contract/chain.ts'
import { printedDay } from '../../text/figures.ts'
import { useChainWords } from '../../text/useChainWords.ts'
import { useWords } from '../../text/words.ts'
import { useSaid } from '../../ui/useSaid.ts'
import { Refused } from '../frame/Refused.tsx'
import classes from './chain.module.css'
import { useFollow } from './chainQueries.ts'

type FollowFormProps = { readonly id: string; readonly chain: ChainAnswer }

const byId = (dossiers: readonly LinkedDossier[], id: string) => dossiers.find((one) => one.id === id)

/** What the dossier goes on from, chosen among what was delivered on the same ground. */
export function FollowForm({ id, chain }: FollowFormProps) {
  const say = useChainWords()
  const { nameOf } = useWords()
  const said = useSaid()
  const follow = useFollow(id)
  const place = chain.chain[chain.at]?.after ?? null
  const now = place === null ? '' : (chain.chain[place]?.id ?? '')
  const [chosen, setChosen] = useState(now)
  const known = [...chain.chain, ...chain.sameGround]
  const choices = [...new Set([...(now ? [now] : []), ...chain.proposed])].flatMap((one) => byId(known, one) ?? [])
  if (choices.length === 0) return <p className={classes.quiet}>{say('nothingProposed')}</p>
  const named = ({ number, procedure, deliveredOn }: LinkedDossier) =>
    [number, procedure && nameOf(procedure), deliveredOn && printedDay(deliveredOn)].filter(Boolean).join(' · ')
  return (
    <form
      className={classes.form}
      onSubmit={(event) => {
        event.preventDefault()
        const body = { version: chain.version, follows: chosen === '' ? null : chosen }
        follow.mutate(body, { onSuccess: () => said.tell(say('saved')) })
      }}
    >
      <NativeSelect
        size="md"
        label={say('choose')}
        value={chosen}
        onChange={(event) => setChosen(event.currentTarget.value)}
        data={[
          { value: '', label: say('chooseNone') },
          ...choices.map((one) => ({ value: one.id ?? '', label: named(one) })),
        ]}
      />
      <Button type="submit" size="md" variant="default" loading={follow.isPending} disabled={chosen === now}>
        {say('save')}
      </Button>
      <p ref={said.place} role="status" tabIndex={-1}>
        {said.text}
      </p>
      <Refused error={follow.error} />
    </form>
  )
}
