import { useEffect, useMemo, useState } from 'react'
import type { Background } from '../../../api/contract/map.ts'
import { MapNotice } from '../controls/MapNotice.tsx'
import { useMapLanguage } from '../MapContext.ts'
import { useLayer } from '../useLayer.ts'
import { useMapWords } from '../useMapWords.ts'
import '../panels.css'
import { configuredBackground } from './configuredBackground.ts'
import { quietBackground } from './quietBackground.ts'

type BackgroundLayerProps = {
  /** Over the quiet land and sea; null or absent: those alone. */
  readonly background?: Background | null
}

function useTileFailure(layer: ReturnType<typeof configuredBackground> | null): boolean {
  const [failed, setFailed] = useState(false)
  useEffect(() => {
    setFailed(false)
    const source = layer?.getSource()
    if (!source) return
    const fail = () => setFailed(true)
    source.on('tileloaderror', fail)
    return () => source.un('tileloaderror', fail)
  }, [layer])
  return failed
}

/** Land and sea without network, and the chosen service over them with its credit. */
export function BackgroundLayer({ background = null }: BackgroundLayerProps) {
  const t = useMapWords()
  const language = useMapLanguage()
  const quiet = useMemo(quietBackground, [])
  const chosen = useMemo(() => (background ? configuredBackground(background) : null), [background])
  const failed = useTileFailure(chosen)
  useLayer(quiet)
  useLayer(chosen)
  return (
    <>
      <p className="map-attribution">{[t('credits'), background?.attribution].filter(Boolean).join(' · ')}</p>
      {background && failed && (
        <MapNotice>
          {t('layerUnavailable', { layers: language === 'ar' ? background.nameAr : background.nameFr })}
        </MapNotice>
      )}
    </>
  )
}

type BackgroundChoiceProps = {
  readonly backgrounds: readonly Background[]
  readonly chosen: string | null
  readonly onChoose: (id: string | null) => void
  readonly language: 'fr' | 'ar'
}

/** Chooses between the quiet background and those configured; nothing to show when none is. */
export function BackgroundChoice({ backgrounds, chosen, onChoose, language }: BackgroundChoiceProps) {
  const t = useMapWords()
  if (backgrounds.length === 0) return null
  return (
    <label className="map-background-choice">
      <span>{t('background.title')}</span>
      <select value={chosen ?? ''} onChange={(event) => onChoose(event.target.value || null)}>
        <option value="">{t('background.quiet')}</option>
        {backgrounds.map(({ id, nameFr, nameAr }) => (
          <option key={id} value={id}>
            {language === 'ar' ? nameAr : nameFr}
          </option>
        ))}
      </select>
    </label>
  )
}
