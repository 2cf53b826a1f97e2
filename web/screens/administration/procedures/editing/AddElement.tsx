import { Button, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useAdministrationWords } from '../../../../text/useAdministrationWords.ts'
import { useVersionWords } from '../../../../text/useVersionWords.ts'
import { Answers } from '../../../../ui/Dialog.tsx'
import form from '../../../../ui/form.module.css'
import { codeFault, type Named } from './working.ts'

type AddElementProps = {
  readonly label: string
  readonly among: readonly { readonly code: string }[]
  readonly onAdd: (named: Named) => void
}

const EMPTY: Named = { code: '', nameFr: '', nameAr: '' }

/** A new element of a list: its code, once, and its names. It stands inside a form: Enter must not save the whole. */
export function AddElement({ label, among, onAdd }: AddElementProps) {
  const say = useVersionWords()
  const cancel = useAdministrationWords()('administration.cancel')
  const [named, setNamed] = useState<Named | null>(null)
  const [tried, setTried] = useState(false)
  if (named === null)
    return (
      <div>
        <Button variant="default" size="md" onClick={() => setNamed(EMPTY)}>
          {label}
        </Button>
      </div>
    )
  const fault = codeFault(named.code, among)
  const set = (part: Partial<Named>) => setNamed({ ...named, ...part })
  const add = () => {
    setTried(true)
    if (fault !== null || named.nameFr.trim() === '' || named.nameAr.trim() === '') return
    onAdd(named)
    setNamed(null)
    setTried(false)
  }
  return (
    <fieldset className={form.group}>
      <legend>{label}</legend>
      <div className={form.pair}>
        <TextInput
          size="md"
          dir="ltr"
          autoComplete="off"
          label={say('code')}
          description={say('codeHint')}
          value={named.code}
          error={tried && fault ? say(fault) : undefined}
          onChange={(event) => set({ code: event.currentTarget.value.trim() })}
        />
        <TextInput
          size="md"
          dir="ltr"
          lang="fr"
          label={say('nameFr')}
          value={named.nameFr}
          onChange={(event) => set({ nameFr: event.currentTarget.value })}
        />
        <TextInput
          size="md"
          dir="rtl"
          lang="ar"
          label={say('nameAr')}
          value={named.nameAr}
          onChange={(event) => set({ nameAr: event.currentTarget.value })}
        />
      </div>
      <Answers>
        <Button variant="default" size="md" onClick={add}>
          {label}
        </Button>
        <Button variant="default" size="md" onClick={() => setNamed(null)}>
          {cancel}
        </Button>
      </Answers>
    </fieldset>
  )
}
