import { Button, NativeSelect, TextInput } from '@mantine/core'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { mapSizeMm, ORIENTATIONS, PAPERS, SCALES, sheetAddress } from '../../../api/contract/print.ts'
import { printedDay, rounded, typedDay } from '../../text/figures.ts'
import { useLayerWords } from '../../text/useLayerWords.ts'
import { useWords } from '../../text/words.ts'
import { Answers } from '../../ui/Dialog.tsx'
import forms from '../../ui/form.module.css'
import { useTitle } from '../frame/useTitle.ts'
import classes from './print.module.css'
import { type PrintSearch, sheetWanted } from './printSearch.ts'

/** A sheet of the map at a scale, as PDF. All that is chosen is in the address: it is restored, and can be sent. */
export function PrintScreen() {
  const say = useLayerWords()
  const { language } = useWords()
  const search = useSearch({ from: '/impression' })
  const navigate = useNavigate({ from: '/impression' })
  useTitle(say('print.title'))
  const change = (part: PrintSearch) => void navigate({ search: (now) => ({ ...now, ...part }), replace: true })
  const wanted = sheetWanted(search, language === 'ar' ? 'ar' : 'fr')
  return (
    <main id="content" className={classes.page} tabIndex={-1}>
      <h1>{say('print.title')}</h1>
      <p className={classes.what}>{say('print.what')}</p>
      <div className={forms.form}>
        <Place search={search} change={change} />
        <Sheet search={search} change={change} />
        {!wanted && <p role="status">{say('print.nowhere')}</p>}
        <Answers>
          {wanted && (
            <Button component="a" size="md" target="_blank" rel="noopener" href={sheetAddress(wanted)}>
              {say('print.get')}
            </Button>
          )}
          <Button component={Link} to="/" variant="default" size="md">
            {say('print.onMap')}
          </Button>
        </Answers>
      </div>
    </main>
  )
}

type Part = { readonly search: PrintSearch; readonly change: (part: PrintSearch) => void }

/** What lies in the middle, what the sheet is called, and on which day. */
function Place({ search: { parcel = '', title = '', on }, change }: Part) {
  const say = useLayerWords()
  const { t } = useWords()
  const [typed, setTyped] = useState(on ? printedDay(on) : '')
  const day = typedDay(typed)
  const wrong = typed.trim() !== '' && !day
  return (
    <>
      <TextInput
        size="md"
        label={say('print.name')}
        value={title}
        maxLength={120}
        onChange={({ currentTarget }) => change({ title: currentTarget.value })}
      />
      <div className={forms.pair}>
        <TextInput
          size="md"
          label={say('print.parcel')}
          value={parcel}
          maxLength={60}
          dir="ltr"
          onChange={({ currentTarget }) => change({ parcel: currentTarget.value })}
        />
        <TextInput
          size="md"
          label={say('print.on')}
          inputMode="numeric"
          dir="ltr"
          maxLength={10}
          placeholder={t('frame.exampleDay')}
          value={typed}
          error={wrong && say('desk.dayWrong')}
          onChange={({ currentTarget }) => {
            setTyped(currentTarget.value)
            change({ on: typedDay(currentTarget.value) ?? '' })
          }}
        />
      </div>
    </>
  )
}

function Sheet({ search, change }: Part) {
  const say = useLayerWords()
  const scale = search.scale ?? '1000'
  const paper = PAPERS.find((one) => one === search.paper) ?? 'a4'
  const orientation = ORIENTATIONS.find((one) => one === search.orientation) ?? 'portrait'
  const [width, height] = mapSizeMm(paper, orientation).map((mm) => rounded((mm * Number(scale)) / 1000))
  return (
    <>
      <div className={forms.pair}>
        <NativeSelect
          size="md"
          label={say('print.scale')}
          value={scale}
          data={SCALES.map((each) => ({ value: String(each), label: `1/${each}` }))}
          onChange={({ currentTarget }) => change({ scale: currentTarget.value })}
        />
        <NativeSelect
          size="md"
          label={say('print.paper')}
          value={paper}
          data={PAPERS.map((each) => ({ value: each, label: say(`print.${each}`) }))}
          onChange={({ currentTarget }) => change({ paper: currentTarget.value })}
        />
        <NativeSelect
          size="md"
          label={say('print.orientation')}
          value={orientation}
          data={ORIENTATIONS.map((each) => ({ value: each, label: say(`print.${each}`) }))}
          onChange={({ currentTarget }) => change({ orientation: currentTarget.value })}
        />
      </div>
      <p aria-live="polite">{say('print.ground', { width: width ?? '', height: height ?? '' })}</p>
    </>
  )
}
