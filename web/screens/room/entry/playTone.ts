const NOTE_HZ = 660
const LASTS_S = 0.6

/** A short note on a speaker; on the browser's own where that one cannot be chosen. */
export async function playTone(speaker: string): Promise<void> {
  const context: AudioContext & { setSinkId?: (id: string) => Promise<void> } = new AudioContext()
  if (speaker && context.setSinkId) await context.setSinkId(speaker)
  const [note, volume] = [context.createOscillator(), context.createGain()]
  note.frequency.value = NOTE_HZ
  volume.gain.setValueAtTime(0.2, context.currentTime)
  volume.gain.exponentialRampToValueAtTime(0.001, context.currentTime + LASTS_S)
  note.connect(volume).connect(context.destination)
  note.onended = () => void context.close()
  note.start()
  note.stop(context.currentTime + LASTS_S)
}
