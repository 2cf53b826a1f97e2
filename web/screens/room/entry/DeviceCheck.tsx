import { Button, NativeSelect } from '@mantine/core'
import { useEffect, useRef } from 'react'
import type { RoomDoor } from '../../../../api/contract/room/answers.ts'
import type { Media } from '../../../../api/contract/room/messages.ts'
import { useRoomWords } from '../../../text/useRoomWords.ts'
import { useWords } from '../../../text/words.ts'
import { Notice } from '../../../ui/Notice.tsx'
import shared from '../room.module.css'
import classes from './entry.module.css'
import { LevelMeter } from './LevelMeter.tsx'
import { playTone } from './playTone.ts'
import { type Chosen, type Devices, useDevices } from './useDevices.ts'

export type Entered = {
  readonly stream: MediaStream | null
  readonly media: Media | null
  /** The speaker that was chosen; empty for the browser's own. */
  readonly speaker: string
}

type DeviceCheckProps = { readonly you: RoomDoor['you']; readonly onEnter: (entered: Entered) => void }

/** What others will see and hear, before they do; nobody has to show a face. */
export function DeviceCheck({ you, onEnter }: DeviceCheckProps) {
  const say = useRoomWords()
  const { language } = useWords()
  const devices = useDevices()
  const { stream, fault, isAsking, check, chosen } = devices
  const enter = (media: Media | null) =>
    onEnter({ stream: media && stream ? clone(stream, media) : null, media, speaker: chosen.speaker })
  const hasCamera = (stream?.getVideoTracks().length ?? 0) > 0
  return (
    <section className={classes.entry} aria-labelledby="entry-title">
      <h2 id="entry-title">{say('entry.title')}</h2>
      <p>
        {say('entry.as', { seat: say(`seat.${you.seat}`) })}
        {you.body && ` ${say('entry.forBody', { body: language === 'ar' ? you.body.nameAr : you.body.nameFr })}`}
      </p>
      <p className={shared.note}>{say('entry.intro')}</p>
      {fault && (
        <Notice tone="warning" role="alert">
          {say(`entry.${fault}`)}
        </Notice>
      )}
      {stream && <Tried devices={devices} stream={stream} hasCamera={hasCamera} />}
      <div className={shared.row}>
        {!stream && (
          <Button loading={isAsking} onClick={() => void check()}>
            {say('entry.check')}
          </Button>
        )}
        {hasCamera && <Button onClick={() => enter({ camera: true, microphone: true })}>{say('entry.enter')}</Button>}
        {stream && (
          <Button variant={hasCamera ? 'default' : 'filled'} onClick={() => enter({ camera: false, microphone: true })}>
            {say('entry.audio')}
          </Button>
        )}
        <Button variant="default" onClick={() => enter(null)}>
          {say('entry.quiet')}
        </Button>
      </div>
    </section>
  )
}

/** Its own tracks: those of the check stop with it. With the microphone alone no camera lamp stays lit. */
function clone(stream: MediaStream, { camera }: Media): MediaStream {
  const tracks = camera ? stream.getTracks() : stream.getAudioTracks()
  return new MediaStream(tracks.map((track) => track.clone()))
}

type TriedProps = { readonly devices: Devices; readonly stream: MediaStream; readonly hasCamera: boolean }

function Tried({ devices, stream, hasCamera }: TriedProps) {
  const say = useRoomWords()
  const video = useRef<HTMLVideoElement>(null)
  useEffect(() => {
    if (video.current) video.current.srcObject = stream
  }, [stream])
  return (
    <div className={classes.tried}>
      {hasCamera ? (
        <video ref={video} autoPlay playsInline muted aria-label={say('entry.preview')} className={classes.preview} />
      ) : (
        <p className={shared.note}>{say('entry.noPreview')}</p>
      )}
      <div>
        <DeviceSelect {...{ devices }} kind="videoinput" of="camera" />
        <DeviceSelect {...{ devices }} kind="audioinput" of="microphone" />
        <LevelMeter stream={stream} />
        <DeviceSelect {...{ devices }} kind="audiooutput" of="speaker" />
        <Button variant="default" onClick={() => void playTone(devices.chosen.speaker)}>
          {say('entry.test')}
        </Button>
      </div>
    </div>
  )
}

type DeviceSelectProps = { readonly devices: Devices; readonly kind: MediaDeviceKind; readonly of: keyof Chosen }

function DeviceSelect({ devices: { list, chosen, choose }, kind, of }: DeviceSelectProps) {
  const say = useRoomWords()
  const there = list.filter((device) => device.kind === kind && device.deviceId !== '' && device.deviceId !== 'default')
  return (
    <NativeSelect
      label={say(`entry.${of}`)}
      value={chosen[of]}
      onChange={({ currentTarget }) => choose({ [of]: currentTarget.value })}
      data={[
        { value: '', label: say('entry.byDefault') },
        ...there.map(({ deviceId, label }, index) => ({
          value: deviceId,
          label: label || say('entry.numbered', { n: index + 1 }),
        })),
      ]}
    />
  )
}
