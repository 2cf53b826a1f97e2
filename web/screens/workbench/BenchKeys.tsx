import { useState } from 'react'
import { useDossierWords } from '../../text/useDossierWords.ts'
import { useWorkbenchWords } from '../../text/useWorkbenchWords.ts'
import { useKeyPress } from '../../ui/letterKeys.ts'
import { KeysDialog, VIEWER_KEYS } from '../dossiers/KeyList.tsx'

const KEYS = [
  ['j', 'next'],
  ['k', 'former'],
  ['n', 'nextFinding'],
  ['p', 'formerFinding'],
  ['c', 'confirm'],
  ['x', 'contest'],
  ['o', 'override'],
  ['u', 'undo'],
  ['Esc', 'cancel'],
  ['?', 'list'],
] as const

/** Every key of an examination and of the pieces read beside it, asked for by `?` or by a button. */
export function useBenchKeys() {
  const say = useWorkbenchWords()
  const sayOfPieces = useDossierWords()
  const [open, setOpen] = useState(false)
  useKeyPress(({ key }) => {
    if (key === '?') setOpen(true)
  })
  const keys = [
    ...KEYS.map(([key, word]) => ({ key, does: say(`keyNames.${word}`) })),
    ...VIEWER_KEYS.map(([key, word]) => ({ key, does: sayOfPieces(`keys.${word}`) })),
  ]
  return {
    show: () => setOpen(true),
    dialog: open ? <KeysDialog keys={keys} onClose={() => setOpen(false)} /> : null,
  }
}
