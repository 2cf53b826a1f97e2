/** The key one act is asked under, however often: kept by the tab, so that a reload asks the same. */
export function onceKeyOf(act: string): string {
  const name = `rokhas.once.${act}`
  const fresh = crypto.randomUUID()
  try {
    const kept = sessionStorage.getItem(name)
    if (kept !== null) return kept
    sessionStorage.setItem(name, fresh)
  } catch {
    // Storage shut: the key lasts as long as the press of the button.
  }
  return fresh
}
