import { Button, NativeSelect, TextInput } from '@mantine/core'
import { useState } from 'react'
import {
  mapSizeMm,
  ORIENTATIONS,
  PAPERS,
  SCALES,
  type SheetOrientation,
  type SheetPaperSize,
  sheetAddress,
} from '../../../api/contract/print.ts'
import { Icon } from '../../map/controls/Icon.tsx'
import { useMap } from '../../map/MapContext.ts'
import { viewState } from '../../map/mapView.ts'
import { rounded } from '../../text/figures.ts'
import { useLayerWords } from '../../text/useLayerWords.ts'
import { useWords } from '../../text/words.ts'
import { Answers, Dialog } from '../../ui/Dialog.tsx'
import forms from '../../ui/form.module.css'
import classes from './stage.module.css'

/** A sheet of what the map shows, at a scale, as PDF. */
export function PrintTool() {
  const say = useLayerWords()
  const [open, setOpen] = useState(false)
  return (
    <div className={classes.layers}>
      <button type="button" aria-haspopup="dialog" onClick={() => setOpen(true)}>
        <Icon name="print" />
        <span className={classes.word}>{say('print.open')}</span>
      </button>
      {open && <PrintDialog onClose={() => setOpen(false)} />}
    </div>
  )
}

const oneOf = <T extends string>(all: readonly T[], text: string): T | undefined => all.find((one) => one === text)

function PrintDialog({ onClose }: { readonly onClose: () => void }) {
  const say = useLayerWords()
  const { language } = useWords()
  const at = viewState(useMap())?.center
  const [title, setTitle] = useState('')
  const [parcel, setParcel] = useState('')
  const [scale, setScale] = useState<number>(1000)
  const [paper, setPaper] = useState<SheetPaperSize>('a4')
  const [orientation, setOrientation] = useState<SheetOrientation>('portrait')
  const [width, height] = mapSizeMm(paper, orientation).map((mm) => rounded((mm * scale) / 1000))
  const place = parcel.trim() ? { parcel: parcel.trim() } : { ...(at && { at }) }
  return (
    <Dialog title={say('print.title')} onClose={onClose}>
      <div className={forms.form}>
        <p>{say('print.what')}</p>
        <TextInput
          size="md"
          label={say('print.name')}
          value={title}
          maxLength={120}
          onChange={({ currentTarget }) => setTitle(currentTarget.value)}
        />
        <TextInput
          size="md"
          label={say('print.parcel')}
          value={parcel}
          maxLength={60}
          dir="ltr"
          onChange={({ currentTarget }) => setParcel(currentTarget.value)}
        />
        <div className={forms.pair}>
          <NativeSelect
            size="md"
            label={say('print.scale')}
            value={String(scale)}
            data={SCALES.map((each) => ({ value: String(each), label: `1/${each}` }))}
            onChange={({ currentTarget }) => setScale(Number(currentTarget.value))}
          />
          <NativeSelect
            size="md"
            label={say('print.paper')}
            value={paper}
            data={PAPERS.map((each) => ({ value: each, label: say(`print.${each}`) }))}
            onChange={({ currentTarget }) => setPaper(oneOf(PAPERS, currentTarget.value) ?? paper)}
          />
          <NativeSelect
            size="md"
            label={say('print.orientation')}
            value={orientation}
            data={ORIENTATIONS.map((each) => ({ value: each, label: say(`print.${each}`) }))}
            onChange={({ currentTarget }) => setOrientation(oneOf(ORIENTATIONS, currentTarget.value) ?? orientation)}
          />
        </div>
        <p aria-live="polite">{say('print.ground', { width: width ?? '', height: height ?? '' })}</p>
        <Answers>
          <Button
            component="a"
            size="md"
            target="_blank"
            rel="noopener"
            href={sheetAddress({ ...place, scale, paper, orientation, language, title: title.trim() })}
          >
            {say('print.get')}
          </Button>
          <Button variant="default" size="md" onClick={onClose}>
            {say('print.close')}
          </Button>
        </Answers>
      </div>
    </Dialog>
  )
}
