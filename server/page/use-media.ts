import { useEffect, useState } from 'preact/hooks'

/**
 * Whether a media query holds, followed.
 *
 * @example const isNarrow = useMedia('(max-width: 40rem)')
 */
export function useMedia(query: string): boolean {
  const [holds, setHolds] = useState(() => matchMedia(query).matches)
  useEffect(() => {
    const list = matchMedia(query)
    const follow = () => setHolds(list.matches)
    follow()
    list.addEventListener('change', follow)
    return () => list.removeEventListener('change', follow)
  }, [query])
  return holds
}
