import { useEffect, useState } from 'react'
import { useRoomWords } from '../../../text/useRoomWords.ts'
import classes from './entry.module.css'

/** How loud a microphone is, 0 to 1: the root mean square of its samples, stretched so that speech fills the bar. */
export function levelOf(samples: Uint8Array): number {
  const sum = samples.reduce((total, sample) => total + ((sample - 128) / 128) ** 2, 0)
  return Math.min(1, Math.sqrt(sum / Math.max(1, samples.length)) * 4)
}

const EVERY_MS = 100

/** Moves with what the microphone hears. */
export function LevelMeter({ stream }: { readonly stream: MediaStream }) {
  const say = useRoomWords()
  const [level, setLevel] = useState(0)
  useEffect(() => {
    if (stream.getAudioTracks().length === 0) return
    const context = new AudioContext()
    const analyser = context.createAnalyser()
    context.createMediaStreamSource(stream).connect(analyser)
    const samples = new Uint8Array(analyser.fftSize)
    const timer = setInterval(() => {
      analyser.getByteTimeDomainData(samples)
      setLevel(levelOf(samples))
    }, EVERY_MS)
    return () => {
      clearInterval(timer)
      void context.close()
    }
  }, [stream])
  return (
    <p className={classes.level}>
      <span id="microphone-level">{say('entry.level')}</span>
      <meter aria-labelledby="microphone-level" min={0} max={1} value={level} />
    </p>
  )
}
