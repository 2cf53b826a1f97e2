import { Button, Checkbox } from '@mantine/core'
import { useState } from 'react'
import { useDossierWords } from '../../text/useDossierWords.ts'
import { Answers, Dialog } from '../../ui/Dialog.tsx'
import { FactList } from '../../ui/FactList.tsx'
import { useLetterKeys } from '../../ui/letterKeys.ts'
import classes from './dossiers.module.css'

const KEYS = [
  ['j', 'next'],
  ['k', 'former'],
  ['Enter', 'open'],
  ['/', 'filter'],
  ['?', 'list'],
] as const

/** Of the viewer, wherever a piece is read. */
export const VIEWER_KEYS = [
  ['PageDown', 'pages'],
  ['+', 'size'],
  ['Esc', 'close_viewer'],
] as const

const DESK_KEYS = [['x', 'choose']] as const

type Key = (typeof KEYS | typeof VIEWER_KEYS | typeof DESK_KEYS)[number]

/** Every key of the queue and of the viewer, asked for by `?` or by its button; there the letters are turned off. */
export function useKeyList({ desk = false }: { readonly desk?: boolean } = {}) {
  const [open, setOpen] = useState(false)
  return {
    show: () => setOpen(true),
    list: open ? (
      <KeyList keys={desk ? [...KEYS, ...DESK_KEYS] : [...KEYS, ...VIEWER_KEYS]} onClose={() => setOpen(false)} />
    ) : null,
  }
}

/** Shows them to whoever did not press `?`. */
export function KeysButton({ onShow }: { readonly onShow: () => void }) {
  const say = useDossierWords()
  return (
    <button type="button" className={classes.plain} onClick={onShow}>
      {say('keys.show')}
    </button>
  )
}

function KeyList({ keys, onClose }: { readonly keys: readonly Key[]; readonly onClose: () => void }) {
  const say = useDossierWords()
  return <KeysDialog keys={keys.map(([key, word]) => ({ key, does: say(`keys.${word}`) }))} onClose={onClose} />
}

type KeysDialogProps = {
  readonly keys: readonly { readonly key: string; readonly does: string }[]
  readonly onClose: () => void
}

/** Keys and what each does, and the switch that turns the letters off. */
export function KeysDialog({ keys, onClose }: KeysDialogProps) {
  const say = useDossierWords()
  const [letters, turnLetters] = useLetterKeys()
  return (
    <Dialog title={say('keys.title')} onClose={onClose}>
      <div className={classes.section}>
        <FactList
          facts={keys.map(({ key, does }) => ({
            term: does,
            value: (
              <kbd className={classes.key} dir="ltr">
                {key}
              </kbd>
            ),
          }))}
        />
        <Checkbox
          size="md"
          label={say('keys.letters')}
          description={say('keys.lettersHint')}
          checked={letters}
          onChange={({ currentTarget }) => turnLetters(currentTarget.checked)}
        />
        <Answers>
          <Button variant="default" size="md" onClick={onClose}>
            {say('keys.close')}
          </Button>
        </Answers>
      </div>
    </Dialog>
  )
}
