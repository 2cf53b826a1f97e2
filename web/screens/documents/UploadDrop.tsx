import { Button } from '@mantine/core'
import { useRef } from 'react'
import { useDocumentWords } from '../../text/useDocumentWords.ts'
import { useDropped } from '../../ui/useDropped.ts'
import { ACCEPTED } from '../../upload/preChecks.ts'
import classes from './documents.module.css'

/** Files dropped or chosen, several at once. */
export function UploadDrop({ onFiles }: { readonly onFiles: (files: readonly File[]) => void }) {
  const say = useDocumentWords()
  const input = useRef<HTMLInputElement>(null)
  const { over, handlers } = useDropped(onFiles)
  return (
    <section className={classes.drop} aria-label={say('upload.heading')} data-over={over || undefined} {...handlers}>
      <p>
        {over ? say('upload.dropNow') : say('upload.drop')}{' '}
        <Button variant="default" size="md" onClick={() => input.current?.click()}>
          {say('upload.choose')}
        </Button>
      </p>
      <p className={classes.hint}>{say('upload.limits')}</p>
      <p className={classes.hint}>{say('upload.survive')}</p>
      <input
        ref={input}
        type="file"
        multiple
        accept={ACCEPTED}
        hidden
        aria-label={say('upload.choose')}
        onChange={({ currentTarget }) => {
          if (currentTarget.files?.length) onFiles([...currentTarget.files])
          currentTarget.value = ''
        }}
      />
    </section>
  )
}
