import { Button } from '@mantine/core'
import { type DragEvent, useRef, useState } from 'react'
import classes from './backlog.module.css'

const carriesFiles = ({ dataTransfer }: DragEvent) => dataTransfer.types.includes('Files')

type DropFilesProps = {
  readonly label: string
  readonly text: string
  readonly choose: string
  readonly hint: string
  readonly accept: string
  readonly several?: boolean
  readonly busy: boolean
  readonly onFiles: (files: readonly File[]) => void
}

/** A place where files are dropped, or chosen by the keyboard. */
export function DropFiles({ label, text, choose, hint, accept, several = false, busy, onFiles }: DropFilesProps) {
  const [over, setOver] = useState(false)
  const input = useRef<HTMLInputElement>(null)
  const give = (files: FileList | null) => {
    if (files && files.length > 0 && !busy) onFiles([...files])
  }
  return (
    <section
      className={classes.drop}
      aria-label={label}
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
      <p>{text}</p>
      <div>
        <Button size="md" loading={busy} onClick={() => input.current?.click()}>
          {choose}
        </Button>
      </div>
      <p className={classes.hint}>{hint}</p>
      <input
        ref={input}
        type="file"
        accept={accept}
        multiple={several}
        hidden
        aria-label={choose}
        onChange={({ currentTarget }) => {
          give(currentTarget.files)
          currentTarget.value = ''
        }}
      />
    </section>
  )
}
