import { useDeferredValue, useState } from 'react'
import { usePlaceSearch } from '../../api/queries.ts'
import { useDossierWords } from '../../text/useDossierWords.ts'
import { useWords } from '../../text/words.ts'
import { Chooser } from '../../ui/Chooser.tsx'
import { usePause } from '../search/usePause.ts'

export type ChosenCommune = { readonly code: string; readonly name: string }

type CommuneFieldProps = {
  readonly chosen: ChosenCommune | null
  readonly error?: string | undefined
  readonly onChoose: (commune: ChosenCommune | null) => void
}

const PAUSE_MS = 200

/** A commune by its first letters, in either language. */
export function CommuneField({ chosen, error, onChoose }: CommuneFieldProps) {
  const say = useDossierWords()
  const { t, nameOf, language } = useWords()
  const [typed, setTyped] = useState('')
  const q = useDeferredValue(usePause(typed, PAUSE_MS))
  const { data, isFetching } = usePlaceSearch(q)
  const communes = (data?.results ?? []).filter(({ kind }) => kind === 'commune')
  return (
    <Chooser
      label={say('dossiers.commune')}
      hint={say('dossiers.communeHint')}
      error={error}
      chosen={chosen?.name ?? null}
      onType={setTyped}
      choices={
        q.trim().length < 2
          ? []
          : communes.map((found) => ({
              id: found.id,
              name: nameOf(found),
              hint: language === 'ar' ? found.hintAr : found.hintFr,
            }))
      }
      state={isFetching ? t('home.searching') : q.trim().length < 2 ? '' : t('home.searchNothing', { q })}
      onChoose={(choice) => onChoose(choice && { code: choice.id, name: choice.name })}
    />
  )
}
