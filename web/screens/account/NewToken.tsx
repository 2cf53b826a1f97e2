import { Button } from '@mantine/core'
import { useState } from 'react'
import { useAccountWords } from '../../text/useAccountWords.ts'
import { useTokenWords } from '../../text/useTokenWords.ts'
import { Answers, Dialog } from '../../ui/Dialog.tsx'
import { FactList } from '../../ui/FactList.tsx'
import formClasses from '../../ui/form.module.css'
import classes from './account.module.css'

type NewTokenProps = { readonly secret: string; readonly user: string; readonly onKept: () => void }

/** The token, shown this once, with where it goes in QGIS; the only way on is to say it is kept. */
export function NewToken({ secret, user, onKept }: NewTokenProps) {
  const [say, sayOfAccount] = [useTokenWords(), useAccountWords()]
  const [copied, setCopied] = useState<'yes' | 'no' | null>(null)
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(secret)
      setCopied('yes')
    } catch {
      setCopied('no') // the browser refuses it here: it can be marked by hand, and the person is told
    }
  }
  const typed = { address: `${window.location.origin}/api/ogc`, user, password: secret } as const
  const facts = (['address', 'user', 'password'] as const).map((word) => ({
    term: say(word),
    value: (
      <code dir="ltr" className={classes.secret}>
        {typed[word]}
      </code>
    ),
  }))
  return (
    <Dialog title={say('newTitle')}>
      <div className={formClasses.form}>
        <p>{say('newWhy')}</p>
        <p>{say('inQgis')}</p>
        <FactList facts={facts} />
        <p role="status">{copied && say(copied === 'yes' ? 'copied' : 'copyFailed')}</p>
        <Answers>
          <Button variant="default" onClick={() => void copy()}>
            {sayOfAccount('security.codesCopy')}
          </Button>
          <Button onClick={onKept}>{say('kept')}</Button>
        </Answers>
      </div>
    </Dialog>
  )
}
