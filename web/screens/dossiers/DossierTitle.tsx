import { Button, TextInput } from '@mantine/core'
import { useState } from 'react'
import type { DossierAnswer } from '../../../api/contract/dossiers.ts'
import { useDossierWords } from '../../text/useDossierWords.ts'
import { Answers } from '../../ui/Dialog.tsx'
import forms from '../../ui/form.module.css'
import { Refused } from '../frame/Refused.tsx'
import { useRenameDossier } from './dossierQueries.ts'
import classes from './dossiers.module.css'

/** The title, and its field for those who may rename a draft. */
export function DossierTitle({ dossier }: { readonly dossier: DossierAnswer }) {
  const say = useDossierWords()
  const [title, setTitle] = useState<string | null>(null)
  const renaming = useRenameDossier(dossier)
  if (title === null)
    return (
      <div className={classes.titleLine}>
        <h1>
          <bdi>{dossier.title}</bdi>
        </h1>
        {dossier.may.includes('dossier.change') && (
          <button type="button" className={forms.link} onClick={() => setTitle(dossier.title)}>
            {say('dossiers.rename')}
          </button>
        )}
      </div>
    )
  return (
    <form
      noValidate
      className={forms.form}
      onSubmit={(event) => {
        event.preventDefault()
        if (title.trim() !== '') renaming.mutate(title, { onSuccess: () => setTitle(null) })
      }}
    >
      <h1 className="unseen">{dossier.title}</h1>
      <TextInput
        size="md"
        label={say('dossiers.name')}
        maxLength={200}
        value={title}
        error={title.trim() === '' ? say('dossiers.nameMissing') : undefined}
        onChange={(event) => setTitle(event.currentTarget.value)}
      />
      <Refused error={renaming.error} />
      <Answers>
        <Button type="submit" size="md" loading={renaming.isPending}>
          {say('dossiers.save')}
        </Button>
        <Button variant="default" size="md" onClick={() => setTitle(null)}>
          {say('dossiers.cancel')}
        </Button>
      </Answers>
    </form>
  )
}
