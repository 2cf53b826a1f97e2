import { Button } from '@mantine/core'
import { useEffect, useRef } from 'react'
import { MEDIA_MOST, type Media, type Peer } from '../../../../api/contract/room/messages.ts'
import { useRoomWords } from '../../../text/useRoomWords.ts'
import type { BodyLook } from '../bodyColours.ts'
import shared from '../room.module.css'
import { useLineState } from '../roomContext.ts'
import { useSpeaking } from '../side/SpeakingOrder.tsx'
import { useRoomPeople } from '../useRoomPeople.ts'
import classes from './faces.module.css'
import type { Face } from './mediaPort.ts'
import type { MediaOfRoom } from './useMedia.ts'

type FacesProps = {
  readonly media: MediaOfRoom
  readonly speaker: string | null
  readonly lookOf: (body: string | null) => BodyLook
}

/** Everybody in the room, with their picture where there is one. */
export function Faces({ media, speaker, lookOf }: FacesProps) {
  const say = useRoomWords()
  const { peers, self } = useLineState()
  const { floor } = useSpeaking()
  const isMany = peers.length > MEDIA_MOST
  return (
    // What scrolls is reached by the keyboard too.
    <section aria-label={say('people.title')} {...(isMany && { className: classes.strip, tabIndex: 0 })}>
      <ul className={isMany ? `${classes.faces} ${classes.many}` : classes.faces}>
        {peers.map((peer) => (
          <li
            key={peer.peer}
            data-floor={floor === peer.person.id}
            style={{ borderColor: lookOf(peer.body?.id ?? null).colour }}
          >
            {peer.media && (
              <Picture
                {...(peer.peer === self
                  ? { stream: media.stream, isOwn: true, speaker: null }
                  : { stream: streamOf(media.faces, peer), isOwn: false, speaker })}
                isSeen={peer.media.camera && (peer.peer === self || media.audioOnly === null)}
              />
            )}
            <FaceName
              peer={peer}
              isOwn={peer.peer === self}
              hasFloor={floor === peer.person.id}
              face={media.faces.find((one) => one.peer === peer.peer)}
              lookOf={lookOf}
            />
          </li>
        ))}
      </ul>
    </section>
  )
}

const streamOf = (faces: readonly Face[], { peer }: Peer) => faces.find((one) => one.peer === peer)?.stream ?? null

type PictureProps = {
  readonly stream: MediaStream | null
  readonly isOwn: boolean
  readonly speaker: string | null
  /** Heard only, it takes no place. */
  readonly isSeen: boolean
}

function Picture({ stream, isOwn, speaker, isSeen }: PictureProps) {
  const element = useRef<HTMLVideoElement>(null)
  useEffect(() => {
    if (element.current) element.current.srcObject = stream
  }, [stream])
  useEffect(() => {
    // The speaker that was chosen may have been unplugged since: the browser's own is used then.
    if (speaker && element.current?.setSinkId) element.current.setSinkId(speaker).catch(() => undefined)
  }, [speaker])
  return (
    <video
      ref={element}
      autoPlay
      playsInline
      muted={isOwn}
      className={classes.picture}
      data-own={isOwn}
      data-seen={isSeen}
    />
  )
}

type FaceNameProps = {
  readonly peer: Peer
  readonly isOwn: boolean
  readonly hasFloor: boolean
  readonly face: Face | undefined
  readonly lookOf: (body: string | null) => BodyLook
}

function FaceName({ peer: { person, seat, body, media }, isOwn, hasFloor, face, lookOf }: FaceNameProps) {
  const say = useRoomWords()
  const { nameOf } = useRoomPeople()
  const look = lookOf(body?.id ?? null)
  const state = media && face && face.state !== 'connected' ? say(`media.${face.state}`) : null
  const notes = [
    hasFloor ? say('speaking.floor') : null,
    state,
    media && !media.microphone ? say('media.muted') : null,
  ].filter((one) => one !== null)
  return (
    <p className={classes.faceName}>
      <span aria-hidden="true" style={{ color: look.colour }}>
        {look.mark}
      </span>{' '}
      <bdi>{nameOf(person.id)}</bdi> {isOwn && `(${say('people.you')})`}
      <span className={shared.small}>
        {say(`seat.${seat}`)}
        {notes.length > 0 && ` · ${notes.join(' · ')}`}
      </span>
    </p>
  )
}

/** Nobody is seen or heard, and why: by oneself, or by all while the media server is away. */
function Without({ media }: { readonly media: MediaOfRoom }) {
  const say = useRoomWords()
  const { carried } = useLineState()
  const { keptOut, change } = media
  return (
    <p className={shared.note} role="status">
      {keptOut === 'MEDIA_FULL' && say('media.full', { n: carried.most })}
      {keptOut === 'MEDIA_AWAY' && say('media.away', { n: carried.most })}
      {!keptOut && say('media.interrupted')}{' '}
      <button type="button" className={shared.link} onClick={() => change(null)}>
        {say('media.leave')}
      </button>
    </p>
  )
}

/** What one sends, and less of it. */
export function MediaControls({ media }: { readonly media: MediaOfRoom }) {
  const say = useRoomWords()
  const { media: mine, wanted, stream, keptOut, isInterrupted, change } = media
  if (keptOut || isInterrupted) return <Without media={media} />
  if (!mine || !wanted)
    return (
      <Button variant="default" onClick={() => change({ camera: false, microphone: stream !== null })}>
        {say('media.join')}
      </Button>
    )
  const hasMicrophone = (stream?.getAudioTracks().length ?? 0) > 0
  return (
    <div className={shared.row}>
      {hasMicrophone && (
        <Button
          variant="default"
          aria-pressed={wanted.microphone}
          onClick={() => change({ ...wanted, microphone: !wanted.microphone })}
        >
          {say(wanted.microphone ? 'media.microphoneOff' : 'media.microphoneOn')}
        </Button>
      )}
      <PictureControls {...{ media, wanted }} />
      <Button variant="default" onClick={() => change(null)}>
        {say('media.leave')}
      </Button>
    </div>
  )
}

/** One's own picture, and everybody's when the line is weak. */
function PictureControls({ media, wanted }: { readonly media: MediaOfRoom; readonly wanted: Media }) {
  const say = useRoomWords()
  const { stream, audioOnly, change, onlyAudio } = media
  const hasCamera = (stream?.getVideoTracks().length ?? 0) > 0
  if (audioOnly !== null)
    return (
      <>
        {audioOnly === 'weak' && <p role="status">{say('media.weak')}</p>}
        <Button variant="default" onClick={() => onlyAudio(false)}>
          {say('media.picturesBack')}
        </Button>
      </>
    )
  return (
    <>
      {hasCamera && (
        <Button
          variant="default"
          aria-pressed={wanted.camera}
          onClick={() => change({ ...wanted, camera: !wanted.camera })}
        >
          {say(wanted.camera ? 'media.cameraOff' : 'media.cameraOn')}
        </Button>
      )}
      <Button variant="default" onClick={() => onlyAudio(true)}>
        {say('media.audioOnly')}
      </Button>
    </>
  )
}
