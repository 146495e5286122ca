// Icons are imported one by one from their own file; the package's index would pull in all six thousand.
declare module '@tabler/icons-react/dist/esm/icons/*' {
  import type { Icon } from '@tabler/icons-react'

  const icon: Icon
  export default icon
}

declare module 'react-dom/server.browser' {
  export { renderToReadableStream } from 'react-dom/server'
}
