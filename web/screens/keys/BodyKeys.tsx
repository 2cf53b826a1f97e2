import { Button } from '@mantine/core'
import { useState } from 'react'
import type { BodyAnswer } from '../../../api/contract/bodies.ts'
import type { KeyQuota, SigningKey } from '../../../api/contract/keys.ts'
import { useMay, useSession } from '../../session/session.ts'
import { useKeyWords } from '../../text/useKeyWords.ts'
import { useWords } from '../../text/words.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Waiting } from '../../ui/Waiting.tsx'
import { Refused } from '../frame/Refused.tsx'
import { AddKey } from './AddKey.tsx'
import { KeyItem } from './KeyItem.tsx'
import { useBodyKeys } from './keyQueries.ts'
import classes from './keys.module.css'

/** The keys people sign with for a body, for those who administer it or sign for it; to anybody else nothing. */
export function BodyKeys({ body }: { readonly body: BodyAnswer }) {
  const say = useKeyWords()
  const { data: session } = useSession()
  const may = useMay('key.consult', { bodyIds: [body.id], personId: session?.person?.id ?? null })
  const keys = useBodyKeys(body.id, may.allowed)
  const [adding, setAdding] = useState<SigningKey | 'new' | null>(null)
  if (!may.allowed) return null
  return (
    <section className={classes.keys} aria-labelledby="keys">
      <h2 id="keys">{say('title')}</h2>
      <p className={classes.hint}>{say('intro')}</p>
      {keys.isPending && <Waiting lines={[24, 88]} />}
      <Refused error={keys.error} />
      {keys.data && (
        <>
          <Quota quota={keys.data.quota} />
          {keys.data.mayAdd && (
            <div>
              <Button size="md" onClick={() => setAdding('new')}>
                {say('addMine')}
              </Button>
            </div>
          )}
          {keys.data.keys.length === 0 ? (
            <EmptyState level={2} title={say('none')} text={say('noneText')} />
          ) : (
            <ul className={classes.list}>
              {keys.data.keys.map((key) => (
                <KeyItem
                  key={key.id}
                  signingKey={key}
                  onReplace={key.holder.id === session?.person?.id ? () => setAdding(key) : null}
                />
              ))}
            </ul>
          )}
          {adding && (
            <AddKey
              bodyId={body.id}
              kinds={keys.data.kinds}
              replaces={adding === 'new' ? null : adding}
              onClose={() => setAdding(null)}
            />
          )}
        </>
      )}
    </section>
  )
}

function Quota({ quota: { used, keys, rule } }: { readonly quota: KeyQuota }) {
  const key = useKeyWords()
  const { say } = useWords()
  return (
    <div className={classes.quota}>
      <p>{keys === null ? key('quotaUnknown', { used }) : key('quota', { used, keys })}</p>
      {keys !== null && used > keys && <p>{key('quotaOver')}</p>}
      {rule && (
        <p className={classes.hint}>
          {say(rule)} {rule.sureness !== 'sourced' && `(${key('toConfirm')})`}
        </p>
      )}
    </div>
  )
}
