import { Button } from '@mantine/core'
import { useState } from 'react'
import { useAccountWords } from '../../text/useAccountWords.ts'
import { Answers, Dialog } from '../../ui/Dialog.tsx'
import formClasses from '../../ui/form.module.css'
import classes from './account.module.css'

type RecoveryCodesProps = { readonly codes: readonly string[]; readonly onKept: () => void }

/** Codes shown this once; the only way on is to say they are kept. */
export function RecoveryCodes({ codes, onKept }: RecoveryCodesProps) {
  const say = useAccountWords()
  const [copied, setCopied] = useState<'yes' | 'no' | null>(null)
  const text = codes.join('\n')
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text)
      setCopied('yes')
    } catch {
      setCopied('no') // the browser refuses it here: the two other ways remain, and the person is told
    }
  }
  return (
    <Dialog title={say('security.codesTitle')}>
      <div className={formClasses.form}>
        <p>{say('security.codesWhy')}</p>
        <ul className={`${classes.codes} figures`} dir="ltr">
          {codes.map((code) => (
            <li key={code}>{code}</li>
          ))}
        </ul>
        <p role="status">{copied && say(copied === 'yes' ? 'security.codesCopied' : 'security.codesCopyFailed')}</p>
        <Answers>
          <Button variant="default" onClick={() => void copy()}>
            {say('security.codesCopy')}
          </Button>
          <Button
            component="a"
            variant="default"
            href={`data:text/plain;charset=utf-8,${encodeURIComponent(`${text}\n`)}`}
            download={say('security.codesFile')}
          >
            {say('security.codesDownload')}
          </Button>
          <Button variant="default" onClick={() => window.print()}>
            {say('security.codesPrint')}
          </Button>
          <Button onClick={onKept}>{say('security.codesKept')}</Button>
        </Answers>
      </div>
    </Dialog>
  )
}
