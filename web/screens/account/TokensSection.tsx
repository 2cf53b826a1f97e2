import { Button } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import type { AccessToken } from '../../../api/contract/tokens.ts'
import { valueOrThrow } from '../../api/client.ts'
import { useClient } from '../../api/queries.ts'
import { printedDay, printedInstant } from '../../text/figures.ts'
import { useAccountWords } from '../../text/useAccountWords.ts'
import { useTokenWords } from '../../text/useTokenWords.ts'
import { Confirm } from '../../ui/Confirm.tsx'
import { StatusBadge } from '../../ui/StatusBadge.tsx'
import { Waiting } from '../../ui/Waiting.tsx'
import { Refused } from '../frame/Refused.tsx'
import classes from './account.module.css'
import { useOwn } from './accountQueries.ts'
import { MakeToken, useTokensChanged } from './MakeToken.tsx'
import type { FactorProps } from './SecurityPart.tsx'

/** The tokens a map program reads with in this person's name: made, seen in use, taken away. */
export function TokensSection({ session, proven }: Pick<FactorProps, 'session' | 'proven'>) {
  const say = useTokenWords()
  const list = useOwn('listTokens')
  const official = session.mandates.some((mandate) => mandate.official)
  const [leaving, setLeaving] = useState<AccessToken | null>(null)
  return (
    <section className={classes.section} aria-labelledby="tokens">
      <h2 id="tokens">{say('title')}</h2>
      <p className={classes.hint}>{say('intro')}</p>
      {list.isPending && <Waiting lines={[52]} />}
      <Refused error={list.error} />
      {list.data?.tokens.length === 0 && <p>{say('none')}</p>}
      <ul className={classes.list}>
        {list.data?.tokens.map((token) => (
          <li key={token.id}>
            <TokenLine token={token} official={official} onRevoke={() => setLeaving(token)} />
          </li>
        ))}
      </ul>
      <MakeToken session={session} proven={proven} />
      {leaving && <RevokeToken token={leaving} onDone={() => setLeaving(null)} />}
    </section>
  )
}

type TokenLineProps = {
  readonly token: AccessToken
  /** Its owner acts for an administration, asleep where no second factor was proved. */
  readonly official: boolean
  readonly onRevoke: () => void
}

function TokenLine({ token, official, onRevoke }: TokenLineProps) {
  const [say, sayOfAccount] = [useTokenWords(), useAccountWords()]
  const { name, createdAt, expiresAt, expired, lastUsedAt, lastUsedFrom, secondFactor } = token
  const told = [
    say('made', { day: printedDay(createdAt) }),
    say(expired ? 'over' : 'until', { day: printedDay(expiresAt) }),
    ...(official && !secondFactor ? [say('withoutSecond')] : []),
    lastUsedAt ? say('used', { at: printedInstant(lastUsedAt) }) : say('unused'),
    ...(lastUsedFrom ? [sayOfAccount('security.from', { address: lastUsedFrom })] : []),
  ]
  return (
    <>
      <p>
        <b>
          <bdi>{name}</bdi>
        </b>{' '}
        {expired && <StatusBadge tone="waiting">{say('isOver')}</StatusBadge>}
        <small className="figures">{told.join(' · ')}</small>
      </p>
      <Button variant="default" aria-label={say('revokeNamed', { name })} onClick={onRevoke}>
        {say('revoke')}
      </Button>
    </>
  )
}

function RevokeToken({ token, onDone }: { readonly token: AccessToken; readonly onDone: () => void }) {
  const [say, sayOfAccount] = [useTokenWords(), useAccountWords()]
  const client = useClient()
  const changed = useTokensChanged()
  const revocation = useMutation({
    mutationFn: async () => valueOrThrow(await client.call('revokeToken', { params: { id: token.id } })),
    onSuccess: async () => {
      await changed()
      onDone()
    },
  })
  return (
    <Confirm
      title={say('revokeNamed', { name: token.name })}
      why={say('revokeWhy')}
      yes={say('yesRevoke')}
      no={sayOfAccount('security.no')}
      busy={revocation.isPending}
      onYes={() => revocation.mutate()}
      onNo={onDone}
    >
      <Refused error={revocation.error} />
    </Confirm>
  )
}
