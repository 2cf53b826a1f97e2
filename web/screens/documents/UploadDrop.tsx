import { Button } from '@mantine/core'
import { type DragEvent, useRef, useState } from 'react'
import { useDocumentWords } from '../../text/useDocumentWords.ts'
import { ACCEPTED } from '../../upload/preChecks.ts'
import classes from './documents.module.css'

const carriesFiles = ({ dataTransfer }: DragEvent) => dataTransfer.types.includes('Files')

/** Files dropped or chosen, several at once. */
export function UploadDrop({ onFiles }: { readonly onFiles: (files: readonly File[]) => void }) {
  const say = useDocumentWords()
  const [over, setOver] = useState(false)
  const input = useRef<HTMLInputElement>(null)
  const give = (files: FileList | null) => {
    if (files && files.length > 0) onFiles([...files])
  }
  return (
    <section
      className={classes.drop}
      aria-label={say('upload.heading')}
      data-over={over || undefined}
      onDragOver={(event) => {
        if (!carriesFiles(event)) return
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget as Node | null)) setOver(false)
      }}
      onDrop={(event) => {
        event.preventDefault()
        setOver(false)
        give(event.dataTransfer.files)
      }}
    >
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
          give(currentTarget.files)
          currentTarget.value = ''
        }}
      />
    </section>
  )
}
