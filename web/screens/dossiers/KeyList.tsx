import { Button } from '@mantine/core'
import { useState } from 'react'
import { useDossierWords } from '../../text/useDossierWords.ts'
import { Answers, Dialog } from '../../ui/Dialog.tsx'
import { FactList } from '../../ui/FactList.tsx'
import classes from './dossiers.module.css'

const KEYS = [
  ['j', 'next'],
  ['k', 'former'],
  ['Enter', 'open'],
  ['/', 'filter'],
  ['?', 'list'],
] as const

const VIEWER_KEYS = [
  ['PageDown', 'pages'],
  ['+', 'size'],
  ['Esc', 'close_viewer'],
] as const

/** Every key of the queue and of the viewer, asked for by `?` or by its button. */
export function useKeyList() {
  const [open, setOpen] = useState(false)
  return {
    show: () => setOpen(true),
    list: open ? <KeyList onClose={() => setOpen(false)} /> : null,
  }
}

function KeyList({ onClose }: { readonly onClose: () => void }) {
  const say = useDossierWords()
  return (
    <Dialog title={say('keys.title')} onClose={onClose}>
      <div className={classes.section}>
        <FactList
          facts={[...KEYS, ...VIEWER_KEYS].map(([key, word]) => ({
            term: say(`keys.${word}`),
            value: (
              <kbd className={classes.key} dir="ltr">
                {key}
              </kbd>
            ),
          }))}
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
