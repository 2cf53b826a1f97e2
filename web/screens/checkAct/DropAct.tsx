import { Button } from '@mantine/core'
import { type DragEvent, useRef, useState } from 'react'
import { useCheckActWords } from '../../text/useCheckActWords.ts'
import classes from './checkAct.module.css'

type DropActProps = { readonly isBusy: boolean; readonly onFile: (file: File) => void }

const carriesFiles = ({ dataTransfer }: DragEvent) => dataTransfer.types.includes('Files')

/** One PDF, dropped or chosen. */
export function DropAct({ isBusy, onFile }: DropActProps) {
  const say = useCheckActWords()
  const [over, setOver] = useState(false)
  const input = useRef<HTMLInputElement>(null)
  const give = (files: FileList | null) => {
    const [file] = files ?? []
    if (file) onFile(file)
  }
  return (
    <section
      className={classes.drop}
      aria-label={say('drop')}
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
      <p>{over ? say('dropNow') : say('drop')}</p>
      <Button size="md" loading={isBusy} onClick={() => input.current?.click()}>
        {say('choose')}
      </Button>
      <p className={classes.hint}>{say('limits')}</p>
      <input
        ref={input}
        type="file"
        accept="application/pdf,.pdf"
        hidden
        aria-label={say('choose')}
        onChange={({ currentTarget }) => {
          give(currentTarget.files)
          currentTarget.value = ''
        }}
      />
    </section>
  )
}
