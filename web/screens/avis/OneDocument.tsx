import { Button, FileInput } from '@mantine/core'
import { useState } from 'react'
import { useOutsideWords } from '../../text/useOutsideWords.ts'
import { Refused } from '../frame/Refused.tsx'
import type { Given } from './OutsideGiven.tsx'
import classes from './outside.module.css'
import { useDepositOutside } from './outsideQueries.ts'

/** The one document that may come with the avis, sent by itself before it. */
export function OneDocument({ token, deposited }: { readonly token: string } & Pick<Given, 'deposited'>) {
  const say = useOutsideWords()
  const depositing = useDepositOutside(token)
  const [file, setFile] = useState<File | null>(null)
  if (deposited)
    return (
      <p role="status">
        <bdi>{say('fileSent', { name: deposited.fileName })}</bdi>
      </p>
    )
  return (
    <div className={classes.part}>
      <FileInput size="md" label={say('file')} description={say('fileHint')} value={file} onChange={setFile} />
      {file && (
        <Button variant="default" size="md" loading={depositing.isPending} onClick={() => depositing.mutate(file)}>
          {say('fileSend')}
        </Button>
      )}
      <Refused error={depositing.error} />
    </div>
  )
}
