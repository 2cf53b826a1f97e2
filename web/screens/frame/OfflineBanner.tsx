import { useSyncExternalStore } from 'react'
import { useWords } from '../../text/words.ts'
import classes from './frame.module.css'

function watch(changed: () => void): () => void {
  window.addEventListener('online', changed)
  window.addEventListener('offline', changed)
  return () => {
    window.removeEventListener('online', changed)
    window.removeEventListener('offline', changed)
  }
}

/** Said as soon as the network goes, gone as soon as it is back. */
export function OfflineBanner() {
  const { t } = useWords()
  const online = useSyncExternalStore(watch, () => navigator.onLine)
  return (
    <div role="status" className={classes.offline} hidden={online}>
      {online ? '' : t('frame.offline')}
    </div>
  )
}
